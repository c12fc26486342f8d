//! A plan's times in words: "1 hour before bedtime, on day 2 and day 3".

use crate::{
    plan::{Anchor, CarePlan, Phase, Rule},
    words::Words,
};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// When a rule asks, with a capital.
pub fn when(words: &Words, rule: &Rule) -> String {
    let mut said = anchor(words, rule.at);
    if let Some(on) = days(words, rule) {
        said = words.say_with(
            "plan-on-days",
            &[("when", said.into()), ("days", on.into())],
        );
    }
    if let Some(limit) = latest(words, &rule.not_before) {
        said = words.say_with(
            "plan-not-before",
            &[("when", said.into()), ("limit", limit.into())],
        );
    }
    capital(&said)
}

/// On which days a rule asks; none: on every day.
pub fn days(words: &Words, rule: &Rule) -> Option<String> {
    if rule.days.is_empty() {
        return None;
    }
    let days = listed(words, stretches(words, &rule.days));
    Some(match rule.every {
        Some(every) => words.say_with(
            "plan-every",
            &[("days", days.into()), ("every", every.into())],
        ),
        None => days,
    })
}

/// Until when a phase lasts; it begins where the one before it ends.
pub fn ends(words: &Words, phase: &Phase) -> String {
    match latest(words, &phase.until) {
        Some(until) => words.say_with("plan-until", &[("until", until.into())]),
        None => words.say("plan-until-next"),
    }
}

/// From when to when a phase lasts.
pub fn lasts(words: &Words, plan: &CarePlan, at: usize) -> String {
    let phase = &plan.phases[at];
    let before = at.checked_sub(1).map(|it| &plan.phases[it].until);
    let from = match phase.from {
        Some(from) => Some(anchor(words, from)),
        None => before.and_then(|until| latest(words, until)),
    };
    let from = from.unwrap_or_else(|| words.say("plan-at-dose"));
    match latest(words, &phase.until) {
        Some(until) => words.say_with(
            "plan-from-to",
            &[("from", from.into()), ("until", until.into())],
        ),
        None => words.say_with("plan-from", &[("from", from.into())]),
    }
}

/// From when to when soft mode lasts.
pub fn soft(words: &Words, plan: &CarePlan) -> String {
    let until = latest(words, &plan.soft.until).unwrap_or_default();
    let args = [
        ("from", anchor(words, plan.soft.from).into()),
        ("until", until.into()),
    ];
    words.say_with("plan-soft", &args)
}

/// A length of time in its usual units.
pub fn length(words: &Words, minutes: i64) -> String {
    let (days, hours, minutes) = if minutes > DAY && minutes % DAY == 0 {
        (minutes / DAY, 0, 0)
    } else {
        (0, minutes / HOUR, minutes % HOUR)
    };
    let units = [
        ("plan-days", days),
        ("plan-hours", hours),
        ("plan-minutes", minutes),
    ];
    let said: Vec<String> = units
        .into_iter()
        .filter(|(id, count)| *count != 0 || (*id == "plan-minutes" && days == 0 && hours == 0))
        .map(|(id, count)| words.say_with(id, &[("count", count.into())]))
        .collect();
    said.join(" ")
}

/// Names, with the last one after "and".
pub fn listed(words: &Words, mut names: Vec<String>) -> String {
    let Some(last) = names.pop() else {
        return String::new();
    };
    if names.is_empty() {
        return last;
    }
    words.say_with(
        "plan-and",
        &[("list", names.join(", ").into()), ("last", last.into())],
    )
}

/// With its first letter large.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn anchor(words: &Words, anchor: Anchor) -> String {
    let far =
        |id: &str, minutes: i64| words.say_with(id, &[("length", length(words, minutes).into())]);
    match anchor {
        Anchor::SinceDose(0) => words.say("plan-at-dose"),
        Anchor::SinceDose(minutes) if minutes < 0 => far("plan-before-dose", -minutes),
        Anchor::SinceDose(minutes) => far("plan-after-dose", minutes),
        Anchor::SinceLeaving(0) => words.say("plan-at-leaving"),
        Anchor::SinceLeaving(minutes) if minutes < 0 => far("plan-before-leaving", -minutes),
        Anchor::SinceLeaving(minutes) => far("plan-after-leaving", minutes),
        Anchor::BeforeBed(0) => words.say("plan-at-bed"),
        Anchor::BeforeBed(minutes) => far("plan-before-bed", minutes),
        Anchor::AfterWaking(0) => words.say("plan-at-waking"),
        Anchor::AfterWaking(minutes) => far("plan-after-waking", minutes),
        Anchor::BedOfDay(it) => words.say_with("plan-bed-of", &[("day", day(words, it).into())]),
        Anchor::WakingOfDay(it) => {
            words.say_with("plan-waking-of", &[("day", day(words, it).into())])
        }
        Anchor::At(time) => words.say_with("plan-clock", &[("time", words.time(time).into())]),
    }
}

/// The latest of some anchors.
fn latest(words: &Words, anchors: &[Anchor]) -> Option<String> {
    let mut said: Vec<String> = anchors.iter().map(|it| anchor(words, *it)).collect();
    match said.len() {
        0 | 1 => said.pop(),
        _ => {
            let list = listed(words, said);
            Some(words.say_with("plan-later-of", &[("list", list.into())]))
        }
    }
}

/// Days one by one, but three and more in a row in one.
fn stretches(words: &Words, days: &[i64]) -> Vec<String> {
    let mut said = Vec::new();
    for row in days.chunk_by(|day, next| *day > 1 && *next == day + 1) {
        match row {
            [from, _, .., to] => said.push(words.say_with(
                "plan-day-range",
                &[("from", (*from).into()), ("to", (*to).into())],
            )),
            few => said.extend(few.iter().map(|it| day(words, *it))),
        }
    }
    said
}

fn day(words: &Words, day: i64) -> String {
    words.say_with("plan-day", &[("day", day.into())])
}
