//! How many notifications a phase of a plan bears on one day.

use serde::{Deserialize, Serialize};

use crate::wish::Amount;

/// So many notifications a day, by what the patient wishes. A plan may also write one number:
/// the usual one, which is the most as well, and half of it for those who wish fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "NoticesWritten")]
pub struct Notices {
    /// For those who wish fewer.
    pub fewer: usize,
    /// Where nothing was wished.
    pub usual: usize,
    /// For those who wish more: never above what the phase bears.
    pub more: usize,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum NoticesWritten {
    One(usize),
    #[serde(rename_all = "snake_case")]
    Each {
        fewer: usize,
        usual: usize,
        more: usize,
    },
}

impl From<NoticesWritten> for Notices {
    fn from(written: NoticesWritten) -> Self {
        match written {
            NoticesWritten::One(usual) => Self {
                fewer: usual.div_ceil(2),
                usual,
                more: usual,
            },
            NoticesWritten::Each { fewer, usual, more } => Self { fewer, usual, more },
        }
    }
}

impl Notices {
    /// How many for this wish.
    pub fn of(&self, amount: Amount) -> usize {
        match amount {
            Amount::Fewer => self.fewer,
            Amount::Usual => self.usual,
            Amount::More => self.more,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::default_plan;

    #[test]
    fn one_number_is_the_most_and_half_of_it_for_those_who_wish_fewer() {
        let notices: Notices = serde_json::from_str("3").unwrap();
        assert_eq!((notices.fewer, notices.usual, notices.more), (2, 3, 3));
    }

    #[test]
    fn who_wishes_more_never_gets_more_than_the_care_plan_bears() {
        // care.md, section 3.2, column "Prompts".
        let most = [
            ("prepare", 1),
            ("supervised", 0),
            ("settle", 2),
            ("night1", 1),
            ("day1", 4),
            ("active", 4),
            ("carry", 3),
            ("between", 2),
        ];
        for (id, most) in most {
            let plan = default_plan();
            let phase = plan.phases.iter().find(|it| it.id.0 == id).unwrap();
            let Notices { fewer, usual, more } = phase.notices_a_day;
            assert!(fewer <= usual && usual <= more && more <= most, "{id}");
        }
    }
}
