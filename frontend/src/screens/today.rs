//! Today: where I am, the one thing that matters now, and what else the day holds.

mod lists;
mod sheets;
mod view;

use std::rc::Rc;

use care::{
    contract::{Ask, Choose, Failure, FormLine, MakeWish, RecordSession, SeeForms, SeeSessions},
    entry::{Chosen, EntryId},
    schedule::Occurrence,
    session::{SessionState, Told},
    today::Today,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::{ask, tell},
    hooks::{use_effect_with, use_reducer},
    look::{again, use_look},
    parts::frame::{Frame, Tab},
    say::say,
    travel::see_today,
};

/// What the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// None until the shell has answered.
    today: Option<Rc<Today>>,
    /// For the titles of drafts.
    forms: Vec<FormLine>,
    /// Asking when again.
    putting_off: Option<Occurrence>,
    /// Reading why this helps now.
    asking_why: bool,
    said: Option<Failure>,
}

/// What can happen on it.
pub enum Action {
    Came(Result<Rc<Today>, Failure>),
    FormsCame(Vec<FormLine>),
    PutOff(Occurrence),
    Why,
    Stay,
    Failed(Failure),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Came(Ok(today)) => {
                // What is no longer due can no longer be put off.
                next.putting_off
                    .take_if(|it| !today.due.iter().any(|due| due.id == it.id));
                next.today = Some(today);
                next.said = None;
            }
            Action::Came(Err(failure)) | Action::Failed(failure) => next.said = Some(failure),
            Action::FormsCame(forms) => next.forms = forms,
            Action::PutOff(occurrence) => next.putting_off = Some(occurrence),
            Action::Why => next.asking_why = true,
            Action::Stay => (next.putting_off, next.asking_why) = (None, false),
        }
        next.into()
    }
}

/// The screen.
pub struct TodayScreen;

kept!(TodayScreen, |_| use_today_screen());

#[hook]
fn use_today_screen() -> Html {
    let state = use_reducer(State::default);
    let look = use_look();
    let see = {
        let dispatcher = state.dispatcher();
        Callback::from(move |()| {
            let dispatcher = dispatcher.clone();
            spawn_local(async move {
                let came = see_today().await;
                if came.as_ref().is_ok_and(|today| !today.drafts.is_empty()) {
                    let forms = ask(SeeForms {}).await.unwrap_or_default();
                    dispatcher.dispatch(Action::FormsCame(forms));
                }
                dispatcher.dispatch(Action::Came(came.map(Rc::new)));
            });
        })
    };
    use_effect_with(look, move |_| see.emit(()));

    let ends = {
        let dispatcher = state.dispatcher();
        Callback::from(move |ended: Result<(), Failure>| match ended {
            // The door is seen again as well: soft mode may have been left.
            Ok(()) => again(),
            Err(failure) => dispatcher.dispatch(Action::Failed(failure)),
        })
    };
    let tell_all = {
        let (dispatcher, ends) = (state.dispatcher(), ends.clone());
        Callback::from(move |all: Vec<Ask>| {
            let ends = ends.clone();
            dispatcher.dispatch(Action::Stay);
            spawn_local(async move { ends.emit(tell_in_turn(all).await) });
        })
    };
    let call_off = Callback::from(move |session| {
        let ends = ends.clone();
        spawn_local(async move { ends.emit(call_off(session).await) });
    });
    let hands = view::Hands {
        dispatch: {
            let dispatcher = state.dispatcher();
            Callback::from(move |action| dispatcher.dispatch(action))
        },
        choose: tell_all.reform(|(it, choice)| vec![chosen(it, choice)]),
        let_rest: tell_all.reform(|all: Vec<Occurrence>| {
            let all = all.into_iter();
            all.map(|it| chosen(it, Chosen::Skip)).collect()
        }),
        wish: tell_all.reform(|wish| vec![MakeWish { wish }.into()]),
        call_off,
    };
    part!(Frame {
        title: say("today-title"),
        tab: Tab::Today,
        settings: true,
        children: html! {
            <>
                { view::view(&state, &hands) }
            </>
        },
    })
}

fn chosen(it: Occurrence, choice: Chosen) -> Ask {
    let occurrence = it.id;
    Choose { occurrence, choice }.into()
}

async fn tell_in_turn(all: Vec<Ask>) -> Result<(), Failure> {
    for it in all {
        tell(it).await?;
    }
    Ok(())
}

/// Says that a planned session did not take place.
async fn call_off(session: EntryId) -> Result<(), Failure> {
    let sessions = ask(SeeSessions {}).await?;
    if let Some(recorded) = sessions.into_iter().find(|it| it.id == session) {
        let told = Told {
            dosed: recorded.fact.dosed.at.naive_local(),
            route: recorded.fact.route,
            dose: recorded.fact.dose,
            clinic: recorded.fact.clinic,
            left_clinic: None,
            state: SessionState::Cancelled,
        };
        let replaces = Some(session);
        ask(RecordSession { told, replaces }).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use care::{
        form::FormId,
        plan::{PhaseId, RuleId},
        schedule::{Action as Tap, Kind, OccurrenceId, State as Became},
        today::Reminders,
        wish::Amount,
    };

    use super::*;

    fn evening() -> Occurrence {
        let due = "2026-10-24T20:30:00".parse().unwrap();
        Occurrence {
            id: OccurrenceId {
                session: EntryId(1),
                rule: RuleId("evening_prompt".into()),
                due,
            },
            phase: PhaseId("day1".into()),
            kind: Kind::Prompt,
            action: Tap::Fill(FormId("evening".into())),
            title: "Evening".into(),
            reason: "A minute about your day.".into(),
            due,
            closes: due,
            moved: None,
            state: Became::Due,
            notice: None,
        }
    }

    fn today(due: Vec<Occurrence>) -> Today {
        Today {
            now: "2026-10-24T20:31:00".parse().unwrap(),
            place: None,
            horizon: None,
            due,
            later: Vec::new(),
            earlier: Vec::new(),
            drafts: Vec::new(),
            opened: None,
            reminders: Reminders::Heard,
            resting: None,
            catch_up: None,
            zone_question: None,
            home_time: None,
            amount: Amount::Usual,
            soft: None,
            gentle: Vec::new(),
        }
    }

    #[test]
    fn the_question_when_again_stays_over_a_look_but_not_over_its_answer() {
        let asked = State::default();
        let asked = Rc::new(asked).reduce(Action::PutOff(evening()));
        let looked = asked.reduce(Action::Came(Ok(Rc::new(today(vec![evening()])))));
        assert_eq!(looked.putting_off, Some(evening()));
        let gone = looked.reduce(Action::Came(Ok(Rc::new(today(Vec::new())))));
        assert_eq!(gone.putting_off, None);
    }

    #[test]
    fn a_failure_leaves_the_day_on_screen() {
        let seen =
            Rc::new(State::default()).reduce(Action::Came(Ok(Rc::new(today(vec![evening()])))));
        let failed = seen.reduce(Action::Came(Err(Failure::Unexpected)));
        assert_eq!(failed.today, Some(Rc::new(today(vec![evening()]))));
        assert_eq!(failed.said, Some(Failure::Unexpected));
    }
}
