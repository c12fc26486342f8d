//! A plan that was opened: who signed it, what would change, and the choice to take it.

use care::plan_page::{Change, Difference, PlanOffer, SignerIs};
use yew::prelude::*;

use crate::{
    parts::{
        button::{Button, Weight, button},
        choice::Switch,
        icon::{Glyph, icon},
        kind,
        notice::notice,
        sentence::{over, said},
    },
    say::{failure, say, say_with},
    screens::{
        plan::Wanted,
        plan_state::{Action, State},
        plan_view::source,
    },
};

/// The screen below its header.
pub fn offered(
    state: &State,
    offer: &PlanOffer,
    onact: &Callback<Action>,
    onwant: &Callback<Wanted>,
) -> Html {
    html! {
        <>
            { notice(state.said.as_ref().map(|it| AttrValue::from(failure(it)))) }
            <section class="card">{ source(&offer.source) }</section>
            { signer(state, offer, onact) }
            <section class="section">
                { over("plan-changes") }
                if offer.differences.is_empty() {
                    { said("quiet", "plan-same") }
                } else {
                    { said("quiet", "plan-changes-lead") }
                }
                { for offer.differences.iter().map(|it| difference(state, it, onact)) }
            </section>
            <div class="stack wide">
                { part!(Button {
                    weight: Weight::Main, label: say("plan-take"), disabled: !state.may_take(),
                    onpress: onwant.reform(|()| Wanted::Take),
                }) }
                { button("plan-leave", onact.reform(|()| Action::Leave)) }
            </div>
        </>
    }
}

/// Whether the signer is known; another one than before is asked about loudly.
fn signer(state: &State, offer: &PlanOffer, onact: &Callback<Action>) -> Html {
    let with = |id: &str, from: &str| say_with(id, &[("from", from.into())]);
    let new = &offer.source;
    match &offer.signer {
        SignerIs::Known => html! {
            <p class="quiet plan-known">{ icon(Glyph::Safety) }<span>{ say("plan-signer-known") }</span></p>
        },
        SignerIs::First => html! {
            <section class="card plan-signer">
                { over("plan-signer-first") }
                <p>{ with("plan-signer-ask", &new.from) }</p>
                <p class="plan-digits">{ &new.fingerprint }</p>
                { said("quiet", "plan-signer-kept") }
            </section>
        },
        SignerIs::Another { from, fingerprint } => html! {
            <section class="card plan-signer plan-warning" role="alert">
                <h2>{ icon(Glyph::Info) }{ say("plan-signer-another") }</h2>
                <p>{ with("plan-signer-call", from) }</p>
                <p class="hint">{ with("plan-digits-before", from) }</p>
                <p class="plan-digits">{ fingerprint }</p>
                <p class="hint">{ with("plan-digits-now", &new.from) }</p>
                <p class="plan-digits">{ &new.fingerprint }</p>
                { part!(Switch {
                    label: say("plan-signer-sure"), on: state.is_sure, onturn: onact.reform(Action::Sure),
                }) }
            </section>
        },
    }
}

fn difference(state: &State, it: &Difference, onact: &Callback<Action>) -> Html {
    let word = say(match it.change {
        Change::New => "plan-change-new",
        Change::Gone => "plan-change-gone",
        Change::Other => "plan-change-other",
    });
    let turn = it.rule.clone().map(|rule| {
        let on = !state.declined.contains(&rule);
        part!(Switch {
            label: say("plan-with-it"),
            on,
            onturn: onact.reform(move |is_in| Action::Turn(rule.clone(), is_in))
        })
    });
    html! {
        <section class="card plan-difference">
            <div class="plan-item">
                { it.kind.map_or_else(|| html! { <span class="kind-mark">{ icon(Glyph::Calendar) }</span> }, kind::mark) }
                <div class="choice-words">
                    <span class="hint">{ word }</span>
                    <h3>{ &it.title }</h3>
                </div>
            </div>
            <ul class="read-lines">{ for it.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            { turn }
        </section>
    }
}
