//! All sessions: planned, held and called off.

use std::rc::Rc;

use care::{
    contract::{Failure, SeeSessions},
    entry::Recorded,
    session::{Session, SessionState},
};
use chrono::NaiveDate;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    look::use_look,
    parts::{
        button::{Button, Weight, button},
        dose,
        frame::{Frame, Tab},
        icon::{Glyph, icon},
        moment,
        notice::notice,
        sentence::said,
    },
    route::Route,
    say::{failure, say},
    travel::{go, link, see_today},
};

/// What the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    /// Newest first, with the day on which they were asked for.
    sessions: Option<(Vec<Recorded<Session>>, NaiveDate)>,
    said: Option<Failure>,
}

type Came = Result<(Vec<Recorded<Session>>, NaiveDate), Failure>;

impl Reducible for State {
    type Action = Came;

    fn reduce(self: Rc<Self>, came: Came) -> Rc<Self> {
        let (sessions, said) = match came {
            Ok(sessions) => (Some(sessions), None),
            Err(failure) => (self.sessions.clone(), Some(failure)),
        };
        Self { sessions, said }.into()
    }
}

/// The screen.
pub struct Sessions;

kept!(Sessions, |_| use_sessions());

#[hook]
fn use_sessions() -> Html {
    let state = use_reducer(State::default);
    let look = use_look();
    use_effect_with(look, {
        let dispatcher = state.dispatcher();
        move |_| {
            spawn_local(async move { dispatcher.dispatch(see().await) });
        }
    });
    let to_new = |planned| Callback::from(move |()| go(&Route::NewSession { planned }));
    part!(Frame {
        title: say("sessions-title"),
        tab: Tab::Today,
        back: Route::Today,
        children: html! {
            <>
                <div class="stack wide">
                    { part!(Button {
                        weight: Weight::Main, label: say("session-had"), onpress: to_new(false),
                    }) }
                    { button("session-ahead", to_new(true)) }
                </div>
                { notice(state.said.as_ref().map(|it| AttrValue::from(failure(it)))) }
                if let Some((sessions, today)) = &state.sessions {
                    if sessions.is_empty() {
                        { said("quiet", "sessions-none") }
                    } else {
                        <ul class="rows">{ for sessions.iter().map(|it| row(it, *today)) }</ul>
                    }
                }
            </>
        },
    })
}

async fn see() -> Came {
    Ok((ask(SeeSessions {}).await?, see_today().await?.now.date()))
}

fn row(it: &Recorded<Session>, today: NaiveDate) -> Html {
    let at = it.fact.dosed.at.naive_local();
    let when = moment::told(at, today);
    let (state, called_off) = match it.fact.state {
        SessionState::Planned => (Some(say("session-planned")), false),
        SessionState::Held => (None, false),
        SessionState::Cancelled => (Some(say("session-cancelled")), true),
    };
    let hint: Vec<String> = [Some(dose::word(it.fact.route)), state]
        .into_iter()
        .flatten()
        .collect();
    html! {
        <li key={it.id.0}>
            { link(Route::Session { id: it.id, planned: None }, "row-line", html! { <>
                <span class="kind-mark">{ icon(if called_off { Glyph::Close } else { Glyph::Calendar }) }</span>
                <span class="row-words"><span>{ when }</span><span class="hint">{ hint.join(" · ") }</span></span>
                { icon(Glyph::Next) }
            </> }) }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_the_list_on_screen() {
        let today = NaiveDate::from_ymd_opt(2026, 10, 24).unwrap();
        let seen = Rc::new(State::default()).reduce(Ok((Vec::new(), today)));
        let failed = seen.reduce(Err(Failure::Unexpected));
        assert_eq!(failed.sessions, Some((Vec::new(), today)));
        assert_eq!(failed.said, Some(Failure::Unexpected));
    }
}
