//! What has no confirmed code, as the text of sections: flags, practice, thoughts, own words.

use care::{
    library,
    safety::{SafetyRoute, Said},
    summary_flags::Flag,
    summary_practice::Tally,
    words::Words,
};
use serde_json::Value;

use crate::fhir::{Document, section};

/// What the patient left out, by the names of the sections.
pub(crate) fn left_out(document: &Document<'_>) -> Option<Value> {
    let (summary, words) = (document.summary, document.words);
    let names = summary.left_out.iter().map(|it| {
        // As they are spelt in the data: `own_words`.
        serde_json::to_value(it).map_or_else(
            |_| String::new(),
            |it| {
                words.say(&format!(
                    "summary-section-{}",
                    it.as_str().unwrap_or_default()
                ))
            },
        )
    });
    let mut names: Vec<String> = names.collect();
    if summary.item9_left_out {
        names.push(words.say("summary-left-out-item9"));
    }
    names.extend(summary.days_left_out.iter().map(|it| words.date(*it)));
    if summary.entries_left_out > 0 {
        let count = [("count", summary.entries_left_out.into())];
        names.push(words.say_with("summary-left-out-entries", &count));
    }
    section(&words.say("handover-left-out"), &names, Vec::new())
}

pub(crate) fn flags(document: &Document<'_>) -> Option<Value> {
    let words = document.words;
    let lines: Vec<String> = document
        .summary
        .flags
        .iter()
        .map(|it| flag(words, it))
        .collect();
    section(&words.say("summary-flags"), &lines, Vec::new())
}

fn flag(words: &Words, flag: &Flag) -> String {
    let days = |on: &chrono::NaiveDate| ("days", words.date(*on).into());
    match flag {
        Flag::Item9 { on, score } => words.say_with(
            "summary-flag-item9",
            &[("score", (*score).into()), days(on)],
        ),
        Flag::Question { on, said } => {
            let answer = words.say(match said {
                Said::No => "summary-question-no",
                Said::Declined => "summary-question-declined",
                Said::Passing => "summary-question-passing",
                Said::Often => "summary-question-often",
                Said::MightAct => "summary-question-might-act",
            });
            words.say_with(
                "summary-flag-question",
                &[("answer", answer.into()), days(on)],
            )
        }
        Flag::Item9Declined { on } => words.say_with("summary-flag-item9-declined", &[days(on)]),
        Flag::ThoughtsWeigh { on } => words.say_with("summary-flag-weigh", &[days(on)]),
        Flag::Bladder { on } => words.say_with("summary-flag-bladder", &[days(on)]),
        Flag::SafetyScreen {
            on,
            shown,
            safe_now,
        } => {
            let id = match shown {
                SafetyRoute::GentleNote => "summary-flag-safety-note",
                SafetyRoute::Ask | SafetyRoute::Crisis => "summary-flag-safety",
                SafetyRoute::Emergency => "summary-flag-safety-emergency",
            };
            let answer = words.say(match safe_now {
                Some(true) => "summary-flag-safe-yes",
                Some(false) => "summary-flag-safe-no",
                None => "summary-flag-safe-none",
            });
            words.say_with(id, &[("answer", answer.into()), days(on)])
        }
        Flag::Phq9Up { before, after } => words.say_with(
            "summary-flag-phq9-up",
            &[
                ("by", after.total.abs_diff(before.total).into()),
                ("before", before.total.into()),
                ("from", words.date(before.on).into()),
                ("after", after.total.into()),
                ("to", words.date(after.on).into()),
            ],
        ),
    }
}

/// Practice, thoughts, activities, effects, own words and questions.
pub(crate) fn rest(document: &Document<'_>) -> Vec<Option<Value>> {
    let (summary, words) = (document.summary, document.words);
    let say = |id: &str| words.say(id);
    let practice = summary.practice.as_ref().map(|it| {
        let mut lines = vec![
            tally(words, "summary-practice-exercises", &it.exercises),
            tally(words, "summary-practice-rests", &it.rests),
        ];
        let done = it.by_form.iter().map(|(form, times)| {
            let title = library::form(form).map_or(form.0.as_str(), |it| it.title.as_str());
            let parts = [("title", title.into()), ("times", (*times).into())];
            words.say_with("summary-practice-form", &parts)
        });
        lines.extend(done);
        lines
    });
    let thoughts = summary.thoughts.iter().flatten().map(|it| {
        let (hot, balanced) = (it.hot.reveal(), it.balanced.reveal());
        format!("{}: {hot} → {balanced}", words.date(it.on))
    });
    let tried = summary.tried.iter().flatten().map(|it| {
        let number = |it: Option<i32>| it.map_or_else(|| say("summary-none"), |it| it.to_string());
        let figure = words.say_with(
            "summary-tried-figure",
            &[
                ("predicted", number(it.predicted).into()),
                ("actual", number(it.actual).into()),
            ],
        );
        format!("{}: {} ({figure})", words.date(it.on), it.activity.reveal())
    });
    let effects = summary.effects.iter().flat_map(|it| {
        [(&it.effects, "effects"), (&it.substances, "substances")].map(|(counts, id)| {
            let of = [
                ("count", counts.answered.into()),
                ("of", summary.days.into()),
            ];
            let mut line = format!(
                "{}: {}",
                say(&format!("summary-effects-{id}")),
                words.say_with("summary-effects-of", &of)
            );
            for (option, days) in &counts.days {
                let parts = [("option", option.as_str().into()), ("days", (*days).into())];
                line += &format!(", {}", words.say_with("summary-effects-days", &parts));
            }
            line
        })
    });
    let own = summary.own_words.iter().flat_map(|it| &it.lines);
    let own = own.map(|it| format!("{}: {}", words.date(it.on), it.words.reveal()));
    let asked = summary.questions.iter().flatten();
    let asked = asked.map(|it| format!("{}: {}", words.date(it.on), it.words.reveal()));
    let lines = |id: &str, lines: Vec<String>| section(&say(id), &lines, Vec::new());
    vec![
        lines("summary-practice", practice.unwrap_or_default()),
        lines("summary-thoughts", thoughts.collect()),
        lines("summary-tried", tried.collect()),
        lines("summary-effects", effects.collect()),
        lines("summary-words", own.collect()),
        lines("summary-questions", asked.collect()),
    ]
}

fn tally(words: &Words, id: &str, tally: &Tally) -> String {
    let parts = [
        ("done", tally.done.into()),
        ("offered", tally.offered().into()),
    ];
    let mut line = format!(
        "{}: {}",
        words.say(id),
        words.say_with("summary-practice-offered", &parts)
    );
    for (id, count) in [
        ("summary-practice-skipped", tally.skipped),
        ("summary-practice-missed", tally.missed),
        ("summary-practice-not-reminded", tally.not_reminded),
        ("summary-practice-open", tally.open),
    ] {
        if count > 0 {
            line += &format!(", {}", words.say_with(id, &[("count", count.into())]));
        }
    }
    line
}
