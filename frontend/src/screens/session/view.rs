//! The view of one session.

use care::session::SessionState;
use chrono::NaiveDateTime;
use yew::prelude::*;

use super::state::{Action, Slip, State};
use crate::{
    parts::{
        button::{Button, Weight},
        choice::{Choice, Row, Switch},
        dose,
        field::Field,
        moment::{DayOfYear, TimeOfDay, around},
        notice::notice,
        sentence::said,
        sheet::Sheet,
    },
    say::{failure, say},
};

/// How far back and ahead the list of days reaches.
const DAYS: u64 = 120;

/// The form below the header.
pub fn view(state: &State, dispatch: &Callback<Action>, keep: &Callback<SessionState>) -> Html {
    let slip = state.slip.as_ref().map(|it| match it {
        Slip::NotGiven => AttrValue::from(say("session-no-route")),
        Slip::Failed(it) => AttrValue::from(failure(it)),
    });
    let Some(now) = state.now else {
        return notice(slip);
    };
    let onsubmit = {
        let (keep, becomes) = (keep.clone(), state.state());
        Callback::from(move |it: SubmitEvent| {
            it.prevent_default();
            keep.emit(becomes);
        })
    };
    html! {
        <form class="stack-wide" {onsubmit}>
            if state.known {
                { whether(state, dispatch) }
            }
            { when(state, now, dispatch) }
            { route(state, dispatch) }
            { part!(Field {
                id: "dose", label: say("session-dose"), hint: say("session-dose-hint"), max: 200,
                value: state.dose.reveal().to_owned(), ontype: dispatch.reform(Action::Dose),
            }) }
            { part!(Field {
                id: "clinic", label: say("session-clinic"), hint: say("optional"), max: 200,
                value: state.clinic.reveal().to_owned(), ontype: dispatch.reform(Action::Clinic),
            }) }
            if !state.planned {
                { left(state, dispatch) }
            }
            <div class="stack wide">
                { notice(slip) }
                { part!(Button {
                    sends: true, weight: Weight::Main, label: say("save"), disabled: state.busy,
                }) }
                if state.known {
                    { part!(Button {
                        weight: Weight::Plain, label: say("session-cancel"),
                        onpress: dispatch.reform(|()| Action::CallingOff(true)),
                    }) }
                }
            </div>
            if state.calling_off {
                { call_off(dispatch, keep) }
            }
        </form>
    }
}

fn whether(state: &State, dispatch: &Callback<Action>) -> Html {
    let row = |value: &'static str, id: &str| Row {
        value: value.into(),
        label: say(id).into(),
        hint: None,
    };
    let chosen = if state.planned { "ahead" } else { "held" };
    part!(Choice {
        name: "whether",
        legend: say("session-whether"),
        chosen: AttrValue::from(chosen),
        rows: vec![row("held", "session-held"), row("ahead", "session-planned")],
        onchoose: dispatch.reform(|it: AttrValue| Action::Planned(it == "ahead"))
    })
}

fn when(state: &State, now: NaiveDateTime, dispatch: &Callback<Action>) -> Html {
    let today = now.date();
    let (from, to) = if state.planned {
        around(today, 0, DAYS)
    } else {
        around(today, DAYS, 0)
    };
    html! {
        <div class="stack">
            { part!(DayOfYear {
                id: "day", legend: say("session-day"), day: state.day, today, from, to,
                onchange: dispatch.reform(Action::Day),
            }) }
            { part!(TimeOfDay {
                id: "dosed", legend: say("session-time"), time: state.time,
                onchange: dispatch.reform(Action::Time),
            }) }
            { said("hint", "session-time-hint") }
        </div>
    }
}

fn route(state: &State, dispatch: &Callback<Action>) -> Html {
    let rows = dose::ALL.map(|it| Row {
        value: dose::name(it).into(),
        label: dose::word(it).into(),
        hint: Some(dose::about(it).into()),
    });
    let onchoose = {
        let dispatch = dispatch.clone();
        Callback::from(move |value: AttrValue| {
            let given = dose::ALL.into_iter().find(|it| value == dose::name(*it));
            if let Some(given) = given {
                dispatch.emit(Action::Given(given));
            }
        })
    };
    part!(Choice {
        name: "route",
        legend: say("session-route"),
        rows: rows.to_vec(),
        chosen: state.given.map(|it| AttrValue::from(dose::name(it))),
        onchoose
    })
}

fn left(state: &State, dispatch: &Callback<Action>) -> Html {
    html! {
        <div class="stack">
            { part!(Switch {
                label: say("session-left"), on: state.left.is_some(),
                onturn: dispatch.reform(Action::HasLeft),
            }) }
            if let Some(time) = state.left {
                { part!(TimeOfDay {
                    id: "left", legend: say("session-left-at"), time,
                    onchange: dispatch.reform(Action::Left),
                }) }
            }
        </div>
    }
}

fn call_off(dispatch: &Callback<Action>, keep: &Callback<SessionState>) -> Html {
    let stay = dispatch.reform(|()| Action::CallingOff(false));
    html! {
        <Sheet title={say("session-cancel-title")} onclose={stay.clone()}>
            { said("", "session-cancel-text") }
            <div class="stack wide">
                { part!(Button {
                    weight: Weight::Main, label: say("session-cancel-yes"),
                    onpress: keep.reform(|()| SessionState::Cancelled),
                }) }
                { part!(Button {
                    weight: Weight::Plain, label: say("session-cancel-no"), onpress: stay,
                }) }
            </div>
        </Sheet>
    }
}
