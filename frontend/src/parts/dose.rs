//! The words for how a dose is given.

use care::session::Route as Given;

use crate::say::say;

/// In the order of the list.
pub const ALL: [Given; 5] = [
    Given::Intravenous,
    Given::Intramuscular,
    Given::Subcutaneous,
    Given::Nasal,
    Given::Oral,
];

/// What the patient reads.
pub fn word(given: Given) -> String {
    say(&format!("dose-{}", name(given)))
}

/// A plain note below it, for those who do not know the short form.
pub fn about(given: Given) -> String {
    say(&format!("dose-{}-about", name(given)))
}

/// Stands for it in the page.
pub fn name(given: Given) -> &'static str {
    match given {
        Given::Intravenous => "intravenous",
        Given::Intramuscular => "intramuscular",
        Given::Subcutaneous => "subcutaneous",
        Given::Nasal => "nasal",
        Given::Oral => "oral",
    }
}
