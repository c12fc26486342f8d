//! One week in words, for those who do not see its picture and for those who want its numbers.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    night::figures,
    weeks::{By, Span, length},
    weeks_days::{DayTold, Said},
    words::Words,
};

/// How much stands in the week.
pub(crate) fn describe(span: &Span, told: &BTreeMap<NaiveDate, DayTold>, words: &Words) -> String {
    let days: Vec<&DayTold> = span.days.iter().filter_map(|day| told.get(day)).collect();
    let mood = days
        .iter()
        .filter(|it| matches!(it.mood, Said::Told(_)))
        .count();
    let nights = days
        .iter()
        .filter(|it| matches!(it.night, Said::Told(_)))
        .count();
    let rests: usize = days.iter().map(|it| it.rests).sum();
    let practice: usize = days.iter().map(|it| it.practice).sum();
    let counts = [
        ("mood", mood.into()),
        ("nights", nights.into()),
        ("rests", rests.into()),
        ("practice", practice.into()),
    ];
    words.say_with("weeks-description", &counts)
}

/// Every day up to today; what was not noted is an empty cell.
pub(crate) fn table(
    span: &Span,
    told: &BTreeMap<NaiveDate, DayTold>,
    doses: &[NaiveDate],
    today: NaiveDate,
    words: &Words,
) -> Vec<Vec<String>> {
    let row = |(at, day): (usize, &NaiveDate)| {
        let it = told.get(day).cloned().unwrap_or_default();
        let name = match span.by {
            By::Session => {
                let parts = [("number", at.into()), ("day", words.day(*day).into())];
                words.say_with("weeks-day", &parts)
            }
            By::Calendar if doses.contains(day) => {
                words.say_with("weeks-dose", &[("day", words.day(*day).into())])
            }
            By::Calendar => words.day(*day),
        };
        let night = said(&it.night, words, |night| {
            length(figures(night).tst_min as f64, words)
        });
        let count = |count: usize| match count {
            0 => String::new(),
            some => some.to_string(),
        };
        let mood = said(&it.mood, words, |level| level.to_string());
        vec![name, mood, night, count(it.rests), count(it.practice)]
    };
    let header = ["day", "mood", "night", "rest", "practice"];
    let header = header.map(|it| words.say(&format!("weeks-column-{it}")));
    let past = span
        .days
        .iter()
        .enumerate()
        .filter(|(_, day)| **day <= today);
    std::iter::once(header.to_vec())
        .chain(past.map(row))
        .collect()
}

fn said<T>(what: &Said<T>, words: &Words, tell: impl Fn(&T) -> String) -> String {
    match what {
        Said::Told(it) => tell(it),
        Said::Declined => words.say("weeks-declined"),
        Said::NotToday => words.say("weeks-not-today"),
        Said::Nothing => String::new(),
    }
}
