//! Why now: what helps in this phase and why, what comes next, and what is known, in words ready
//! to be shown.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::{
    phases::{Reign, Span},
    wish::Amount,
    words::Words,
};

/// A heading with its lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// What is known, each with where it stands; `care.md` section 2 has what each of them shows.
const KNOWN: [&str; 4] = [
    "why-known-lift",
    "why-known-practice",
    "why-known-sleep",
    "why-known-bundle",
];

/// Verified sources only.
const SOURCES: [&str; 6] = [
    "why-source-theory",
    "why-source-lift",
    "why-source-practice",
    "why-source-sleep",
    "why-source-rest",
    "why-source-hope",
];

/// The sections for the phase that lasts at `now`.
pub fn why(reign: &Reign<'_>, now: NaiveDateTime, amount: Amount, words: &Words) -> Vec<Section> {
    let from = reign.spans.iter().position(|it| it.time.contains(&now));
    let spans = &reign.spans[from.unwrap_or(reign.spans.len())..];
    let Some(here) = spans.first() else {
        return Vec::new();
    };
    let phase = here.phase;
    let helps = phase.why.as_ref().unwrap_or(&phase.message).clone();
    let next = spans.iter().enumerate();
    let next = next.map(|(at, span)| line(span, at == 0, amount, words));
    let said = |ids: &[&str]| ids.iter().map(|id| words.say(id)).collect();
    let section = |title: &str, lines| Section {
        title: words.say(title),
        lines,
    };
    vec![
        section("why-title-helps", vec![helps]),
        section("why-title-next", next.collect()),
        section("why-title-known", said(&KNOWN)),
        section("why-title-sources", said(&SOURCES)),
    ]
}

/// "Now: Practice days, until Tue 27 Oct, 14:00. Up to 4 reminders a day."
fn line(span: &Span<'_>, is_now: bool, amount: Amount, words: &Words) -> String {
    let reminders = span.phase.notices_a_day.of(amount);
    let reminders = words.say_with("why-reminders", &[("count", reminders.into())]);
    let mut args = vec![
        ("phase", span.phase.name.clone().into()),
        ("reminders", reminders.into()),
    ];
    let end = span.time.end;
    let id = match (is_now, end == NaiveDateTime::MAX) {
        (true, false) => "why-now",
        (true, true) => "why-now-open",
        (false, false) => "why-then",
        (false, true) => "why-then-open",
    };
    if end != NaiveDateTime::MAX {
        args.push(("day", words.day(end.date()).into()));
        args.push(("time", words.time(end.time()).into()));
    }
    words.say_with(id, &args)
}
