//! All reminders: what the patient wishes of them, and the check-up whether they get through.

mod check;
mod wishes;

use std::rc::Rc;

use care::{
    check_up::CheckUp,
    contract::{Ask, Failure, SaveCalendar, SeeCheckUp},
    today::Today,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::{ask, tell},
    hooks::{use_effect_with, use_reducer},
    look::{again, use_look},
    parts::{
        frame::{Frame, Tab},
        notice::notice,
        section::section,
    },
    route::Route,
    say::{failure, say},
    travel::see_today,
};

/// What the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    /// None until the shell has answered.
    seen: Option<(Today, CheckUp)>,
    /// Where the calendar was saved.
    saved: Option<String>,
    said: Option<Failure>,
}

/// What can happen on it.
#[expect(
    clippy::large_enum_variant,
    reason = "an action lives for one turn only"
)]
enum Action {
    Came(Result<(Today, CheckUp), Failure>),
    Saved(Result<String, Failure>),
    Failed(Failure),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Came(Ok(seen)) => {
                next.seen = Some(seen);
                next.said = None;
            }
            Action::Saved(Ok(path)) => {
                next.saved = Some(path);
                next.said = None;
            }
            Action::Came(Err(failure)) | Action::Saved(Err(failure)) | Action::Failed(failure) => {
                next.said = Some(failure);
            }
        }
        next.into()
    }
}

/// The two pages, which know the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What the patient wishes.
    Wishes,
    /// Whether reminders get through.
    CheckUp,
}

/// The screen.
pub struct Reminders {
    /// Which page of it.
    pub page: Page,
}

kept!(Reminders, use_reminders);

/// What the views can set in motion.
struct Hands {
    tell: Callback<Ask>,
    save: Callback<()>,
}

#[hook]
fn use_reminders(props: &Reminders) -> Html {
    let state = use_reducer(State::default);
    let look = use_look();
    use_effect_with(look, {
        let dispatcher = state.dispatcher();
        move |_| spawn_local(async move { dispatcher.dispatch(Action::Came(see().await)) })
    });
    let hands = Hands {
        tell: {
            let dispatcher = state.dispatcher();
            Callback::from(move |it| {
                let dispatcher = dispatcher.clone();
                spawn_local(async move {
                    match tell(it).await {
                        Ok(()) => again(),
                        Err(failure) => dispatcher.dispatch(Action::Failed(failure)),
                    }
                });
            })
        },
        save: {
            let dispatcher = state.dispatcher();
            Callback::from(move |()| {
                let dispatcher = dispatcher.clone();
                spawn_local(async move {
                    dispatcher.dispatch(Action::Saved(ask(SaveCalendar {}).await));
                });
            })
        },
    };
    let content = state.seen.as_ref().map(|seen| match props.page {
        Page::Wishes => wishes::view(seen, state.saved.as_ref(), &hands),
        Page::CheckUp => check::view(seen, &hands),
    });
    let (title, back) = match props.page {
        Page::Wishes => ("reminders-title", Route::Settings),
        Page::CheckUp => ("check-title", Route::Reminders),
    };
    part!(Frame {
        title: say(title),
        tab: Tab::Today,
        back,
        children: html! {
            <>
                { notice(state.said.as_ref().map(|it| AttrValue::from(failure(it)))) }
                { content.unwrap_or_default() }
            </>
        },
    })
}

async fn see() -> Result<(Today, CheckUp), Failure> {
    Ok((see_today().await?, ask(SeeCheckUp {}).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_calendar_was_saved_is_said_until_the_screen_is_left() {
        let saved = Rc::new(State::default()).reduce(Action::Saved(Ok("here.ics".into())));
        let failed = saved.reduce(Action::Came(Err(Failure::Unexpected)));
        assert_eq!(failed.saved.as_deref(), Some("here.ics"));
        assert_eq!(failed.said, Some(Failure::Unexpected));
    }

    #[test]
    fn a_calendar_that_could_not_be_saved_is_not_said_to_be() {
        let failed = Rc::new(State::default()).reduce(Action::Saved(Err(Failure::DiskFull)));
        assert_eq!(failed.saved, None);
        assert_eq!(failed.said, Some(Failure::DiskFull));
    }
}
