//! What a phone may dial: numbers that stand in Help, and nothing else.

use crate::{
    private::Private,
    safety::{Contact, HelpCard},
};

/// What a phone dials of a printed number; none where it says more than a number, such as which
/// of two to choose: that is for the patient to read, and not for us to guess.
pub fn dialled(printed: &str) -> Option<String> {
    const BETWEEN: [char; 7] = [' ', '\u{a0}', '(', ')', '-', '\u{2011}', '.'];
    let kept = printed.replace(BETWEEN, "");
    let digits = kept.strip_prefix('+').unwrap_or(&kept);
    let is_number = !digits.is_empty() && digits.chars().all(|it| it.is_ascii_digit());
    is_number.then_some(kept)
}

impl HelpCard {
    /// Whether this, as a phone dials it, is one of the numbers that are shown.
    pub fn shows_number(&self, dials: &str) -> bool {
        let of_plan = self.from_plan.iter().flat_map(|it| &it.lines);
        let lines = of_plan.chain(&self.country.lines);
        let printed = lines.filter_map(|it| it.call.as_deref());
        let own = self.lines.iter().chain(&self.people).chain(&self.clinic);
        let mut all = std::iter::once(self.country.emergency.as_str())
            .chain(printed)
            .chain(own.map(|it: &Contact| Private::reveal(&it.phone)));
        all.any(|it| dialled(it).as_deref() == Some(dials))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{library, safety_plan::SafetyPlan};

    #[test]
    fn a_printed_number_is_dialled_without_what_makes_it_readable() {
        let dials = |printed| dialled(printed).unwrap();
        assert_eq!(dials("0800 111 0 111"), "08001110111");
        assert_eq!(dials("+49 (30) 12-34"), "+49301234");
    }

    #[test]
    fn what_is_more_than_a_number_is_not_dialled() {
        for printed in ["", "+", "112 or 15", "116 123 / 3114", "12+3", "*100#"] {
            assert_eq!(dialled(printed), None, "{printed}");
        }
    }

    #[test]
    fn every_number_that_ships_is_dialled_and_advice_in_words_is_not() {
        for country in library::countries() {
            let calls = country.lines.iter().filter_map(|it| it.call.as_ref());
            for number in calls {
                assert!(dialled(number).is_some(), "{number}");
            }
            let is_told = country.code == library::OTHER;
            assert_eq!(dialled(&country.emergency).is_none(), is_told);
        }
    }

    #[test]
    fn only_what_stands_in_help_is_dialled() {
        let friend = Contact {
            name: "Jo".into(),
            phone: "030 555 0107".into(),
            while_locked: false,
        };
        let card = HelpCard {
            country: library::country("de").unwrap().clone(),
            from_plan: None,
            lines: vec![],
            people: vec![friend],
            clinic: None,
            plan: SafetyPlan::default(),
            signs: vec![],
            dials: true,
        };
        for number in ["112", "08001110111", "0305550107"] {
            assert!(card.shows_number(number), "{number}");
        }
        for number in ["", "0900123456", "030555010", "030 555 0107"] {
            assert!(!card.shows_number(number), "{number}");
        }
    }
}
