//! The measures and the mood of a period, against the baseline.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{
    form::{FormId, FormKind, Value},
    library,
    measure::{is_remission, is_response, scoring, total},
    safety::{QUESTION, Said, THOUGHTS, said},
    session::SessionState,
    steps,
    summary_facts::{Facts, Given, form_id},
};

/// The measures and the mood of the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// PHQ-9, then GAD-7.
    pub courses: Vec<Course>,
    /// Days with a mood, oldest first; a day without is not here.
    pub mood: Vec<MoodDay>,
    /// Dates on which item 9 was answered 0, unless left out.
    pub item9_zero: Vec<NaiveDate>,
}

/// One measure over the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// `phq9` or `gad7`.
    pub form: FormId,
    /// Complete ones of the period, oldest first.
    pub points: Vec<Point>,
    /// Given in the period with a question left out, so without a total.
    pub incomplete: u32,
    /// Before treatment: the last complete one up to the first session held, else the first on record.
    pub baseline: Option<Point>,
    /// Where the period begins: the last complete one up to its first day, else the first in it.
    #[serde(default)]
    pub start: Option<Point>,
    /// The latest of the period compared with the baseline, if they are two.
    pub compared: Option<Compared>,
}

/// One complete measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The care day on which it was given.
    pub on: NaiveDate,
    /// The total.
    pub total: u16,
}

/// Now against the baseline, by the published cut-offs of `care.md` section 5.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Now less baseline.
    pub change: i32,
    /// The same in percent of the baseline; none for a baseline of 0.
    pub percent: Option<i32>,
    /// At least halved; none for a baseline of 0.
    pub response: Option<bool>,
    /// Below 5; known for the PHQ-9 only.
    pub remission: Option<bool>,
    /// Whether the change is at least the reliable one.
    pub reliable: bool,
}

/// The mood of one care day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoodDay {
    /// The care day.
    pub on: NaiveDate,
    /// Mean of the answers of that day, 0 to 10.
    pub level: f64,
    /// How many answers.
    pub answers: u32,
}

/// The measures on the page, in its order.
const COURSES: [&str; 2] = [PHQ9, "gad7"];
const PHQ9: &str = "phq9";

/// The measures and the mood of the period.
pub(crate) fn measures(facts: &Facts<'_>) -> Measures {
    let zero = item9_answers(facts)
        .into_iter()
        .filter(|(_, answer)| *answer == Item9::Score(0) && !facts.choice.without_item9)
        .map(|(on, _)| on);
    Measures {
        courses: COURSES.iter().map(|form| course(facts, form)).collect(),
        mood: mood(facts),
        item9_zero: zero.collect(),
    }
}

/// Each pair of PHQ-9 totals in a row that rose by the reliable change, where the later lies in the period.
pub(crate) fn phq9_rises(facts: &Facts<'_>) -> Vec<(Point, Point)> {
    let Some(reliable) = scoring(&form_id(PHQ9)).and_then(|it| it.reliable) else {
        return Vec::new();
    };
    let points: Vec<Point> = complete(facts, PHQ9)
        .into_iter()
        .map(|it| it.point)
        .collect();
    points
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .filter(|(before, after)| {
            facts.holds(after.on) && after.total >= before.total.saturating_add(reliable)
        })
        .collect()
}

/// What was said to item 9 of a PHQ-9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item9 {
    /// 0 to 3.
    Score(u8),
    /// "Rather not say."
    Declined,
}

/// Every answer to item 9 in the period, oldest first.
pub(crate) fn item9_answers(facts: &Facts<'_>) -> Vec<(NaiveDate, Item9)> {
    let form = library::form(&form_id(PHQ9));
    let step = form.and_then(|form| form.steps.iter().find(|it| it.id.0 == "item9"));
    let answer = |given: &Given<'_>| match given.answer("item9")? {
        Value::Declined => Some(Item9::Declined),
        value => {
            let score = step.and_then(|step| steps::number(step, value))?;
            u8::try_from(score).ok().map(Item9::Score)
        }
    };
    given_in_period(facts, PHQ9)
        .filter_map(|(on, given)| Some((on, answer(&given)?)))
        .collect()
}

/// Every answer to the safety question in the period, oldest first.
pub(crate) fn question_answers(facts: &Facts<'_>) -> Vec<(NaiveDate, Said)> {
    let given = given_in_period(facts, QUESTION);
    given
        .filter_map(|(on, given)| Some((on, said(given.answer(THOUGHTS)?)?)))
        .collect()
}

/// A complete measure, with the moment at which it was given.
struct Complete {
    at: NaiveDateTime,
    point: Point,
}

fn course(facts: &Facts<'_>, form: &str) -> Course {
    let complete = complete(facts, form);
    let points: Vec<Point> = complete
        .iter()
        .map(|it| it.point)
        .filter(|it| facts.holds(it.on))
        .collect();
    let baseline = baseline(facts, &complete);
    let given = given_in_period(facts, form).count();
    let start = complete
        .iter()
        .map(|it| it.point)
        .rfind(|it| it.on <= facts.choice.from)
        .or(points.first().copied());
    let now = points.last().copied();
    let compared = match (baseline, now) {
        (Some(baseline), Some(now)) if baseline.on < now.on => {
            Some(compared(form, baseline.total, now.total))
        }
        (Some(_) | None, Some(_) | None) => None,
    };
    Course {
        form: form_id(form),
        incomplete: u32::try_from(given.saturating_sub(points.len())).unwrap_or(u32::MAX),
        points,
        baseline,
        start,
        compared,
    }
}

/// The last complete one up to the first session that was held, else the first there is.
fn baseline(facts: &Facts<'_>, complete: &[Complete]) -> Option<Point> {
    let known: Vec<&Complete> = complete
        .iter()
        .filter(|it| it.point.on <= facts.choice.to)
        .collect();
    let first_dose = facts
        .sessions_standing()
        .into_iter()
        .find(|it| it.fact.state == SessionState::Held)
        .map(|it| it.fact.dosed.at.naive_local());
    let before = |it: &&&Complete| first_dose.is_some_and(|dose| it.at <= dose);
    let found = known.iter().rfind(before).or_else(|| known.first());
    found.map(|it| it.point)
}

pub(crate) fn compared(form: &str, baseline: u16, now: u16) -> Compared {
    let (was, is) = (i32::from(baseline), i32::from(now));
    let change = is - was;
    let scoring = scoring(&form_id(form));
    Compared {
        change,
        percent: (was != 0).then(|| (f64::from(change * 100) / f64::from(was)).round() as i32),
        response: (was != 0).then_some(is_response(baseline, now)),
        remission: scoring.and_then(|it| is_remission(it, now)),
        reliable: scoring
            .and_then(|it| it.reliable)
            .is_some_and(|it| now.abs_diff(baseline) >= it),
    }
}

/// Complete ones on record, oldest first, by the moment at which they were given.
fn complete(facts: &Facts<'_>, stem: &str) -> Vec<Complete> {
    let Some(form) = library::form(&form_id(stem)) else {
        return Vec::new();
    };
    let mut complete: Vec<Complete> = facts
        .ever_given()
        .iter()
        .filter(|it| it.is(stem))
        .filter_map(|it| {
            let total = total(form, &it.filled.answers)?;
            let on = it.entry_on;
            let point = Point { on, total };
            Some(Complete { at: it.at, point })
        })
        .collect();
    complete.sort_by_key(|it| it.at);
    complete
}

/// A measure looks back from the day on which it is given, whenever it was asked for.
pub(crate) fn given_in_period<'a>(
    facts: &Facts<'a>,
    form: &str,
) -> impl Iterator<Item = (NaiveDate, Given<'a>)> {
    let all = facts.ever_given().iter();
    let mut given: Vec<Given<'a>> = all.filter(|it| it.is(form)).copied().collect();
    given.sort_by_key(|it| it.at);
    given.retain(|it| facts.holds(it.entry_on));
    given.into_iter().map(|it| (it.entry_on, it))
}

/// The mean of each day's answers; days without one are left out, never filled in.
fn mood(facts: &Facts<'_>) -> Vec<MoodDay> {
    let mut moods = moods(facts);
    moods.retain(|it| facts.holds(it.on));
    moods
}

/// The moods of all days on record that are not left out.
pub(crate) fn moods(facts: &Facts<'_>) -> Vec<MoodDay> {
    let mut days: BTreeMap<NaiveDate, Vec<i32>> = BTreeMap::new();
    for given in facts.ever_given() {
        if given.kind() == Some(FormKind::Prompt)
            && let Some(Value::Number(level)) = given.answer("mood")
        {
            days.entry(given.on).or_default().push(*level);
        }
    }
    let mean =
        |levels: &[i32]| levels.iter().map(|it| f64::from(*it)).sum::<f64>() / levels.len() as f64;
    days.into_iter()
        .map(|(on, levels)| MoodDay {
            on,
            level: mean(&levels),
            answers: u32::try_from(levels.len()).unwrap_or(u32::MAX),
        })
        .collect()
}
