//! Which screen stands before the patient: the door first, then the route; help before all.

use std::rc::Rc;

use care::contract::{Broken, Door, Failure, Lock, SeeDoor, SeeToday};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    idle::use_idle,
    look::use_looking,
    route::Route,
    screens::{
        broken::broken_door,
        door::SetUpDoor,
        fill::Fill,
        help::Help,
        journal::Journal,
        locked::Locked,
        plan::Plan,
        practise::Practise,
        reading::Reading,
        reminders::{Page, Reminders},
        rest::QuietRest,
        safety::Safety,
        session::SessionForm,
        sessions::Sessions,
        settings::Settings,
        share::Share,
        today::TodayScreen,
    },
    travel::{self, use_route},
};

/// What stands between the patient and the screens, as far as the app knows.
#[derive(Clone, Debug, PartialEq, Default)]
enum Stage {
    /// The shell has not answered yet.
    #[default]
    Waiting,
    /// First start, until the last screen of the set-up is done.
    SettingUp,
    Locked {
        wait_s: u32,
    },
    Open {
        idle_minutes: u16,
    },
    Broken(Broken),
    /// The shell does not answer as it should.
    Failed(Failure),
}

enum Action {
    DoorSeen(Result<Door, Failure>),
    SetUpDone,
}

impl Reducible for Stage {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = match action {
            // The journal is open as soon as its keys are made; the recovery words come after.
            Action::DoorSeen(_) if *self == Self::SettingUp => return self,
            Action::DoorSeen(Ok(Door::Fresh)) => Self::SettingUp,
            Action::DoorSeen(Ok(Door::Locked { wait_s })) => Self::Locked { wait_s },
            Action::DoorSeen(Ok(Door::Open { idle_minutes })) => Self::Open { idle_minutes },
            Action::DoorSeen(Ok(Door::Broken(broken))) => Self::Broken(broken),
            Action::DoorSeen(Err(failure)) => Self::Failed(failure),
            Action::SetUpDone => Self::Waiting,
        };
        next.into()
    }
}

/// The app.
#[function_component]
pub fn App() -> Html {
    let stage = use_reducer(Stage::default);
    let here = use_route();

    let open = matches!(*stage, Stage::Open { .. });
    let see_door = {
        let dispatcher = stage.dispatcher();
        Callback::from(move |()| {
            let dispatcher = dispatcher.clone();
            spawn_local(async move {
                dispatcher.dispatch(Action::DoorSeen(ask(SeeDoor {}).await));
            });
        })
    };
    use_effect_with((), {
        let see_door = see_door.clone();
        move |()| see_door.emit(())
    });

    let latest = use_mut_ref(|| (open, here.clone()));
    *latest.borrow_mut() = (open, here.clone());
    use_looking(Callback::from({
        let see_door = see_door.clone();
        move |told| {
            see_door.emit(());
            let (open, here) = latest.borrow().clone();
            // Today asks for itself.
            if told && open && here != Route::Today {
                spawn_local(async move {
                    if let Ok(today) = ask(SeeToday {}).await {
                        travel::follow(&today);
                    }
                });
            }
        }
    }));

    let idle_minutes = match *stage {
        Stage::Open { idle_minutes } => Some(idle_minutes),
        Stage::Waiting
        | Stage::SettingUp
        | Stage::Locked { .. }
        | Stage::Broken(_)
        | Stage::Failed(_) => None,
    };
    use_idle(idle_minutes, {
        let see_door = see_door.clone();
        Callback::from(move |()| {
            let see_door = see_door.clone();
            spawn_local(async move {
                let _ = ask(Lock {}).await;
                see_door.emit(());
            });
        })
    });

    // Help opens before the screen it was called from, which waits unharmed behind it.
    let behind = use_mut_ref(|| None::<Route>);
    let helping = here == Route::Help;
    if !helping {
        *behind.borrow_mut() = Some(here);
    }
    let behind = behind.borrow().clone();
    let called = behind.is_some();
    let front = behind.unwrap_or(Route::Today);

    let screen = match &*stage {
        Stage::Waiting => html! { <p class="waiting" aria-busy="true"></p> },
        Stage::SettingUp => {
            let done = Callback::from({
                let (dispatcher, see_door) = (stage.dispatcher(), see_door.clone());
                move |()| {
                    dispatcher.dispatch(Action::SetUpDone);
                    see_door.emit(());
                }
            });
            SetUpDoor { done }.draw()
        }
        Stage::Locked { wait_s } => Locked {
            wait_s: *wait_s,
            opened: see_door,
        }
        .draw(),
        Stage::Broken(broken) => broken_door(&Failure::Broken(*broken), see_door),
        Stage::Failed(failure) => broken_door(failure, see_door),
        Stage::Open { .. } => behind_door(front),
    };
    html! {
        <>
            <div key="front" hidden={helping}>{ screen }</div>
            if helping {
                { Help { open, called }.draw() }
            }
        </>
    }
}

fn behind_door(here: Route) -> Html {
    match here {
        Route::Today | Route::Help => TodayScreen.draw(),
        Route::Practise => Practise.draw(),
        Route::Journal => Journal.draw(),
        Route::Reading(id) => Reading { id }.draw(),
        Route::Share => Share.draw(),
        Route::Settings => Settings.draw(),
        Route::Plan => Plan.draw(),
        Route::Reminders => Reminders { page: Page::Wishes }.draw(),
        Route::CheckUp => Reminders {
            page: Page::CheckUp,
        }
        .draw(),
        Route::Sessions => Sessions.draw(),
        Route::NewSession { planned } => SessionForm {
            id: None,
            planned: Some(planned),
        }
        .draw(),
        Route::Session { id, planned } => SessionForm {
            id: Some(id),
            planned,
        }
        .draw(),
        Route::Fill { form, of } => Fill {
            form,
            of,
            corrects: None,
        }
        .draw(),
        Route::Correct { form, entry } => Fill {
            form,
            of: None,
            corrects: Some(entry),
        }
        .draw(),
        Route::Rest { minutes, of } => QuietRest { minutes, of }.draw(),
        Route::Safety(shown) => Safety { shown }.draw(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> Stage {
        let mut stage = Rc::new(Stage::default());
        for action in actions {
            stage = stage.reduce(action);
        }
        (*stage).clone()
    }

    #[test]
    fn the_recovery_words_stay_on_screen_although_the_journal_is_open_by_then() {
        let open = || Action::DoorSeen(Ok(Door::Open { idle_minutes: 5 }));
        let fresh = || Action::DoorSeen(Ok(Door::Fresh));
        assert_eq!(after([fresh(), open()]), Stage::SettingUp);
        assert_eq!(
            after([fresh(), open(), Action::SetUpDone, open()]),
            Stage::Open { idle_minutes: 5 }
        );
    }

    #[test]
    fn a_lock_closes_what_was_open() {
        let locked = Action::DoorSeen(Ok(Door::Locked { wait_s: 0 }));
        assert_eq!(
            after([Action::DoorSeen(Ok(Door::Open { idle_minutes: 5 })), locked]),
            Stage::Locked { wait_s: 0 }
        );
    }
}
