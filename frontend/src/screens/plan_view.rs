//! The plan in force: whose it is, and phase by phase what it asks.

use care::plan_page::{PhaseItems, PlanItem, PlanPage, PlanSource};
use yew::prelude::*;

use crate::{
    parts::{
        button::{Button, Weight},
        choice::Switch,
        icon::{Glyph, icon},
        kind,
        notice::notice,
        pick_file::PickFile,
        sentence::{opener, over, paragraph, said},
    },
    say::{failure, say, say_with},
    screens::{plan::Wanted, plan_state::State},
};

/// A plan file, or a picture of one.
const FILES: &str = ".gwplan,image/png,image/jpeg";

/// The screen below its header.
pub fn page(state: &State, onwant: &Callback<Wanted>) -> Html {
    html! {
        <>
            { notice(state.said.as_ref().map(|it| AttrValue::from(failure(it)))) }
            <div class="notice-place" role="status">
                if state.is_taken {
                    <p class="saved">{ icon(Glyph::Check) }{ say("plan-taken") }</p>
                }
            </div>
            if let Some(page) = &state.page {
                { whose(page, onwant) }
                <section class="section">
                    { over("plan-asks") }
                    { said("quiet", "plan-asks-lead") }
                    { for page.phases.iter().map(|it| phase(it, onwant)) }
                </section>
                if page.source.is_some() || page.next.is_some() {
                    { go_back(onwant) }
                }
            }
        </>
    }
}

fn whose(page: &PlanPage, onwant: &Callback<Wanted>) -> Html {
    html! {
        <section class="card">
            if let Some(from) = &page.source {
                { source(from) }
            } else {
                { said("", "plan-of-app") }
            }
            if let Some(next) = &page.next {
                { said("quiet", "plan-next") }
                { source(next) }
            }
            { said("quiet", "plan-open-lead") }
            { part!(PickFile {
                label: say("plan-open"), accept: FILES, onpick: onwant.reform(Wanted::Look),
            }) }
        </section>
    }
}

/// Who made a plan, when it holds, and a word from them.
pub fn source(from: &PlanSource) -> Html {
    html! {
        <div class="plan-source">
            { paragraph("plan-from", say_with("plan-by", &[("from", from.from.clone().into())])) }
            <p class="quiet">{ &from.holds }</p>
            if let Some(note) = &from.note {
                <blockquote class="plan-note">{ note }</blockquote>
            }
        </div>
    }
}

fn phase(phase: &PhaseItems, onwant: &Callback<Wanted>) -> Html {
    html! {
        <details class="unfold plan-phase">
            <summary>
                { icon(Glyph::Unfold) }
                <span class="row-words"><span>{ &phase.name }</span><span class="hint">{ &phase.when }</span></span>
            </summary>
            <p class="quiet">{ &phase.message }</p>
            if !phase.items.is_empty() {
                <div class="card switches">{ for phase.items.iter().map(|it| item(it, onwant)) }</div>
            }
        </details>
    }
}

fn item(item: &PlanItem, onwant: &Callback<Wanted>) -> Html {
    if item.stays() {
        return html! {
            <div class="plan-item">
                { kind::mark(item.kind) }
                <span class="choice-words">
                    <span>{ &item.title }</span>
                    <span class="hint">{ &item.when }</span>
                    <span class="hint">{ say("plan-stays") }</span>
                </span>
            </div>
        };
    }
    let rule = item.rule.clone();
    html! {
        <div class="plan-item">
            { kind::mark(item.kind) }
            { part!(Switch {
                label: item.title.clone(), hint: AttrValue::from(item.when.clone()), on: !item.declined,
                onturn: onwant.reform(move |is_in: bool| Wanted::Decline(rule.clone(), !is_in)),
            }) }
        </div>
    }
}

fn go_back(onwant: &Callback<Wanted>) -> Html {
    html! {
        <details class="unfold">
            { opener("plan-drop") }
            { said("quiet", "plan-drop-means") }
            <div class="wide">
                { part!(Button {
                    weight: Weight::Grave, label: say("plan-drop-now"), onpress: onwant.reform(|()| Wanted::Drop),
                }) }
            </div>
        </details>
    }
}
