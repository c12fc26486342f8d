//! Every kind of answer, what comes after a form, and what the journal keeps of it.

use std::mem::discriminant;

use care::{form::Answers, library, steps::steps_shown};

use crate::{
    browser::round::Round,
    forms::{form, last_word},
    patient, patient_practises as mara,
};

pub(super) async fn every_kind_of_answer(round: &mut Round) {
    let evening = patient::evening(1);
    let morning = patient::morning(2);
    let phq9 = patient::phq9(patient::PHQ9_EARLY);
    let thoughts = patient::thought_record();
    let kind_self = patient::kind_self();
    let if_then = patient::if_then();
    let none = Answers::new();
    let after = mara::ba_after();
    let steps: [(&str, &str, &Answers); 18] = [
        ("evening", "mood", &none),
        ("evening", "effects", &evening),
        ("morning", "night", &none),
        ("morning", "night", &morning),
        ("phq9", "item1", &none),
        ("phq9", "item9", &phq9),
        ("thought_record", "situation", &none),
        ("thought_record", "moods", &thoughts),
        ("thought_record", "thoughts", &thoughts),
        ("thought_record", "for", &thoughts),
        ("thought_record", "belief", &thoughts),
        ("thought_record", "rerate", &thoughts),
        ("kind_self", "repeat", &kind_self),
        ("if_then", "picture", &if_then),
        ("thought_record", "habits", &none),
        ("ba_plan", "when", &none),
        ("ba_after", "enjoyed", &after),
        ("self_compassion", "hand", &none),
    ];
    let kinds = steps.map(|(name, step, _)| {
        let mut asked = form(name).steps.iter();
        let asked = asked.find(|it| it.id.0 == step);
        discriminant(&asked.expect("a step of the form").answer)
    });
    for it in library::forms().iter().flat_map(|it| &it.steps) {
        let is_looked_at = kinds.contains(&discriminant(&it.answer));
        assert!(is_looked_at, "no step as `{}` is looked at", it.id.0);
    }
    for (name, step, given) in steps {
        round.open_at(name, step, given.clone()).await;
        let how = if given.is_empty() { "new" } else { "answered" };
        round.look(&format!("/fill/{name}, {step}, {how}")).await;
    }
}

pub(super) async fn after_forms(round: &mut Round) {
    for (name, given, says) in [
        ("gad7", patient::gad7(), "fill-change-same"),
        ("kind_self", patient::kind_self(), "fill-rest-now"),
        ("note", patient::note(NOTE), "fill-over-note"),
    ] {
        let form = form(name);
        let steps = steps_shown(form, &given);
        let last = steps.last().expect("a form has steps");
        round.open_at(name, &last.id.0, given).await;
        round.look_after(last_word(form), says).await;
    }
    // What was left open stands on Today.
    round.look_at("/", "today-draft").await;
    round.look_at("/rest/10", "rest-stop").await;
    round.press("rest-hide-time").await;
    round.look("/rest/10, time hidden").await;
    round.look_after("rest-stop", "rest-stopped-short").await;
}

const NOTE: &str = "The heron stood in the shallow water all morning.";

pub(super) async fn what_was_kept(round: &mut Round) {
    let mut kept = Vec::new();
    for (name, given) in [
        ("morning", patient::morning(2)),
        ("thought_record", patient::thought_record()),
        ("phq9", patient::phq9(patient::PHQ9_LATE)),
    ] {
        kept.push(round.finish(name, given, None).await);
    }
    let note = round.finish("note", patient::note(NOTE), None).await;
    let changed = patient::note("The heron stood in the shallow water until noon.");
    kept.push(round.finish("note", changed, Some(note)).await);
    for entry in kept {
        let path = format!("/journal/{}", entry.0);
        round.look_at(&path, "read-erase").await;
    }
    round.press("read-older").await;
    round.look_after("read-erase", "read-erase-means").await;
    round.look_at("/journal", "journal-sort-session").await;
    round.write("journal-search-label", "heron").await;
    let found = [("count", 2.into())];
    let hand = &round.browser.hand;
    hand.sees(&hand.word_with("journal-found", &found)).await;
    round.look("/journal, searched").await;
}
