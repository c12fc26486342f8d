//! When to call after ketamine: a card to read, the same for everybody and never a verdict.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// Signs that call for the same act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signs {
    /// What to do.
    pub act: String,
    /// When.
    pub signs: Vec<String>,
    /// What else to know.
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    groups: Vec<Signs>,
}

static CARD: LazyLock<Vec<Signs>> = LazyLock::new(|| {
    let card: Card = toml::from_str(include_str!("../../../assets/help/signs.toml"))
        .expect("the card is read by a test");
    card.groups
});

/// The card of `care.md` 6.5, the most pressing first.
pub fn signs() -> &'static [Signs] {
    &CARD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_wait_comes_first_and_every_group_says_what_to_do() {
        let all = signs();
        assert!(all[0].act.contains("emergency"));
        for group in all {
            assert!(
                !group.act.is_empty() && !group.signs.is_empty(),
                "{group:?}"
            );
        }
    }
}
