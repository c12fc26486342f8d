//! The vault: copies of the journal, what opens it, mending it, and erasing everything.

use std::rc::Rc;

use care::{
    backup::{Backups, Holds},
    contract::{
        ChangePassphrase, EraseAll, Failure, LookIntoBackup, MendJournal, RenewWords, Restore,
        SaveBackup, SeeBackups, UnlockAsItIs,
    },
    private::Private,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    parts::frame::Frame,
    route::Route,
    say::{say, say_with},
    screens::vault_view,
    travel,
};

/// Which of it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The journal is open.
    Open,
    /// There is none yet.
    Fresh,
    /// It cannot be opened.
    Broken,
    /// It can be read in parts.
    Damaged,
    /// It lacks its last days.
    Copy,
}

/// What the patient is about to do, behind the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    Change,
    Words,
    /// Look into the copy of this name, and restore it.
    Copy(String),
    Mend,
    GoOn,
    Erase,
}

impl Task {
    /// Under which its texts stand.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Words => "words",
            Self::Copy(_) => "copy",
            Self::Mend => "mend",
            Self::GoOn => "go-on",
            Self::Erase => "erase",
        }
    }
}

/// What the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub backups: Option<Backups>,
    pub task: Option<Task>,
    pub passphrase: Private,
    /// The new one.
    pub new: Private,
    /// What the copy holds, once it was looked into.
    pub holds: Option<Holds>,
    /// New recovery words, to be written down.
    pub words: Vec<Private>,
    pub said: Option<Failure>,
    pub done: Option<String>,
    pub busy: bool,
}

/// What can happen on it.
pub enum Action {
    Came(Result<Backups, Failure>),
    Take(Option<Task>),
    Passphrase(String),
    New(String),
    Trying,
    Ended(Result<End, Failure>),
}

/// How a task ended.
pub enum End {
    /// With a sentence.
    Done(String),
    Holds(Holds),
    Words(Private),
    /// The door is to be looked at again.
    Door,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Came(Ok(backups)) => next.backups = Some(backups),
            // What is under way ends first.
            Action::Take(task) if task.is_none() || !next.busy => {
                next = Self {
                    backups: next.backups,
                    task,
                    ..Self::default()
                }
            }
            Action::Take(_) => {}
            Action::Passphrase(words) => next.passphrase = Private(words),
            Action::New(words) => next.new = Private(words),
            Action::Trying => {
                next.busy = true;
                next.said = None;
                next.done = None;
            }
            Action::Ended(Ok(end)) => {
                next.busy = false;
                match end {
                    End::Holds(holds) => next.holds = Some(holds),
                    End::Words(words) => {
                        next.passphrase = Private::default();
                        let each = words.reveal().split_whitespace();
                        next.words = each.map(Private::from).collect();
                    }
                    End::Done(done) => {
                        next = Self {
                            backups: next.backups,
                            done: Some(done),
                            ..Self::default()
                        }
                    }
                    End::Door => next = Self::default(),
                }
            }
            Action::Came(Err(failure)) | Action::Ended(Err(failure)) => {
                next.busy = false;
                next.said = Some(failure);
            }
        }
        next.into()
    }
}

/// The screen.
pub struct Vault {
    pub room: Room,
    /// The door is to be looked at again.
    pub changed: Callback<()>,
}

kept!(Vault, use_vault, |it| format!("{:?}", it.room));

#[hook]
fn use_vault(props: &Vault) -> Html {
    let state = use_reducer(State::default);
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    use_effect_with(state.done.clone(), {
        let dispatch = dispatch.clone();
        move |_| {
            spawn_local(async move { dispatch.emit(Action::Came(ask(SeeBackups {}).await)) });
        }
    });
    let go = {
        let (dispatch, state, changed) = (dispatch.clone(), state.clone(), props.changed.clone());
        Callback::from(move |()| {
            if state.busy {
                return;
            }
            dispatch.emit(Action::Trying);
            let (dispatch, state, changed) = (dispatch.clone(), state.clone(), changed.clone());
            spawn_local(async move {
                let ended = play(&state).await;
                let leaves = matches!(ended, Ok(End::Door));
                dispatch.emit(Action::Ended(ended));
                if leaves {
                    travel::replace(&Route::Today);
                    changed.emit(());
                }
            });
        })
    };
    let back = match (&state.task, props.room) {
        (Some(_), _) => dispatch.reform(|()| Action::Take(None)),
        (None, Room::Open) => Callback::from(|()| travel::replace(&Route::Settings)),
        (None, _) => Callback::from(|()| travel::replace(&Route::Today)),
    };
    part!(Frame {
        title: say("vault-title"),
        onback: back,
        children: html! { <>{ vault_view::view(&state, props.room, &dispatch, go) }</> },
    })
}

/// Does what the patient is about to do.
async fn play(state: &State) -> Result<End, Failure> {
    let passphrase = state.passphrase.clone();
    match &state.task {
        None => {
            let path = ask(SaveBackup {}).await?;
            Ok(End::Done(say_with("vault-saved", &[("path", path.into())])))
        }
        Some(Task::Change) => {
            let new = state.new.clone();
            ask(ChangePassphrase { passphrase, new }).await?;
            Ok(End::Done(say("vault-changed")))
        }
        Some(Task::Words) if !state.words.is_empty() => Ok(End::Done(say("vault-renewed"))),
        Some(Task::Words) => Ok(End::Words(ask(RenewWords { passphrase }).await?)),
        Some(Task::Copy(name)) => {
            let name = name.clone();
            if state.holds.is_none() {
                return Ok(End::Holds(ask(LookIntoBackup { name, passphrase }).await?));
            }
            ask(Restore { name, passphrase }).await?;
            Ok(End::Door)
        }
        Some(Task::Mend) => {
            ask(MendJournal { passphrase }).await?;
            Ok(End::Door)
        }
        Some(Task::GoOn) => {
            ask(UnlockAsItIs { passphrase }).await?;
            Ok(End::Door)
        }
        Some(Task::Erase) => {
            ask(EraseAll { passphrase }).await?;
            Ok(End::Door)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = Rc::new(State::default());
        for action in actions {
            state = state.reduce(action);
        }
        (*state).clone()
    }

    #[test]
    fn a_wrong_passphrase_stays_in_its_field_and_leaving_forgets_it() {
        let wrong = Failure::WrongPassphrase { wait_s: 0 };
        let begun = || {
            [
                Action::Take(Some(Task::Change)),
                Action::Passphrase("nearly".into()),
                Action::Trying,
                Action::Ended(Err(wrong.clone())),
            ]
        };
        let state = after(begun());
        assert_eq!((state.busy, state.said.as_ref()), (false, Some(&wrong)));
        assert_eq!(state.passphrase.reveal(), "nearly");
        let state = after(begun().into_iter().chain([Action::Take(None)]));
        assert_eq!(state, State::default());
    }

    #[test]
    fn new_words_stay_on_screen_until_they_are_written_down() {
        let words = Private::from("apple bird cloud");
        let state = after([
            Action::Take(Some(Task::Words)),
            Action::Passphrase("right".into()),
            Action::Ended(Ok(End::Words(words))),
        ]);
        assert_eq!(state.words.len(), 3);
        assert_eq!(state.passphrase, Private::default());
        assert_eq!(state.task, Some(Task::Words));
    }
}
