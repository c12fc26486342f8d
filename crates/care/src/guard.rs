//! What is offered on a very hard day, and when thought records weigh more than they lift:
//! the guards at the end of care.md, section 4.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    course,
    entry::Recorded,
    form::{AnswerKind, Answers, Filled, Form, FormId, Rated, StepId, Value},
    library,
    plan::CarePlan,
    resting::Rests,
    schedule::{Action, Kind, Record},
    steps::number,
};

type Moment = DateTime<FixedOffset>;

/// Why only gentle things are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heavy {
    /// The newest mood is 2 or less of 10, or item 9 of the newest PHQ-9 is above 0.
    HardDay,
    /// The patient is unwell, or told of strong effects.
    Unwell,
}

/// The questions about mood on a scale from 0 to 10.
const MOODS: [(&str, &str); 3] = [
    ("morning", "mood"),
    ("evening", "mood"),
    ("mood_after", "now"),
];

/// Up to here a mood is very low.
const VERY_LOW: i32 = 2;

/// [D] One hard answer holds for a day at most; a better one ends it.
const HOLDS: TimeDelta = TimeDelta::hours(24);

/// [D] Mean rise of the moods of one thought record that counts as worse.
const WORSE_BY: i32 = 10;

/// Why only gentle things are offered at `now`, if that is so.
pub fn heavy(plan: &CarePlan, record: &Record, now: Moment) -> Option<Heavy> {
    let hard = hard_hours(record).iter().any(|it| it.contains(&now));
    let unwell = || Rests::of(plan, record).is_unwell(now);
    hard.then_some(Heavy::HardDay)
        .or_else(|| unwell().then_some(Heavy::Unwell))
}

/// The stretches of time that a very low mood or a hard answer holds for.
pub fn hard_hours(record: &Record) -> Vec<Range<Moment>> {
    let mut told: Vec<(Moment, bool, bool)> = Vec::new();
    for it in &record.filled {
        let mood = MOODS.iter().find_map(|(form, step)| answer(it, form, step));
        told.extend(mood.map(|mood| (it.fact.begun.at, true, mood <= VERY_LOW)));
        let item9 = answer(it, "phq9", "item9");
        told.extend(item9.map(|score| (it.fact.begun.at, false, score > 0)));
    }
    told.sort();
    let mut hours = Vec::new();
    for (at, (begun, of_mood, is_hard)) in told.iter().enumerate() {
        let mut later = told[at + 1..].iter();
        let next = later.find(|it| it.1 == *of_mood).map(|it| it.0);
        if *is_hard {
            let ends = *begun + HOLDS;
            hours.push(*begun..next.map_or(ends, |next| next.min(ends)));
        }
    }
    hours
}

/// Whether what a tap leads to has to wait in such hours.
pub fn must_wait(kind: Kind, action: &Action) -> bool {
    match (kind, action) {
        (Kind::Exercise, Action::Fill(form)) => !course::is_gentle(form),
        (Kind::Exercise, Action::Read(_) | Action::Rest(_)) => false,
        (Kind::Sleep | Kind::Rest | Kind::Prompt | Kind::Measure | Kind::Safety, _) => false,
    }
}

/// Whether the last three thought records each left the moods stronger than before: then another
/// kind of exercise is suggested, and the summary says so.
pub fn weighs(filled: &[Recorded<Filled>]) -> bool {
    let records = filled.iter().map(|it| &it.fact);
    let mut records: Vec<&Filled> = records.filter(|it| it.form.0 == "thought_record").collect();
    records.sort_by_key(|it| it.begun.at);
    weighed_on(records.into_iter().map(|it| ((), &it.answers))).is_some()
}

/// The last of these thought records, oldest first, if it is the third in a row that left the
/// moods stronger.
pub fn weighed_on<'it, Day: Copy>(
    records: impl Iterator<Item = (Day, &'it Answers)>,
) -> Option<Day> {
    let form = library::form(&FormId("thought_record".to_owned()))?;
    let changes = records.filter_map(|(on, answers)| Some((on, mood_change(form, answers)?)));
    let changes: Vec<(Day, i32)> = changes.collect();
    let last = changes.last_chunk::<3>()?;
    let is_worse = last.iter().all(|(_, change)| *change >= WORSE_BY);
    is_worse.then_some(last[2].0)
}

/// The mean change of the moods that were rated twice, if any was.
pub fn mood_change(form: &Form, answers: &Answers) -> Option<i32> {
    let (again, of) = form.steps.iter().find_map(|step| match &step.answer {
        AnswerKind::Rerate { of } => Some((&step.id, of)),
        AnswerKind::Read
        | AnswerKind::Text { .. }
        | AnswerKind::Lines { .. }
        | AnswerKind::Moods { .. }
        | AnswerKind::Scale { .. }
        | AnswerKind::Choice { .. }
        | AnswerKind::Choices { .. }
        | AnswerKind::Night
        | AnswerKind::Repeat { .. }
        | AnswerKind::When
        | AnswerKind::Timer { .. } => None,
    })?;
    let (first, again) = (moods(answers, of), moods(answers, again));
    let strength = |it: &Rated| i32::from(it.strength);
    let changes: Vec<i32> = again
        .iter()
        .filter_map(|now| {
            let before = first.iter().find(|it| it.word == now.word)?;
            Some(strength(now) - strength(before))
        })
        .collect();
    let many = i32::try_from(changes.len()).ok().filter(|it| *it > 0)?;
    Some(changes.iter().sum::<i32>() / many)
}

fn moods<'it>(answers: &'it Answers, step: &StepId) -> &'it [Rated] {
    if let Some(Value::Moods(moods)) = answers.get(step) {
        return moods;
    }
    &[]
}

/// The number that was given to a question, of a form of this name.
pub fn answer(it: &Recorded<Filled>, form: &str, step: &str) -> Option<i32> {
    if it.fact.form.0 != form {
        return None;
    }
    let step = StepId(step.to_owned());
    let asked = library::form(&it.fact.form)?;
    let asked = asked.steps.iter().find(|it| it.id == step)?;
    number(asked, it.fact.answers.get(&step)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        entry::EntryId,
        form::Ended,
        plan::default_plan,
        time::{Stamp, care_day},
    };

    fn at(text: &str) -> Moment {
        format!("2026-10-{text}:00+01:00").parse().unwrap()
    }

    fn filled(form: &str, when: &str, answers: &[(&str, Value)]) -> Recorded<Filled> {
        let stamp = Stamp {
            at: at(when),
            zone: "Europe/Berlin".into(),
        };
        let wall = stamp.at.naive_local();
        let given = answers.iter().cloned();
        Recorded {
            id: EntryId(wall.and_utc().timestamp()),
            recorded: stamp.clone(),
            day: care_day(wall),
            at: wall,
            corrected: false,
            fact: Filled {
                form: FormId(form.into()),
                version: 1,
                occurrence: None,
                begun: stamp,
                ended: Ended::Finished,
                late: false,
                answers: given.map(|(id, it)| (StepId(id.into()), it)).collect(),
            },
        }
    }

    fn now(filled: &[Recorded<Filled>], when: &str) -> Option<Heavy> {
        let record = Record {
            filled: filled.to_vec(),
            ..Record::default()
        };
        heavy(&default_plan(), &record, at(when))
    }

    #[test]
    fn the_questions_that_it_goes_by_are_there() {
        for (form, step) in MOODS.into_iter().chain([("phq9", "item9")]) {
            let form = library::form(&FormId(form.into())).unwrap();
            assert!(form.steps.iter().any(|it| it.id.0 == step), "{step}");
        }
    }

    #[test]
    fn a_very_low_mood_holds_for_a_day_or_until_a_better_one() {
        let low = filled("evening", "20T21:00", &[("mood", Value::Number(2))]);
        let better = filled("morning", "21T08:00", &[("mood", Value::Number(3))]);
        let low = std::slice::from_ref(&low);
        assert_eq!(now(low, "20T20:59"), None);
        assert_eq!(now(low, "21T20:59"), Some(Heavy::HardDay));
        assert_eq!(now(low, "21T21:00"), None);
        let both = [low[0].clone(), better];
        assert_eq!(now(&both, "21T07:59"), Some(Heavy::HardDay));
        assert_eq!(now(&both, "21T08:00"), None);
    }

    #[test]
    fn item_nine_holds_whatever_the_mood_and_a_zero_or_a_decline_does_not() {
        let item9 = |id: &str| filled("phq9", "20T09:00", &[("item9", Value::Choice(id.into()))]);
        let good = filled("mood_after", "20T10:00", &[("now", Value::Number(8))]);
        let both = [item9("several_days"), good];
        assert_eq!(now(&both, "20T11:00"), Some(Heavy::HardDay));
        assert_eq!(now(&[item9("not_at_all")], "20T11:00"), None);
        let declined = filled("phq9", "20T09:00", &[("item9", Value::Declined)]);
        assert_eq!(now(&[declined], "20T11:00"), None);
    }

    #[test]
    fn strong_effects_hold_as_long_as_the_plan_has_exercises_rest() {
        let spacey = Value::Choices(vec!["spacey".into()]);
        let told = filled("evening", "20T21:00", &[("effects", spacey)]);
        let told = std::slice::from_ref(&told);
        assert_eq!(now(told, "21T08:59"), Some(Heavy::Unwell));
        assert_eq!(now(told, "21T09:01"), None);
    }

    #[test]
    fn only_what_is_gentle_stays() {
        let waits = |form: &str| must_wait(Kind::Exercise, &Action::Fill(FormId(form.into())));
        let stay: Vec<_> = library::forms()
            .iter()
            .filter(|it| !waits(&it.id.0))
            .map(|it| it.id.0.as_str())
            .collect();
        assert_eq!(stay, ["grounding", "self_compassion"]);
        assert!(!must_wait(
            Kind::Measure,
            &Action::Fill(FormId("phq9".into()))
        ));
    }

    fn record_of(when: &str, before: u8, after: u8) -> Recorded<Filled> {
        let sad = |strength| {
            Value::Moods(vec![Rated {
                word: "Sad".into(),
                strength,
            }])
        };
        let answers = [("moods", sad(before)), ("rerate", sad(after))];
        filled("thought_record", when, &answers)
    }

    #[test]
    fn three_records_in_a_row_that_leave_it_worse_are_noticed_and_two_are_not() {
        let worse = |day: u8| record_of(&format!("{day}T10:00"), 50, 60);
        let all = [worse(20), worse(22), worse(21)];
        assert!(weighs(&all));
        assert!(!weighs(&all[..2]));
        let broken = [worse(20), worse(22), record_of("23T10:00", 50, 59)];
        assert!(!weighs(&broken), "the last one was lighter");
        let after_a_good_one = [
            record_of("19T10:00", 50, 20),
            worse(20),
            worse(21),
            worse(22),
        ];
        assert!(weighs(&after_a_good_one));
    }
}
