//! Names for occurrences that say nothing without the journal's key, for files in the open.

use care::{schedule::OccurrenceId, time::care_day};
use hkdf::Hkdf;
use sha2::Sha256;

use crate::open::Journal;

impl Journal {
    /// The name of an occurrence in the open: 128 bits in hex, derived from the journal's key.
    ///
    /// The same for every minute of its care day, as a recorded night or a corrected session may
    /// move the minute of what is still the same asking.
    pub fn tag(&self, occurrence: &OccurrenceId) -> String {
        let OccurrenceId { session, rule, due } = occurrence;
        let info = format!("reminder {} {} {}", session.0, care_day(*due), rule.0);
        let mut tag = [0; 16];
        Hkdf::<Sha256>::new(None, self.key().bytes())
            .expand(info.as_bytes(), &mut tag)
            .expect("16 bytes are within what HKDF-SHA256 gives");
        format!("{:032x}", u128::from_be_bytes(tag))
    }
}

#[cfg(test)]
mod tests {
    use care::{entry::EntryId, plan::RuleId};

    use super::*;
    use crate::{key::Key, open};

    fn occurrence(rule: &str, due: &str) -> OccurrenceId {
        OccurrenceId {
            session: EntryId(1),
            rule: RuleId(rule.into()),
            due: due.parse().unwrap(),
        }
    }

    #[test]
    fn a_tag_is_stable_and_differs_by_rule_day_and_journal() {
        let dir = tempfile::tempdir().unwrap();
        let journal = open::create(&dir.path().join("a"), &Key::new([1; 32])).unwrap();
        let other = open::create(&dir.path().join("b"), &Key::new([2; 32])).unwrap();
        let evening = occurrence("evening", "2026-10-28T21:00:00");
        let tag = journal.tag(&evening);
        assert_eq!(tag.len(), 32);
        assert_eq!(
            tag,
            journal.tag(&occurrence("evening", "2026-10-28T21:20:00"))
        );
        assert_ne!(
            tag,
            journal.tag(&occurrence("evening", "2026-10-29T21:00:00"))
        );
        assert_ne!(
            tag,
            journal.tag(&occurrence("morning", "2026-10-28T21:00:00"))
        );
        assert_ne!(tag, other.tag(&evening));
    }
}
