//! The patient's own words on the page: thoughts worked on, and lines that were ticked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    entry::EntryId,
    form::{FormId, Value},
    private::Private,
    summary::Item,
    summary_facts::{Facts, Given, PARKED},
};

/// One thought record, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thought {
    /// The entry.
    pub id: EntryId,
    /// The care day.
    pub on: NaiveDate,
    /// The thought that hurt most.
    pub hot: Private,
    /// The balanced one.
    pub balanced: Private,
    /// Belief in the balanced one, 0 to 100.
    pub belief: Option<i32>,
    /// Each mood, in the patient's word, before and after.
    pub moods: Vec<MoodChange>,
}

/// A mood before and after an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoodChange {
    /// The patient's word.
    pub word: Private,
    /// 0 to 100.
    pub before: u8,
    /// 0 to 100; none: not rated again.
    pub after: Option<u8>,
}

/// What the patient ticked, and how much is parked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    /// Ticked lines, oldest first.
    pub lines: Vec<OwnLine>,
    /// Lines parked for the therapist in the period, ticked or not.
    pub parked: u32,
}

/// A ticked line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLine {
    /// The care day.
    pub on: NaiveDate,
    /// The form it stands in: `note`, `evening` or `parking_lot`.
    pub form: FormId,
    /// The patient's words.
    pub words: Private,
}

/// A question that the patient wrote down for the next visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The entry.
    pub id: EntryId,
    /// The care day.
    pub on: NaiveDate,
    /// The patient's words.
    pub words: Private,
}

/// The form that keeps a question; not counted as an exercise either.
pub(crate) const QUESTION: &str = "question";

/// The most words of a line that are shown where lines are ticked.
const FIRST_CHARACTERS: usize = 120;

/// Thought records of the period that came to a balanced thought, newest first.
pub(crate) fn thoughts(facts: &Facts<'_>) -> Vec<Thought> {
    let given = facts.given();
    let records = given.iter().rev().filter(|it| it.is("thought_record"));
    records.filter_map(thought).collect()
}

/// Ticked lines of the period, and the number of parked ones.
pub(crate) fn own_words(facts: &Facts<'_>) -> OwnWords {
    let ticked = &facts.choice.own_words;
    let lines = lines(facts);
    let parked = lines.iter().filter(|(_, it)| it.form.0 == PARKED).count();
    OwnWords {
        parked: u32::try_from(parked).unwrap_or(u32::MAX),
        lines: lines
            .into_iter()
            .filter(|(id, _)| ticked.contains(id))
            .map(|(_, line)| line)
            .collect(),
    }
}

/// Lines of the period that may be ticked, oldest first.
pub(crate) fn candidates(facts: &Facts<'_>) -> Vec<Item> {
    let lines = lines(facts).into_iter();
    lines
        .map(|(id, line)| item(id, line.on, line.words.reveal()))
        .collect()
}

/// An entry with its first words.
pub(crate) fn item(id: EntryId, on: NaiveDate, words: &str) -> Item {
    let mut first: String = words.chars().take(FIRST_CHARACTERS).collect();
    if first.len() < words.len() {
        first.push('…');
    }
    let words = Private(first);
    Item { id, on, words }
}

/// Questions of the period for the next visit, oldest first.
pub(crate) fn questions(facts: &Facts<'_>) -> Vec<Question> {
    let given = facts.given().into_iter();
    given
        .filter(|it| it.is(QUESTION))
        .filter_map(|it| {
            let words = it.words("line")?.into();
            let (id, on) = (it.id, it.on);
            Some(Question { id, on, words })
        })
        .collect()
}

/// Every free line of the period: notes, the evening's line, parked lines.
fn lines(facts: &Facts<'_>) -> Vec<(EntryId, OwnLine)> {
    let line = |given: Given<'_>| {
        let step = match given.filled.form.0.as_str() {
            "note" => "words",
            "evening" | PARKED => "line",
            _ => return None,
        };
        let line = OwnLine {
            on: given.on,
            form: given.filled.form.clone(),
            words: given.words(step)?.into(),
        };
        Some((given.id, line))
    };
    facts.given().into_iter().filter_map(line).collect()
}

fn thought(given: &Given<'_>) -> Option<Thought> {
    let Some(Value::Lines { lines, marked }) = given.answer("thoughts") else {
        return None;
    };
    // Without a mark, one thought alone is the hot one; of several none is.
    let hot = match marked {
        Some(marked) => lines.get(*marked)?,
        None if lines.len() == 1 => lines.first()?,
        None => return None,
    };
    let belief = match given.answer("belief") {
        Some(Value::Number(belief)) => Some(*belief),
        Some(_) | None => None,
    };
    let rated = |step: &str| match given.answer(step) {
        Some(Value::Moods(moods)) => moods.as_slice(),
        Some(_) | None => &[],
    };
    let after = rated("rerate");
    let moods = rated("moods").iter().map(|before| MoodChange {
        word: before.word.clone(),
        before: before.strength,
        after: after
            .iter()
            .find(|it| it.word == before.word)
            .map(|it| it.strength),
    });
    Some(Thought {
        id: given.id,
        on: given.on,
        hot: hot.clone(),
        balanced: given.words("balanced")?.into(),
        belief,
        moods: moods.collect(),
    })
}
