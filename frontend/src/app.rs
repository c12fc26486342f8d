//! Which screen stands before the patient: the door first, then the route; help before all.

use care::{
    contract::{Broken, Door, Failure, Lock, SeeDoor},
    safety::SafetyRoute,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::{ask, when_all_answered},
    hooks::{use_effect_with, use_reducer},
    idle::use_idle,
    look::use_looking,
    route::Route,
    screens::{
        broken::broken_door,
        door::SetUpDoor,
        fill::Fill,
        help::{Help, view::HelpPage},
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
        vault::{Room, Vault},
        weeks::MyWeeks,
    },
    stage::{Action, Stage},
    travel::{self, use_route},
};

/// What the app begins with.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The door as it was seen first.
    pub seen: Result<Door, Failure>,
}

/// The app.
#[function_component]
pub fn App(props: &Props) -> Html {
    let stage = use_reducer(|| Stage::behind(props.seen.clone()));
    let here = use_route();

    let open = matches!(*stage, Stage::Open { .. });
    let leads_to_today = matches!(*stage, Stage::Locked { .. }) && here == Route::Today;
    let see_door = {
        let dispatcher = stage.dispatcher();
        Callback::from(move |()| {
            let dispatcher = dispatcher.clone();
            spawn_local(async move {
                let door = ask(SeeDoor {}).await;
                if leads_to_today && matches!(door, Ok(Door::Open { owed: None, .. })) {
                    travel::foresee_today().await;
                }
                dispatcher.dispatch(Action::DoorSeen(door));
            });
        })
    };
    // On every other screen: a session that was told may have made the screens soft.
    let seen_from = use_mut_ref(|| here.clone());
    use_effect_with(here.clone(), {
        let see_door = see_door.clone();
        move |here| {
            if seen_from.replace(here.clone()) != *here {
                see_door.emit(());
            }
        }
    });

    let latest = use_mut_ref(|| (open, here.clone()));
    *latest.borrow_mut() = (open, here.clone());
    use_looking(Callback::from({
        let (see_door, latest) = (see_door.clone(), latest.clone());
        move |told| {
            see_door.emit(());
            let (open, here) = latest.borrow().clone();
            if told && open {
                follow_from(&here);
            }
        }
    }));

    let (idle_minutes, soft, owed) = match *stage {
        Stage::Open {
            idle_minutes,
            soft,
            owed,
        } => (Some(idle_minutes), soft, owed),
        Stage::Waiting
        | Stage::SettingUp
        | Stage::Locked { .. }
        | Stage::Broken(_)
        | Stage::Failed(_) => (None, None, None),
    };
    // A safety screen that the end of the app or the lock cut off comes first, then what was
    // tapped while it was locked.
    use_effect_with(open, {
        let here = here.clone();
        move |open| match owed {
            Some(shown) => travel::go(&Route::Safety(shown)),
            None if *open => follow_from(&here),
            None => {}
        }
    });
    use_idle(idle_minutes, {
        let (dispatcher, see_door) = (stage.dispatcher(), see_door.clone());
        Callback::from(move |()| {
            // What is being written is sent as its screen goes, and is kept before the lock closes.
            if !is_urgent(&latest.borrow().1) {
                dispatcher.dispatch(Action::Hide);
            }
            let see_door = see_door.clone();
            when_all_answered(move || {
                spawn_local(async move {
                    let _ = ask(Lock {}).await;
                    see_door.emit(());
                });
            });
        })
    });

    // Help opens before the screen it was called from, which waits unharmed behind it.
    let behind = use_mut_ref(|| None::<Route>);
    let page = if here == Route::SafetyPlan {
        HelpPage::Plan
    } else if here == Route::Signs {
        HelpPage::Signs
    } else {
        HelpPage::Numbers
    };
    // Its other pages stand before it only where they must: at the door, and before a safety screen.
    let before_all = !open || matches!(*behind.borrow(), Some(Route::Safety(_)));
    let helping = here == Route::Help || (page != HelpPage::Numbers && before_all);
    if !helping {
        *behind.borrow_mut() = Some(here);
    }
    let behind = behind.borrow().clone();
    let called = behind.is_some();
    let front = behind.unwrap_or(Route::Today);

    let room = (front == Route::Vault).then(|| room(&stage)).flatten();
    let changed = {
        let (dispatcher, see_door) = (stage.dispatcher(), see_door.clone());
        Callback::from(move |()| {
            dispatcher.dispatch(Action::SetUpDone);
            see_door.emit(());
        })
    };
    let screen = match &*stage {
        Stage::Waiting => html! { <p class="waiting" aria-busy="true"></p> },
        Stage::SettingUp => SetUpDoor {
            done: changed.clone(),
        }
        .draw(),
        // What was shown in need stays, although the app has locked behind it.
        Stage::Locked { .. } if is_urgent(&front) => behind_door(front),
        Stage::Locked { wait_s } => Locked {
            wait_s: *wait_s,
            opened: see_door,
        }
        .draw(),
        Stage::Broken(broken) => broken_door(&Failure::Broken(*broken), see_door),
        Stage::Failed(failure) => broken_door(failure, see_door),
        Stage::Open { .. } => behind_door(front),
    };
    let screen = match room {
        Some(room) => Vault { room, changed }.draw(),
        None => screen,
    };
    let dim = soft.is_some_and(|it| !it.left);
    html! {
        <div class={dim.then_some("soft")}>
            <div key="front" hidden={helping}>{ screen }</div>
            if helping {
                { Help { open, called, page }.draw() }
            }
        </div>
    }
}

/// Goes where a tapped notification leads; Today asks for itself.
fn follow_from(here: &Route) {
    if *here == Route::Today {
        return;
    }
    spawn_local(async move {
        // What it says besides is for another screen.
        let _ = travel::see_today().await;
    });
}

fn is_urgent(here: &Route) -> bool {
    matches!(
        here,
        Route::Safety(SafetyRoute::Crisis | SafetyRoute::Emergency)
    )
}

/// Which part of the vault can be seen now; none while the passphrase is wanted first.
fn room(stage: &Stage) -> Option<Room> {
    match stage {
        Stage::Open { .. } => Some(Room::Open),
        Stage::SettingUp => Some(Room::Fresh),
        Stage::Broken(Broken::JournalDamaged) => Some(Room::Damaged),
        Stage::Broken(Broken::PartialCopy | Broken::OlderCopy) => Some(Room::Copy),
        Stage::Broken(_) => Some(Room::Broken),
        Stage::Waiting | Stage::Locked { .. } | Stage::Failed(_) => None,
    }
}

/// A page of Help as a screen of its own.
fn help(page: HelpPage) -> Html {
    let (open, called) = (true, true);
    Help { open, called, page }.draw()
}

fn behind_door(here: Route) -> Html {
    match here {
        Route::Today | Route::Help | Route::Vault => TodayScreen.draw(),
        Route::SafetyPlan => help(HelpPage::Plan),
        Route::Signs => help(HelpPage::Signs),
        Route::Practise => Practise.draw(),
        Route::Journal => Journal.draw(),
        Route::Weeks { by, before } => MyWeeks { by, before }.draw(),
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
        Route::Rest { minutes, of } => QuietRest {
            minutes,
            of,
            then_mood: false,
        }
        .draw(),
        Route::RestAfter(minutes) => QuietRest {
            minutes,
            of: None,
            then_mood: true,
        }
        .draw(),
        Route::Safety(shown) => Safety { shown }.draw(),
    }
}
