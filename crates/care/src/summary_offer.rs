//! What a period has to share, for the switches of the screen: nothing here is shared by itself.

use crate::{
    entry::{Entry, Recorded},
    profile::Profile,
    session::Session,
    summary::{Choice, Item, Part, Section},
    summary_effects::effects,
    summary_facts::Facts,
    summary_measures::{Course, given_in_period, item9_answers, measures, question_answers},
    summary_practice::practice,
    summary_sleep::nights,
    summary_tried::tried,
    summary_words::{candidates, item, questions, thoughts},
};

/// What the patient may put in or leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Sections that have something in this period, in the order of the page.
    pub sections: Vec<Part>,
    /// Lines that may be ticked as own words.
    pub own_words: Vec<Item>,
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
    let all = Choice {
        from: choice.from,
        to: choice.to,
        ..Choice::default()
    };
    let facts = Facts::new(entries, sessions, &all);
    let own_words = candidates(&facts);
    let has_item9 = !item9_answers(&facts).is_empty() || !question_answers(&facts).is_empty();
    let count = |section, count| Part {
        section,
        count,
        items: Vec::new(),
    };
    let each = |section, items: Vec<Item>| Part {
        section,
        count: items.len(),
        items,
    };
    let mut measured = each(Section::Measures, measures_given(&facts));
    measured.count = measured_count(&facts);
    let sections = [
        count(Section::Name, usize::from(profile.name.is_some())),
        each(Section::Sessions, sessions_held(&facts)),
        measured,
        each(Section::Sleep, nights_told(&facts)),
        count(Section::Practice, practised(&facts)),
        each(Section::Thoughts, thoughts_worked_on(&facts)),
        each(Section::Tried, activities(&facts)),
        count(Section::Effects, effects(&facts).effects.answered as usize),
        count(Section::OwnWords, own_words.len()),
        each(Section::Questions, asked(&facts)),
    ];
    Offer {
        sections: sections.into_iter().filter(|it| it.count > 0).collect(),
        own_words,
        has_item9,
    }
}

fn sessions_held(facts: &Facts<'_>) -> Vec<Item> {
    let dose = |it: &Recorded<Session>| {
        let dose = it.fact.dose.as_ref();
        dose.map_or_else(String::new, |it| it.reveal().to_owned())
    };
    let sessions = facts.sessions_shown().into_iter();
    sessions.map(|it| item(it.id, it.day, &dose(it))).collect()
}

fn measures_given(facts: &Facts<'_>) -> Vec<Item> {
    let given = ["phq9", "gad7"].into_iter().flat_map(|form| {
        let title = crate::library::form(&crate::summary_facts::form_id(form));
        let title = title.map_or(form, |it| it.title.as_str());
        given_in_period(facts, form).map(move |(on, it)| item(it.id, on, title))
    });
    let mut given: Vec<Item> = given.collect();
    given.sort_by_key(|it| it.on);
    given
}

fn nights_told(facts: &Facts<'_>) -> Vec<Item> {
    let nights = nights(facts).into_iter();
    nights
        .map(|(given, it)| item(given.id, it.woke_on, ""))
        .collect()
}

fn thoughts_worked_on(facts: &Facts<'_>) -> Vec<Item> {
    let thoughts = thoughts(facts).into_iter().rev();
    thoughts
        .map(|it| item(it.id, it.on, it.hot.reveal()))
        .collect()
}

fn activities(facts: &Facts<'_>) -> Vec<Item> {
    let tried = tried(facts).into_iter().rev();
    tried
        .map(|it| item(it.id, it.on, it.activity.reveal()))
        .collect()
}

fn asked(facts: &Facts<'_>) -> Vec<Item> {
    let questions = questions(facts).into_iter();
    questions
        .map(|it| item(it.id, it.on, it.words.reveal()))
        .collect()
}

/// Measures and days with a mood.
fn measured_count(facts: &Facts<'_>) -> usize {
    let measures = measures(facts);
    let given = |it: &Course| it.points.len() + it.incomplete as usize;
    measures.courses.iter().map(given).sum::<usize>() + measures.mood.len()
}

/// Exercises and rests that were done.
fn practised(facts: &Facts<'_>) -> usize {
    let exercises = practice(facts, &[], &Default::default())
        .by_form
        .into_iter();
    exercises.map(|(_, times)| times as usize).sum::<usize>() + facts.rests().count()
}
