//! What the patient chose stays what was chosen.

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn begun() -> Rc<State> {
    Rc::new(State::begin("2026-10-30T01:00:00".parse().unwrap(), &[]))
}

fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions
        .into_iter()
        .fold(begun(), |state, action| state.reduce(action))
}

fn page() -> Preview {
    Preview {
        pages: vec!["<svg/>".into()],
        text: "page".into(),
        sections: Vec::new(),
        own_words: Vec::new(),
        has_item9: false,
    }
}

#[test]
fn the_last_seven_days_are_seven_and_one_in_the_night_is_yesterday() {
    let choice = begun().choice();
    assert_eq!(
        [choice.from, choice.to],
        [date("2026-10-23"), date("2026-10-29")]
    );
}

#[test]
fn item_9_is_in_until_it_is_taken_out() {
    assert!(!begun().choice().without_item9);
    assert!(
        after([Action::Put(What::Item9, false)])
            .choice()
            .without_item9
    );
}

#[test]
fn a_page_of_an_older_choice_is_not_shown() {
    let old = begun().choice();
    let state = after([
        Action::Turn(Section::Sleep, false),
        Action::Made(old, page().into()),
    ]);
    assert_eq!(state.preview, None);
}

#[test]
fn a_page_stays_in_view_while_the_next_is_made_but_cannot_be_saved() {
    let made = Action::Made(begun().choice(), page().into());
    let state = after([made, Action::Turn(Section::Sleep, false)]);
    assert!(state.preview.is_some());
    assert!(!state.is_current());
}

#[test]
fn saved_is_no_longer_said_once_the_choice_changes() {
    let place = "a.pdf".into();
    let saved = [Action::Save, Action::Saved(Saved { place, words: None })];
    assert!(after(saved.clone()).saved.is_some());
    let changed = saved
        .into_iter()
        .chain([Action::Put(What::Words(EntryId(1)), true)]);
    assert_eq!(after(changed).saved, None);
}
