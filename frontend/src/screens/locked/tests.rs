//! The locked door: what stays, what goes, and what runs down.

use super::*;

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = Rc::new(State::default());
    for action in actions {
        state = state.reduce(action);
    }
    (*state).clone()
}

#[test]
fn a_wrong_passphrase_stays_in_its_field_and_the_wait_runs_down() {
    let wrong = Action::Failed(Failure::WrongPassphrase { wait_s: 2 });
    let typed = Action::Passphrase("nearly right".into());
    let state = after([typed, Action::Trying, wrong, Action::SecondPassed]);
    assert_eq!((state.wait_s, state.busy), (1, false));
    assert_eq!(state.passphrase.reveal(), "nearly right");
}

#[test]
fn looking_at_the_door_does_not_lengthen_the_wait() {
    let state = after([Action::Wait(30), Action::SecondPassed, Action::Wait(30)]);
    assert_eq!(state.wait_s, 29);
}

#[test]
fn what_was_typed_goes_when_the_other_way_in_is_taken() {
    let state = after([
        Action::Passphrase("secret".into()),
        Action::Recovering(true),
    ]);
    assert_eq!(state.passphrase, Private::default());
    assert!(state.recovering);
}
