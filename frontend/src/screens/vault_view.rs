//! The view of the vault: what is offered, and one task with its passphrase.

use care::backup::{Backup, Holds};
use yew::prelude::*;

use crate::{
    parts::{
        button::{Button, Weight},
        field::{Field, Typed},
        heading::Heading,
        icon::{Glyph, icon},
        notice::notice,
        section::section_card,
        sentence::{opener, said},
    },
    say::{failure, say, say_with, words},
    screens::vault::{Action, Room, State, Task},
};

/// The screen below its header.
pub fn view(state: &State, room: Room, onact: &Callback<Action>, go: Callback<()>) -> Html {
    if let Some(it) = &state.task {
        return task(state, it, onact, go);
    }
    let offer = |of: Glyph, it: Task| {
        let label = say(&format!("vault-{}", it.code()));
        let onpress = onact.reform(move |()| Action::Take(Some(it.clone())));
        html! { <div class="wide">{ part!(Button { icon: of, label, onpress }) }</div> }
    };
    let open = room == Room::Open;
    html! {
        <>
            { notice(state.said.as_ref().map(|it| AttrValue::from(failure(it)))) }
            <p class="saved" role="status">
                if let Some(done) = &state.done {
                    { icon(Glyph::Check) }{ done }
                }
            </p>
            if room == Room::Damaged {
                { offer(Glyph::Practise, Task::Mend) }
            }
            if room == Room::Copy {
                { offer(Glyph::Journal, Task::GoOn) }
            }
            { section_card("vault-copies", copies(state, open, onact, go)) }
            if open {
                { section_card("vault-opens", html! {
                    <>
                        { offer(Glyph::Lock, Task::Change) }
                        { offer(Glyph::Key, Task::Words) }
                    </>
                }) }
                { section_card("vault-limits", limits()) }
                { section_card("vault-end", offer(Glyph::Erase, Task::Erase)) }
            }
        </>
    }
}

fn copies(state: &State, open: bool, onact: &Callback<Action>, go: Callback<()>) -> Html {
    let Some(backups) = &state.backups else {
        return Html::default();
    };
    let last = match backups.proven {
        Some(at) => say_with(
            "vault-proven",
            &[("when", words(|it| it.day(at.date())).into())],
        ),
        None => say("vault-proven-none"),
    };
    html! {
        <>
            <p>{ if open { last } else { say("vault-find") } }</p>
            if open {
                <div class="wide">{ part!(Button {
                    icon: Glyph::Check, label: say("vault-save"), onpress: go, disabled: state.busy,
                }) }</div>
                { said("quiet", "vault-save-hint") }
            }
            <details class="unfold" open={!open}>
                { opener("vault-copy") }
                if backups.all.is_empty() {
                    { said("quiet", "vault-copies-none") }
                }
                { for backups.all.iter().map(|it| copy(it, onact)) }
            </details>
        </>
    }
}

fn copy(copy: &Backup, onact: &Callback<Action>) -> Html {
    let name = copy.name.clone();
    let when = words(|it| {
        format!(
            "{}, {}",
            it.day(copy.made.date()),
            it.time(copy.made.time())
        )
    });
    let whose = if copy.by_hand {
        "vault-by-hand"
    } else {
        "vault-by-itself"
    };
    html! {
        <button type="button" class="row-line" onclick={onact.reform(move |_: MouseEvent| Action::Take(Some(Task::Copy(name.clone()))))}>
            <span class="row-words"><span>{ when }</span><span class="hint">{ say(whose) }</span></span>
            { icon(Glyph::Next) }
        </button>
    }
}

fn task(state: &State, task: &Task, onact: &Callback<Action>, go: Callback<()>) -> Html {
    let code = task.code();
    let asks = state.words.is_empty() && state.holds.is_none();
    let label = match (state.busy, asks, task) {
        (true, ..) => say("vault-working"),
        (false, false, Task::Copy(_)) => say("vault-restore-now"),
        (false, false, _) => say("door-noted"),
        (false, true, _) => say(&format!("vault-now-{code}")),
    };
    let weight = if *task == Task::Erase {
        Weight::Grave
    } else {
        Weight::Main
    };
    let label_of_secret = match task {
        Task::Copy(_) => "vault-either",
        Task::Change | Task::Words | Task::Mend | Task::GoOn | Task::Erase => "vault-passphrase",
    };
    let onsubmit = Callback::from(move |it: SubmitEvent| {
        it.prevent_default();
        go.emit(());
    });
    html! {
        <form class="stack wide" {onsubmit}>
            { part!(Heading { text: say(&format!("vault-{code}")), step: format!("{code} {asks}") }) }
            if asks {
                <p>{ say(&format!("vault-about-{code}")) }</p>
                { part!(Field {
                    id: "passphrase", typed: Typed::Secret, label: say(label_of_secret),
                    value: state.passphrase.reveal().to_owned(), ontype: onact.reform(Action::Passphrase),
                }) }
                if *task == Task::Change {
                    { part!(Field {
                        id: "new-passphrase", typed: Typed::SecretShown, label: say("recover-passphrase"),
                        hint: say("door-passphrase-hint"), value: state.new.reveal().to_owned(),
                        ontype: onact.reform(Action::New),
                    }) }
                }
            }
            if let Some(holds) = &state.holds {
                <p class="lead">{ held(holds) }</p>
                { said("", "vault-restore-means") }
            }
            if !state.words.is_empty() {
                { said("", "door-words-text") }
                <ol class="door-words">
                    { for state.words.iter().enumerate().map(|(at, word)| html! {
                        <li><span>{ at + 1 }</span>{ word.reveal() }</li>
                    }) }
                </ol>
            }
            { notice(state.said.as_ref().map(|it| AttrValue::from(failure(it)))) }
            { part!(Button { sends: true, weight, label, disabled: state.busy }) }
        </form>
    }
}

fn held(holds: &Holds) -> String {
    match holds.days {
        Some((from, to)) => words(|it| {
            let day = |day| it.date(day).into();
            say_with(
                "vault-holds",
                &[
                    ("count", holds.entries.into()),
                    ("from", day(from)),
                    ("to", day(to)),
                ],
            )
        }),
        None => say("vault-holds-nothing"),
    }
}

fn limits() -> Html {
    let each = say("vault-limits-each");
    html! { <ul class="read-lines">{ for each.split('|').map(|it| html! { <li>{ it }</li> }) }</ul> }
}
