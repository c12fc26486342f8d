//! What asks for the therapist's eye: facts with their dates, never a verdict.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    form::Value,
    guard,
    safety::{SafetyCheck, SafetyRoute, Said},
    summary::Section,
    summary_facts::Facts,
    summary_measures::{Item9, Point, item9_answers, phq9_rises, question_answers},
};

/// Something for the therapist's eye: a fact with its date, never a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "flag", rename_all = "snake_case")]
pub enum Flag {
    /// Three thought records in a row left the moods stronger than before; on the day of the last.
    ThoughtsWeigh {
        /// The care day.
        on: NaiveDate,
    },
    /// Item 9 of a PHQ-9 was answered above 0.
    Item9 {
        /// When.
        on: NaiveDate,
        /// 1 to 3.
        score: u8,
    },
    /// Item 9 of a PHQ-9 was "rather not say".
    Item9Declined {
        /// When.
        on: NaiveDate,
    },
    /// The safety question that the patient chose to be asked, where it was not "no".
    Question {
        /// When.
        on: NaiveDate,
        /// What was answered.
        said: Said,
    },
    /// A safety screen was shown.
    SafetyScreen {
        /// When.
        on: NaiveDate,
        /// Which.
        shown: SafetyRoute,
        /// "Are you safe right now?"; none: not answered.
        safe_now: Option<bool>,
    },
    /// The PHQ-9 rose by its reliable change or more from one complete answer to the next.
    Phq9Up {
        /// The one before; it may lie before the period.
        before: Point,
        /// The one in the period.
        after: Point,
    },
    /// Bladder trouble was noted in the evening: to be told before the next dose (label, 5.9).
    Bladder {
        /// When.
        on: NaiveDate,
    },
}

/// Item 9 first, then the screens that followed it, then rises, then symptoms.
pub(crate) fn flags(facts: &Facts<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    let choice = facts.choice;
    let given = facts.given();
    let records = given.iter().filter(|it| it.is("thought_record"));
    let records = records.map(|it| (it.on, &it.filled.answers));
    flags.extend(guard::weighed_on(records).map(|on| Flag::ThoughtsWeigh { on }));
    if !choice.without_item9 {
        for (on, answer) in item9_answers(facts) {
            match answer {
                Item9::Score(0) => {}
                Item9::Score(score) => flags.push(Flag::Item9 { on, score }),
                Item9::Declined => flags.push(Flag::Item9Declined { on }),
            }
        }
        let asked = question_answers(facts).into_iter();
        let told = asked.filter(|(_, said)| *said != Said::No);
        flags.extend(told.map(|(on, said)| Flag::Question { on, said }));
        for (on, check) in facts.safety_checks() {
            let SafetyCheck { shown, safe_now } = *check;
            flags.push(Flag::SafetyScreen {
                on,
                shown,
                safe_now,
            });
        }
    }
    if !choice.without.contains(&Section::Measures) {
        let rises = phq9_rises(facts).into_iter();
        flags.extend(rises.map(|(before, after)| Flag::Phq9Up { before, after }));
    }
    if !choice.without.contains(&Section::Effects) {
        let mut days: Vec<NaiveDate> = facts
            .given()
            .iter()
            .filter(|it| match it.answer("effects") {
                Some(Value::Choices(options)) => options.iter().any(|it| it == "bladder"),
                Some(_) | None => false,
            })
            .map(|it| it.on)
            .collect();
        days.dedup();
        flags.extend(days.into_iter().map(|on| Flag::Bladder { on }));
    }
    flags
}
