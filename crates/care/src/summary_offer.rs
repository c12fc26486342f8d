//! What a period has to share, for the switches of the screen: nothing here is shared by itself.

use chrono::NaiveDate;

use crate::{
    entry::{Entry, EntryId, Recorded},
    private::Private,
    profile::Profile,
    session::Session,
    summary::{Choice, Section, session_lines},
    summary_effects::effects,
    summary_facts::Facts,
    summary_measures::{item9_answers, measures, question_answers},
    summary_practice::practice,
    summary_sleep::sleep,
    summary_words::{candidates, thoughts},
};

/// What the patient may put in or leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Sections that have something in this period, with how much, in the order of the page.
    pub sections: Vec<(Section, usize)>,
    /// Lines that may be ticked as own words: entry, day, first words.
    pub own_words: Vec<(EntryId, NaiveDate, Private)>,
    /// Whether the period holds a PHQ-9 with item 9, or the safety question, answered or declined.
    pub has_item9: bool,
}

/// What there is between the days of `choice`, whatever it leaves out.
pub fn offer(
    entries: &[Recorded<Entry>],
    sessions: &[Recorded<Session>],
    profile: &Profile,
    choice: &Choice,
) -> Offer {
    let facts = Facts {
        entries,
        sessions,
        period: choice.from..=choice.to,
    };
    let own_words = candidates(&facts);
    let has_item9 = !item9_answers(&facts).is_empty() || !question_answers(&facts).is_empty();
    let sections = [
        (Section::Name, usize::from(profile.name.is_some())),
        (Section::Sessions, session_lines(&facts).len()),
        (Section::Measures, measured(&facts)),
        (Section::Sleep, sleep(&facts, true).nights as usize),
        (Section::Practice, practised(&facts)),
        (Section::Thoughts, thoughts(&facts).len()),
        (Section::Effects, effects(&facts).effects.answered as usize),
        (Section::OwnWords, own_words.len()),
    ];
    Offer {
        sections: sections
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect(),
        own_words,
        has_item9,
    }
}

/// Measures and days with a mood.
fn measured(facts: &Facts<'_>) -> usize {
    let measures = measures(facts, true);
    let given = |it: &crate::summary_measures::Course| it.points.len() + it.incomplete as usize;
    measures.courses.iter().map(given).sum::<usize>() + measures.mood.len()
}

/// Exercises and rests that were done.
fn practised(facts: &Facts<'_>) -> usize {
    let exercises = practice(facts, &[]).by_form.into_iter();
    exercises.map(|(_, times)| times as usize).sum::<usize>() + facts.rests().count()
}
