//! What can be begun at any time: exercises, a quiet rest, a line to park, a note, a questionnaire.

use care::{
    contract::{Failure, FormLine, SeeForms},
    form::FormKind,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::use_effect_with,
    look::use_look,
    parts::{
        frame::{Frame, Tab},
        icon::{Glyph, icon},
        notice::notice,
    },
    route::Route,
    say::{failure, say, say_with},
    travel::link,
};

/// Lengths of a quiet rest to choose from, in minutes.
const RESTS: [u16; 3] = [5, 10, 20];

/// Forms of at most so many minutes are small entries, not cards.
const SMALL_MINUTES: u16 = 1;

/// The screen.
pub struct Practise;

kept!(Practise, |_| use_practise());

#[hook]
fn use_practise() -> Html {
    let forms = use_state(|| None::<Result<Vec<FormLine>, Failure>>);
    let look = use_look();
    use_effect_with(look, {
        let forms = forms.clone();
        move |_| spawn_local(async move { forms.set(Some(ask(SeeForms {}).await)) })
    });
    let (lines, trouble) = match &*forms {
        None => (&[][..], None),
        Some(Ok(lines)) => (lines.as_slice(), None),
        Some(Err(why)) => (&[][..], Some(AttrValue::from(failure(why)))),
    };
    let of = |place: Place| lines.iter().filter(move |it| place_of(it) == place);
    part!(Frame {
        title: say("bar-practise"),
        tab: Tab::Practise,
        class: "practise",
        children: html! {
            <>
                <p class="lead">{ say("practise-lead") }</p>
                { notice(trouble) }
                { section("practise-exercises", of(Place::Exercise)) }
                { rests() }
                { section("practise-notes", of(Place::Small)) }
                { section("practise-prompts", of(Place::Daily)) }
                { section("practise-measures", of(Place::Measure)) }
            </>
        },
    })
}

/// Where a form stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Exercise,
    Small,
    Daily,
    Measure,
}

fn place_of(form: &FormLine) -> Place {
    match form.kind {
        FormKind::Exercise if form.minutes[1] <= SMALL_MINUTES => Place::Small,
        FormKind::Exercise => Place::Exercise,
        FormKind::Note => Place::Small,
        FormKind::Prompt => Place::Daily,
        FormKind::Measure => Place::Measure,
    }
}

fn section<'line>(title: &str, forms: impl Iterator<Item = &'line FormLine>) -> Html {
    // What was begun stands first.
    let (begun, fresh): (Vec<_>, Vec<_>) = forms.partition(|it| it.begun);
    let rows: Vec<Html> = begun.into_iter().chain(fresh).map(row).collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! { <section class="section"><h2>{ say(title) }</h2><div class="rows">{ for rows }</div></section> }
}

fn row(form: &FormLine) -> Html {
    let (glyph, kind) = match form.kind {
        FormKind::Exercise => (Glyph::Exercise, "kind-mark of-exercise"),
        FormKind::Note => (Glyph::Note, "kind-mark"),
        FormKind::Prompt => (Glyph::Prompt, "kind-mark"),
        FormKind::Measure => (Glyph::Measure, "kind-mark"),
    };
    let [from, to] = form.minutes;
    let length = say_with(
        if from == to {
            "practise-minutes-same"
        } else {
            "practise-minutes"
        },
        &[("from", from.into()), ("to", to.into())],
    );
    let helps = form.helps_with.join(", ");
    let content = html! {
        <>
            <span class={kind}>{ icon(glyph) }</span>
            <span class="row-words">
                <b>{ &form.title }</b>
                if !helps.is_empty() { <span class="quiet">{ helps }</span> }
                <span class="quiet practise-length">{ icon(Glyph::Clock) }{ length }</span>
                if form.begun { <span class="go-on">{ say("practise-go-on") }</span> }
            </span>
            { icon(Glyph::Next) }
        </>
    };
    link(Route::fill(&form.id), "row-line practise-row", content)
}

fn rests() -> Html {
    let rest = |minutes: &u16| {
        let arg = [("minutes", (*minutes).into())];
        let content = html! {
            <>
                <span aria-hidden="true">{ say_with("practise-rest-minutes", &arg) }</span>
                <span class="unseen">{ say_with("practise-rest-label", &arg) }</span>
            </>
        };
        link(
            Route::Rest {
                minutes: *minutes,
                of: None,
            },
            "button",
            content,
        )
    };
    html! {
        <section class="section">
            <h2>{ say("practise-rest") }</h2>
            <div class="card rest-card of-rest">
                <p class="kind"><span class="kind-mark">{ icon(Glyph::Rest) }</span>{ say("practise-rest-about") }</p>
                <div class="rest-lengths">{ for RESTS.iter().map(rest) }</div>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use care::{form::FormId, library};

    use super::*;

    fn line(id: &str) -> FormLine {
        let form = library::form(&FormId(id.to_owned())).unwrap();
        FormLine {
            id: form.id.clone(),
            kind: form.kind,
            title: form.title.clone(),
            about: String::new(),
            helps_with: form.helps_with.clone(),
            minutes: form.minutes,
            begun: false,
        }
    }

    #[test]
    fn the_parking_lot_and_the_note_are_small_entries() {
        let places =
            ["thought_record", "parking_lot", "note", "phq9"].map(|id| place_of(&line(id)));
        let expected = [Place::Exercise, Place::Small, Place::Small, Place::Measure];
        assert_eq!(places, expected);
    }
}
