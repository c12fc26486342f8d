//! My plan: what it asks and when, whose it is, and a new one from the clinician.

use care::{
    contract::{DeclineItem, DropPlan, Failure, LookAtPlan, SeePlan, TakePlan},
    plan_page::{PlanOffer, SignerIs},
    private::Private,
    refusal::{PlanRefusal, Refusal},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    parts::frame::{Frame, Tab},
    route::Route,
    say::say,
    screens::{
        plan_offer::offered,
        plan_state::{Action, State},
        plan_view::page,
    },
};

/// What the view asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// A file was picked; none: it is too large.
    Look(Option<Private>),
    /// The opened plan is taken.
    Take,
    /// An item is declined, or taken up again.
    Decline(care::plan::RuleId, bool),
    /// The default plan is wanted back.
    Drop,
}

/// The screen.
pub struct Plan;

kept!(Plan, |_| use_plan());

#[hook]
fn use_plan() -> Html {
    let state = use_reducer(State::default);
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            spawn_local(async move { dispatcher.dispatch(Action::Came(ask(SeePlan {}).await)) })
        }
    });
    let onact = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let onwant = {
        let (onact, state) = (onact.clone(), (*state).clone());
        Callback::from(move |wanted: Wanted| {
            onact.emit(Action::Busy);
            let (onact, state) = (onact.clone(), state.clone());
            spawn_local(async move {
                match done(wanted, state).await {
                    Ok(action) => {
                        onact.emit(action);
                        onact.emit(Action::Came(ask(SeePlan {}).await));
                    }
                    Err(failure) => onact.emit(Action::Failed(failure)),
                }
            });
        })
    };
    let is_offered = state.offer.is_some();
    // What is new stands at the top.
    use_effect_with((is_offered, state.said.is_some()), |_| {
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    part!(Frame {
        title: say(if is_offered { "plan-new" } else { "plan-mine" }),
        tab: Tab::Today,
        back: (!is_offered).then_some(Route::Settings),
        onback: is_offered.then(|| onact.reform(|()| Action::Leave)),
        children: match &state.offer {
            Some((_, offer)) => offered(&state, offer, &onact, &onwant),
            None => page(&state, &onwant),
        },
    })
}

async fn done(wanted: Wanted, state: State) -> Result<Action, Failure> {
    match (wanted, state.offer) {
        (Wanted::Look(Some(file)), _) => {
            let looked = LookAtPlan { file: file.clone() };
            return Ok(Action::Offered(file, ask(looked).await?));
        }
        (Wanted::Look(None), _) => {
            return Err(Failure::Refused(Refusal::Plan(PlanRefusal::TooLarge)));
        }
        (Wanted::Take, Some((file, offer))) => {
            ask(TakePlan {
                file,
                declined: state.declined,
                key_is_new: is_another(&offer),
            })
            .await?;
            return Ok(Action::Taken);
        }
        (Wanted::Take, None) => {}
        (Wanted::Decline(rule, declined), _) => ask(DeclineItem { rule, declined }).await?,
        (Wanted::Drop, _) => ask(DropPlan {}).await?,
    }
    Ok(Action::Leave)
}

/// Asked only where it may be taken: the patient has compared the digits by then.
fn is_another(offer: &PlanOffer) -> bool {
    match offer.signer {
        SignerIs::First | SignerIs::Known => false,
        SignerIs::Another { .. } => true,
    }
}
