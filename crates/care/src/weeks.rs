//! My weeks: mood, nights, rests and practice by day, beside each session or by calendar, ready to
//! be shown. What is missing stays missing.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    entry::{Entry, Recorded},
    night::{Night, means},
    phases::doses,
    plan::CarePlan,
    scene::Scene,
    session::Session,
    weeks_days::{DayTold, Said, days_told},
    weeks_scene::draw,
    words::Words,
};

/// So many are shown at a time, the newest first.
const AT_A_TIME: usize = 6;

/// The day of a session and seven more.
const DAYS_OF_SESSION: u64 = 8;

/// How the weeks are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// From each session to the next, at most a week.
    Session,
    /// From Monday to Sunday.
    Calendar,
}

/// Some weeks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weeks {
    /// Newest first.
    pub weeks: Vec<Week>,
    /// Where older ones begin, if there are any.
    pub before: Option<NaiveDate>,
}

/// One week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// Which.
    pub title: String,
    /// What can be said of its nights.
    pub lines: Vec<String>,
    /// Its picture and its table.
    pub scene: Scene,
}

/// The days of one week.
pub(crate) struct Span {
    pub(crate) by: By,
    /// In order.
    pub(crate) days: Vec<NaiveDate>,
    /// Room in the picture for so many.
    pub(crate) columns: usize,
}

/// The first and the last day that are shown; none where nothing is. `first` is the first day of
/// the journal.
pub fn reach(
    by: By,
    sessions: &[Recorded<Session>],
    today: NaiveDate,
    first: Option<NaiveDate>,
    before: Option<NaiveDate>,
) -> Option<(NaiveDate, NaiveDate)> {
    let spans = spans(by, sessions, today, first, before).0;
    let last = spans.first()?.days.last()?;
    Some((*spans.last()?.days.first()?, *last))
}

#[expect(
    clippy::too_many_arguments,
    reason = "each is a plain fact; a struct for one caller would only hide them"
)]
/// The weeks before a day, or the last ones; `entries` are those of the days in [`reach`].
pub fn weeks(
    by: By,
    entries: &[Recorded<Entry>],
    sessions: &[Recorded<Session>],
    plan: &CarePlan,
    today: NaiveDate,
    first: Option<NaiveDate>,
    before: Option<NaiveDate>,
    words: &Words,
) -> Weeks {
    let told = days_told(entries, plan);
    let dose_days: Vec<NaiveDate> = held_days(sessions, today);
    let (spans, has_more) = spans(by, sessions, today, first, before);
    let oldest = spans.last().and_then(|it| it.days.first()).copied();
    let weeks = spans.iter().map(|span| Week {
        title: title(span, words),
        lines: lines(span, &told, words),
        scene: draw(span, &told, &dose_days, today, words),
    });
    Weeks {
        weeks: weeks.collect(),
        before: oldest.filter(|_| has_more),
    }
}

/// Newest first, and whether there are more behind them.
fn spans(
    by: By,
    sessions: &[Recorded<Session>],
    today: NaiveDate,
    first: Option<NaiveDate>,
    before: Option<NaiveDate>,
) -> (Vec<Span>, bool) {
    match by {
        By::Session => {
            let held = held_days(sessions, today);
            let next = held.iter().skip(1).copied().map(Some).chain([None]);
            let of_session = held.iter().zip(next).map(|(day, next)| {
                let days = day.iter_days().take(DAYS_OF_SESSION as usize);
                Span {
                    by,
                    days: days
                        .take_while(|it| next.is_none_or(|next| *it < next))
                        .collect(),
                    columns: DAYS_OF_SESSION as usize,
                }
            });
            let mut spans: Vec<Span> = of_session.collect();
            spans.retain(|it| before.is_none_or(|before| it.days[0] < before));
            spans.reverse();
            let more = spans.len() > AT_A_TIME;
            spans.truncate(AT_A_TIME);
            (spans, more)
        }
        By::Calendar => {
            let last = before.and_then(|it| it.pred_opt()).unwrap_or(today);
            let monday = last - Days::new(u64::from(last.weekday().num_days_from_monday()));
            let begun =
                |monday: &NaiveDate| first.is_some_and(|first| first < *monday + Days::new(7));
            let back =
                (0..=AT_A_TIME as u64).filter_map(|it| monday.checked_sub_days(Days::new(7 * it)));
            let mut spans: Vec<Span> = back
                .filter(begun)
                .map(|monday| Span {
                    by,
                    days: monday.iter_days().take(7).collect(),
                    columns: 7,
                })
                .collect();
            let more = spans.len() > AT_A_TIME;
            spans.truncate(AT_A_TIME);
            (spans, more)
        }
    }
}

/// The care days of the sessions that were held, one after the other.
fn held_days(sessions: &[Recorded<Session>], today: NaiveDate) -> Vec<NaiveDate> {
    let held = doses(sessions).into_iter().filter(|it| !it.planned);
    let mut days: Vec<NaiveDate> = held.map(|it| it.day0).filter(|it| *it <= today).collect();
    days.sort();
    days.dedup();
    days
}

pub(crate) fn title(span: &Span, words: &Words) -> String {
    let (first, last) = (span.days[0], span.days[span.days.len() - 1]);
    match span.by {
        By::Session => words.say_with("weeks-of-session", &[("day", words.day(first).into())]),
        By::Calendar => words.say_with(
            "weeks-of-days",
            &[
                ("from", words.day(first).into()),
                ("to", words.day(last).into()),
            ],
        ),
    }
}

/// The means of the nights where they are enough, else that they are few.
fn lines(span: &Span, told: &BTreeMap<NaiveDate, DayTold>, words: &Words) -> Vec<String> {
    let days = span.days.iter().filter_map(|day| told.get(day));
    let nights: Vec<&Night> = days
        .filter_map(|day| match &day.night {
            Said::Told(night) => Some(night),
            Said::Nothing | Said::NotToday | Said::Declined => None,
        })
        .collect();
    let count = ("nights", nights.len().into());
    match means(nights.iter().copied()) {
        Some(means) => {
            let asleep = [("time", length(means.tst_min, words).into()), count];
            let rising = [("minutes", (means.rising_sd_min.round() as i64).into())];
            vec![
                words.say_with("weeks-asleep", &asleep),
                words.say_with("weeks-rising", &rising),
            ]
        }
        None if nights.is_empty() => Vec::new(),
        None => vec![words.say_with("weeks-few-nights", &[count])],
    }
}

/// "6 h 50 min".
pub(crate) fn length(minutes: f64, words: &Words) -> String {
    let minutes = minutes.round() as i64;
    let parts = [
        ("hours", (minutes / 60).into()),
        ("minutes", (minutes % 60).into()),
    ];
    words.say_with("weeks-hours", &parts)
}
