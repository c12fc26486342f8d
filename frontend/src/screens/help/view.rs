//! The views of Help: the numbers, my safety plan, and when to call.

use care::{
    contract::{Failure, KeepDraft, OpenForm},
    form::{FormId, StepId},
    safety::{Contact, HelpCard},
    safety_plan::{FORM, Part, SafetyPlan},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::parts::sentence::paragraph;

use super::state::{Action, Whom};
use crate::{
    bridge::ask,
    parts::{
        button::{Button, Weight},
        call,
        choice::Switch,
        icon::{Glyph, icon},
        sentence::said,
    },
    route::Route,
    say::{say, say_with, words},
    travel,
};

/// Which page of Help is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpPage {
    /// Lines, my people, my clinic, and the way to the other two.
    Numbers,
    /// My safety plan.
    Plan,
    /// When to call after ketamine.
    Signs,
}

/// A page of the card.
pub fn view(
    page: HelpPage,
    card: &HelpCard,
    open: bool,
    dispatch: &Callback<Action>,
    turn: Callback<bool>,
) -> Html {
    match page {
        HelpPage::Numbers => numbers(card, open, dispatch),
        HelpPage::Plan => plan(card, open, dispatch, turn),
        HelpPage::Signs => signs(card, open),
    }
}

fn numbers(card: &HelpCard, open: bool, dispatch: &Callback<Action>) -> Html {
    let add = |id: &str, whom| {
        let onpress = dispatch.reform(move |()| Action::Edit(whom));
        html! { <div>{ part!(Button { icon: Glyph::More, label: say(id), onpress }) }</div> }
    };
    let changes = |all: &[Contact], whom: fn(usize) -> Whom| -> Html {
        let all = all.iter().enumerate();
        all.map(|(at, it)| {
            html! {
                <>{ call::contact(it, card.dials) }{ change(open, it, whom(at), dispatch) }</>
            }
        })
        .collect()
    };
    let of_plan = card.from_plan.iter().flat_map(|it| &it.lines);
    let none = |with: &'static str| html! { <p class="quiet">{ say(if open { with } else { "help-people-locked" }) }</p> };
    let clinic = card.clinic.as_slice();
    html! {
        <>
            <section class="stack" aria-labelledby="help-lines">
                { head(Glyph::Call, "help-lines") }
                if !card.dials {
                    { said("hint", "help-by-phone") }
                }
                <ul class="stack">
                    { call::emergency(card) }
                    { for of_plan.chain(&card.country.lines).map(|it| call::line(it, card.dials)) }
                    { changes(&card.lines, Whom::Line) }
                </ul>
                { checked(card) }
                if open {
                    { add("help-line-add", Whom::NewLine) }
                }
            </section>
            <nav class="rows" aria-label={say("help-more")}>
                { place(Route::SafetyPlan, Glyph::Safety, "plan-title") }
                { place(Route::Signs, Glyph::Clinic, "signs-title") }
            </nav>
            <section class="stack" aria-labelledby="help-people">
                { head(Glyph::People, "help-people") }
                if card.people.is_empty() {
                    { none("help-people-none") }
                }
                <ul class="stack">{ changes(&card.people, Whom::Person) }</ul>
                if open {
                    { add("help-people-add", Whom::Somebody) }
                }
            </section>
            <section class="stack" aria-labelledby="help-clinic">
                { head(Glyph::Clinic, "help-clinic") }
                <ul class="stack">{ changes(clinic, |_| Whom::Clinic) }</ul>
                if clinic.is_empty() {
                    { none("help-clinic-none") }
                    if open {
                        { add("help-clinic-add", Whom::Clinic) }
                    }
                }
            </section>
        </>
    }
}

fn head(of: Glyph, title: &'static str) -> Html {
    html! { <h2 class="help-head" id={title}><span class="kind-mark of-safety">{ icon(of) }</span>{ say(title) }</h2> }
}

/// When the numbers were looked up: those of the country, and those of the plan.
fn checked(card: &HelpCard) -> Html {
    let looked_up = |id: &str, day| {
        let args = [
            ("country", card.country.name.as_str().into()),
            ("day", words(|it| it.date(day)).into()),
        ];
        html! { { paragraph("quiet", say_with(id, &args)) } }
    };
    html! {
        <>
            { looked_up("help-checked", card.country.checked_on) }
            if let Some(it) = &card.from_plan {
                { looked_up("help-checked-plan", it.checked_on) }
            }
        </>
    }
}

/// A row that leads to another page of Help.
fn place(to: Route, of: Glyph, name: &str) -> Html {
    let words = html! { <>
        <span class="kind-mark of-safety">{ icon(of) }</span>
        <span class="row-words">{ say(name) }</span>
        { icon(Glyph::Next) }
    </> };
    travel::link(to, "row-line", words)
}

fn change(open: bool, it: &Contact, whom: Whom, dispatch: &Callback<Action>) -> Html {
    if !open {
        return Html::default();
    }
    let label = say_with("help-change", &[("name", it.name.reveal().into())]);
    html! {
        <li class="help-change">
            if it.while_locked {
                <span class="quiet">{ say("help-while-locked-is") }</span>
            }
            { part!(Button {
                weight: Weight::Plain, icon: Glyph::Edit, label,
                onpress: dispatch.reform(move |()| Action::Edit(whom)),
            }) }
        </li>
    }
}

fn plan(card: &HelpCard, open: bool, dispatch: &Callback<Action>, turn: Callback<bool>) -> Html {
    let plan = &card.plan;
    if plan.parts.is_empty() {
        return html! {
            <>
                <p>{ say(if open { "plan-none" } else { "plan-locked" }) }</p>
                if open {
                    { part!(Button {
                        weight: Weight::Main, label: say("plan-make"),
                        onpress: change_part(plan, None, dispatch),
                    }) }
                }
            </>
        };
    }
    html! {
        <>
            { for plan.parts.iter().map(|it| part_of(card, it, open, dispatch)) }
            if open {
                { part!(Switch {
                    label: say("help-while-locked"), hint: say("plan-while-locked-hint"),
                    on: plan.while_locked, onturn: turn,
                }) }
            }
        </>
    }
}

/// One part, with the numbers of Help where it is about people.
fn part_of(card: &HelpCard, it: &Part, open: bool, dispatch: &Callback<Action>) -> Html {
    let numbers: Vec<Html> = match it.step.0.as_str() {
        "people" => card
            .people
            .iter()
            .map(|it| call::contact(it, card.dials))
            .collect(),
        "team" => {
            let clinic = card.clinic.iter().map(|it| call::contact(it, card.dials));
            clinic.chain(call::lines(card)).collect()
        }
        _ => Vec::new(),
    };
    html! {
        <section class="stack" aria-labelledby={it.step.0.clone()}>
            <h2 class="plan-part" id={it.step.0.clone()}>{ it.title.clone() }</h2>
            if it.lines.is_empty() && numbers.is_empty() {
                { said("quiet", "plan-part-none") }
            }
            if !it.lines.is_empty() {
                <ul class="read-lines of-safety own-words">
                    { for it.lines.iter().map(|line| html! { <li>{ line.reveal() }</li> }) }
                </ul>
            }
            if !numbers.is_empty() {
                <ul class="stack">{ numbers }</ul>
            }
            if open {
                <div>{ part!(Button {
                    weight: Weight::Plain, icon: Glyph::Edit, label: say("plan-change"),
                    name: say_with("plan-change-which", &[("part", it.title.as_str().into())]),
                    onpress: change_part(&card.plan, Some(it.step.clone()), dispatch),
                }) }</div>
            }
        </section>
    }
}

/// Opens the plan as a form, at one part of it.
fn change_part(
    plan: &SafetyPlan,
    step: Option<StepId>,
    dispatch: &Callback<Action>,
) -> Callback<()> {
    let (entry, dispatch) = (plan.entry, dispatch.clone());
    Callback::from(move |()| {
        let (step, dispatch) = (step.clone(), dispatch.clone());
        spawn_local(async move {
            let form = FormId(FORM.to_owned());
            let ready: Result<(), Failure> = async {
                if let Some(at) = step {
                    let occurrence = None;
                    let command = OpenForm {
                        form: form.clone(),
                        occurrence,
                        corrects: entry,
                    };
                    let mut draft = ask(command).await?.draft;
                    draft.at = at;
                    ask(KeepDraft { draft }).await?;
                }
                Ok(())
            }
            .await;
            match (ready, entry) {
                (Err(failure), _) => dispatch.emit(Action::Failed(failure)),
                (Ok(()), Some(entry)) => travel::go(&Route::Correct { form, entry }),
                (Ok(()), None) => travel::go(&Route::fill(&form)),
            }
        });
    })
}

fn signs(card: &HelpCard, open: bool) -> Html {
    let note = Route::fill(&FormId("effects".to_owned()));
    html! {
        <>
            { for card.signs.iter().map(|it| html! {
                <section class="stack">
                    <h2 class="plan-part">{ it.act.clone() }</h2>
                    <ul class="read-lines of-safety">
                        { for it.signs.iter().map(|sign| html! { <li>{ sign }</li> }) }
                    </ul>
                    if let Some(note) = &it.note {
                        <p class="quiet">{ note }</p>
                    }
                </section>
            }) }
            <ul class="stack">{ call::emergency(card) }</ul>
            if open {
                { part!(Button {
                    icon: Glyph::Note, label: say("signs-note"),
                    onpress: Callback::from(move |()| travel::go(&note)),
                }) }
            }
        </>
    }
}
