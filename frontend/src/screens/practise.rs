//! What can be begun at any time: exercises, a quiet rest, a line to park, a note, a questionnaire.

use care::{
    contract::{Failure, FormLine, MakeWish, SeeForms},
    form::{FormId, FormKind},
    shelf::Shelf,
    wish::Wish,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::use_effect_with,
    look::use_look,
    parts::{
        answer_lines::star_shape,
        answer_scale::pressed,
        choice::{Pick, Row},
        frame::{Frame, Tab},
        icon::{Glyph, icon},
        notice::notice,
        sentence::{over, said},
    },
    route::Route,
    say::{failure, say, say_with},
    travel::link,
};

/// Lengths of a quiet rest to choose from, in minutes.
const RESTS: [u16; 3] = [5, 10, 20];

/// Lengths of an exercise to choose from: up to so many minutes.
const LENGTHS: [u16; 3] = [5, 10, 20];

/// Forms of at most so many minutes are small entries, not cards.
const SMALL_MINUTES: u16 = 1;

/// The screen.
pub struct Practise;

kept!(Practise, |_| use_practise());

#[hook]
fn use_practise() -> Html {
    let forms = use_state(|| None::<Result<Vec<FormLine>, Failure>>);
    let helps = use_state_eq(AttrValue::default);
    let length = use_state_eq(AttrValue::default);
    let wished = use_state_eq(|| 0_u32);
    let look = use_look();
    use_effect_with((look, *wished), {
        let forms = forms.clone();
        move |_| spawn_local(async move { forms.set(Some(ask(SeeForms {}).await)) })
    });
    let (lines, trouble) = match &*forms {
        None => (&[][..], None),
        Some(Ok(lines)) => (lines.as_slice(), None),
        Some(Err(why)) => (&[][..], Some(AttrValue::from(failure(why)))),
    };
    let like = Callback::from(move |(form, on): (FormId, bool)| {
        let wished = wished.clone();
        let wish = Wish::Favourite { form, on };
        spawn_local(async move {
            // A star that could not be kept stays as it was.
            let _ = ask(MakeWish { wish }).await;
            wished.set(*wished + 1);
        });
    });
    let most = length.parse().unwrap_or(u16::MAX);
    let fits = |it: &FormLine| {
        it.minutes[1] <= most && (helps.is_empty() || it.helps_with.iter().any(|it| *it == **helps))
    };
    let of = |place: Place| lines.iter().filter(move |it| place_of(it) == place);
    let on = |shelf: Shelf| of(Place::Exercise).filter(move |it| it.at == shelf && fits(it));
    let section =
        |title: &str, forms: &mut dyn Iterator<Item = &FormLine>| section(title, forms, &like);
    part!(Frame {
        title: say("bar-practise"),
        tab: Tab::Practise,
        class: "practise",
        children: html! {
            <>
                { said("lead", "practise-lead") }
                { notice(trouble) }
                <div class="practise-choose">
                    { choose("practise-helps", all_helps(of(Place::Exercise)), &helps) }
                    { choose("practise-length", lengths(), &length) }
                </div>
                { section("practise-now", &mut on(Shelf::Now)) }
                { section("practise-also", &mut on(Shelf::Also)) }
                { section("practise-resting", &mut on(Shelf::Resting)) }
                if of(Place::Exercise).next().is_some() && !of(Place::Exercise).any(fits) {
                    <p class="quiet" role="status">{ say("practise-none") }</p>
                }
                { rests() }
                { section("practise-notes", &mut of(Place::Small)) }
                { section("practise-prompts", &mut of(Place::Daily)) }
                { section("practise-measures", &mut of(Place::Measure)) }
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

/// A closed list whose first row is "any".
fn choose(id: &'static str, rows: Vec<Row>, chosen: &UseStateHandle<AttrValue>) -> Html {
    let any = plain("", say("practise-any"));
    let set = chosen.setter();
    part!(Pick {
        id,
        label: say(id),
        rows: std::iter::once(any).chain(rows).collect::<Vec<_>>(),
        chosen: (**chosen).clone(),
        onchoose: Callback::from(move |it| set.set(it)),
    })
}

/// Each once, in the order of the forms: sorting would cost more code than it is worth.
fn all_helps<'line>(forms: impl Iterator<Item = &'line FormLine>) -> Vec<Row> {
    let mut all: Vec<Row> = Vec::new();
    for it in forms.flat_map(|it| &it.helps_with) {
        if all.iter().all(|row| *row.value != **it) {
            all.push(plain(it, it.clone()));
        }
    }
    all
}

fn plain(value: &str, label: String) -> Row {
    Row {
        value: value.to_owned().into(),
        label: label.into(),
        hint: None,
    }
}

fn lengths() -> Vec<Row> {
    let row = |it: &u16| {
        let words = say_with("practise-up-to", &[("minutes", (*it).into())]);
        plain(&it.to_string(), words)
    };
    LENGTHS.iter().map(row).collect()
}

fn section(
    title: &str,
    forms: &mut dyn Iterator<Item = &FormLine>,
    like: &Callback<(FormId, bool)>,
) -> Html {
    let rows: Vec<Html> = forms.map(|it| row(it, like)).collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! { <section class="section"><h2>{ say(title) }</h2><div class="rows">{ for rows }</div></section> }
}

fn row(form: &FormLine, like: &Callback<(FormId, bool)>) -> Html {
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
    let is_open = form.at != Shelf::Resting;
    let content = html! {
        <>
            <span class={kind}>{ icon(glyph) }</span>
            <span class="row-words">
                <b>{ &form.title }</b>
                if !helps.is_empty() { <span class="quiet">{ helps }</span> }
                <span class="quiet practise-length">{ icon(Glyph::Clock) }{ length }</span>
                if let Some(note) = &form.note { <span class="practise-why">{ note }</span> }
                if form.begun && is_open { <span class="go-on">{ say("practise-go-on") }</span> }
            </span>
            if is_open { { icon(Glyph::Next) } }
        </>
    };
    let whole = match is_open {
        true => link(Route::fill(&form.id), "row-line practise-row", content),
        false => html! { <div class="row-line practise-row">{ content }</div> },
    };
    if place_of(form) != Place::Exercise {
        return whole;
    }
    let star = {
        let (form, on) = (form.id.clone(), !form.favourite);
        like.reform(move |_: MouseEvent| (form.clone(), on))
    };
    html! {
        <div class="practise-line">
            { whole }
            <button type="button" class="key round star" aria-pressed={pressed(form.favourite)} onclick={star}
                aria-label={say_with("practise-like", &[("name", form.title.as_str().into())])}>
                { star_shape() }
            </button>
        </div>
    }
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
            { over("practise-rest") }
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
            helps_with: form.helps_with.clone(),
            minutes: form.minutes,
            begun: false,
            favourite: false,
            picked: false,
            at: Shelf::Also,
            note: None,
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
