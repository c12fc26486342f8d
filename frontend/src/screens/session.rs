//! One session: told for the first time, corrected, confirmed or called off.

mod state;
mod view;

use care::{
    contract::{Failure, RecordSession, SeeSessions},
    entry::{EntryId, Recorded},
    session::{Session, SessionState},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::hooks::{use_effect_with, use_reducer};

use self::state::{Action, Start, State};
use crate::{bridge::ask, parts::frame::Frame, route::Route, say::say, travel};

/// The screen.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SessionForm {
    /// The one to correct; none: a new one.
    #[prop_or_default]
    pub id: Option<EntryId>,
    /// Whether it lies ahead; none: as it was recorded.
    #[prop_or_default]
    pub planned: Option<bool>,
}

kept!(SessionForm, use_session_form, |it| {
    format!("{:?} {:?}", it.id, it.planned)
});

#[hook]
fn use_session_form(props: &SessionForm) -> Html {
    let state = use_reducer(State::default);
    let SessionForm { id, planned } = *props;
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            spawn_local(async move {
                dispatcher.dispatch(Action::Came(start(id, planned).await.map(Box::new)));
            });
        }
    });
    let dispatch = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let keep = {
        let (dispatch, state) = (dispatch.clone(), state.clone());
        Callback::from(move |becomes: SessionState| {
            let told = state.told(becomes).filter(|_| !state.busy);
            dispatch.emit(Action::Keeping);
            let Some(told) = told else {
                return;
            };
            let dispatch = dispatch.clone();
            let replaces = id;
            spawn_local(async move {
                match ask(RecordSession { told, replaces }).await {
                    Ok(_) => travel::go(&Route::Today),
                    Err(failure) => dispatch.emit(Action::Failed(failure)),
                }
            });
        })
    };
    let title = match (id, state.planned) {
        (Some(_), _) => "session-title",
        (None, true) => "session-ahead",
        (None, false) => "session-had",
    };
    let back = if id.is_some() {
        Route::Sessions
    } else {
        Route::Today
    };
    part!(Frame {
        title: say(title),
        back,
        children: html! {
            <>
                { view::view(&state, &dispatch, &keep) }
            </>
        },
    })
}

async fn start(id: Option<EntryId>, planned: Option<bool>) -> Result<Start, Failure> {
    let now = travel::see_today().await?.now;
    let sessions: Vec<Recorded<Session>> = ask(SeeSessions {}).await?;
    let known = id.and_then(|id| sessions.iter().find(|it| it.id == id));
    let before = sessions
        .iter()
        .find(|it| it.fact.state != SessionState::Cancelled);
    Ok(Start {
        now,
        known: known.map(|it| it.fact.clone()),
        before: before.map(|it| it.fact.clone()),
        planned,
    })
}
