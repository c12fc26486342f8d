//! What stands between the patient and the screens, as far as the app knows.

use std::rc::Rc;

use care::{
    contract::{Broken, Door, Failure},
    safety::SafetyRoute,
    soft::Soft,
};
use yew::prelude::*;

/// What stands between the patient and the screens, as far as the app knows.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Stage {
    /// The shell is asked.
    #[default]
    Waiting,
    /// First start, until the last screen of the set-up is done.
    SettingUp,
    Locked {
        wait_s: u32,
    },
    Open {
        idle_minutes: u16,
        soft: Option<Soft>,
        owed: Option<SafetyRoute>,
    },
    Broken(Broken),
    /// The shell does not answer as it should.
    Failed(Failure),
}

/// What can happen to it.
pub enum Action {
    DoorSeen(Result<Door, Failure>),
    SetUpDone,
    /// Nothing may be seen, and the journal is about to be locked.
    Hide,
}

impl Stage {
    /// What the door leads to.
    pub fn behind(seen: Result<Door, Failure>) -> Self {
        match seen {
            Ok(Door::Fresh) => Self::SettingUp,
            Ok(Door::Locked { wait_s }) => Self::Locked { wait_s },
            Ok(Door::Open {
                idle_minutes,
                soft,
                owed,
            }) => Self::Open {
                idle_minutes,
                soft,
                owed,
            },
            Ok(Door::Broken(broken)) => Self::Broken(broken),
            Err(failure) => Self::Failed(failure),
        }
    }
}

impl Reducible for Stage {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = match action {
            // The journal is open as soon as its keys are made; the recovery words come after.
            Action::DoorSeen(_) if *self == Self::SettingUp => return self,
            Action::DoorSeen(seen) => Self::behind(seen),
            Action::Hide if !matches!(*self, Self::Open { .. }) => return self,
            Action::Hide | Action::SetUpDone => Self::Waiting,
        };
        next.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door() -> Door {
        Door::Open {
            idle_minutes: 5,
            soft: None,
            owed: None,
        }
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> Stage {
        let mut stage = Rc::new(Stage::default());
        for action in actions {
            stage = stage.reduce(action);
        }
        (*stage).clone()
    }

    #[test]
    fn the_recovery_words_stay_on_screen_although_the_journal_is_open_by_then() {
        let open = || Action::DoorSeen(Ok(door()));
        let fresh = || Action::DoorSeen(Ok(Door::Fresh));
        assert_eq!(after([fresh(), open()]), Stage::SettingUp);
        assert_eq!(
            after([fresh(), open(), Action::SetUpDone, open()]),
            Stage::Open {
                idle_minutes: 5,
                soft: None,
                owed: None
            }
        );
    }

    #[test]
    fn hiding_covers_what_was_open_and_nothing_else() {
        let open = || Action::DoorSeen(Ok(door()));
        assert_eq!(after([open(), Action::Hide]), Stage::Waiting);
        let locked = || Action::DoorSeen(Ok(Door::Locked { wait_s: 0 }));
        let stage = after([locked(), Action::Hide]);
        assert_eq!(stage, Stage::Locked { wait_s: 0 });
    }

    #[test]
    fn a_lock_closes_what_was_open() {
        let locked = Action::DoorSeen(Ok(Door::Locked { wait_s: 0 }));
        assert_eq!(
            after([Action::DoorSeen(Ok(door())), locked]),
            Stage::Locked { wait_s: 0 }
        );
    }
}
