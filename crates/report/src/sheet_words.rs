//! The patient's own words on the sheet: as many and as much of them as there is room for.

use care::summary_words::{MoodChange, OwnLine, OwnWords as Ticked, Question, Thought};
use serde::Serialize;

use crate::sheet::Pen;

/// Most letters of a mood, and most moods of one record.
const MOOD: usize = 24;
const MOODS: usize = 4;

/// Thoughts worked on.
#[derive(Serialize)]
pub(crate) struct Thoughts {
    pub(crate) head: String,
    pub(crate) none: Option<String>,
    pub(crate) hot_name: String,
    pub(crate) balanced_name: String,
    pub(crate) records: Vec<Record>,
    pub(crate) more: Option<String>,
}

/// One thought record.
#[derive(Serialize)]
pub(crate) struct Record {
    pub(crate) day: String,
    pub(crate) hot: String,
    pub(crate) balanced: String,
    /// Belief and moods.
    pub(crate) figures: String,
}

/// Ticked lines.
#[derive(Serialize)]
pub(crate) struct OwnWords {
    pub(crate) head: String,
    pub(crate) none: Option<String>,
    pub(crate) lines: Vec<Line>,
    pub(crate) more: Option<String>,
    pub(crate) parked: Option<String>,
}

/// One ticked line.
#[derive(Serialize)]
pub(crate) struct Line {
    pub(crate) day: String,
    pub(crate) words: String,
}

pub(crate) fn thoughts(pen: &mut Pen<'_>, all: &[Thought]) -> Thoughts {
    let shown = all.len().min(pen.room.thoughts);
    let records: Vec<Record> = all[..shown].iter().map(|it| record(pen, it)).collect();
    Thoughts {
        head: pen.say("summary-thoughts"),
        none: records.is_empty().then(|| pen.say("summary-thoughts-none")),
        hot_name: pen.say("summary-thought-hot"),
        balanced_name: pen.say("summary-thought-balanced"),
        records,
        more: pen.more(all.len(), shown),
    }
}

fn record(pen: &mut Pen<'_>, thought: &Thought) -> Record {
    let letters = pen.room.thought_letters;
    let belief = thought
        .belief
        .map(|it| pen.with("summary-thought-belief", &[("belief", it.into())]));
    let moods = thought.moods.iter().take(MOODS).map(|it| mood(pen, it));
    let figures: Vec<String> = belief.into_iter().chain(moods).collect();
    Record {
        day: pen.day(thought.on),
        hot: pen.letters.fit(thought.hot.reveal(), letters),
        balanced: pen.letters.fit(thought.balanced.reveal(), letters),
        figures: figures.join(" · "),
    }
}

fn mood(pen: &mut Pen<'_>, mood: &MoodChange) -> String {
    let word = pen.letters.fit(mood.word.reveal(), MOOD);
    let before = mood.before;
    match mood.after {
        Some(after) => pen.with(
            "summary-thought-mood",
            &[
                ("word", word.into()),
                ("before", before.into()),
                ("after", after.into()),
            ],
        ),
        None => pen.with(
            "summary-thought-mood-before",
            &[("word", word.into()), ("before", before.into())],
        ),
    }
}

pub(crate) fn own_words(pen: &mut Pen<'_>, ticked: &Ticked) -> OwnWords {
    // The latest where there are too many.
    let shown = ticked.lines.len().min(pen.room.lines);
    let latest = &ticked.lines[ticked.lines.len() - shown..];
    let lines: Vec<Line> = latest.iter().map(|it| line(pen, it)).collect();
    OwnWords {
        head: pen.say("summary-words"),
        none: lines.is_empty().then(|| pen.say("summary-words-none")),
        lines,
        more: pen.more(ticked.lines.len(), shown),
        parked: (ticked.parked > 0)
            .then(|| pen.with("summary-words-count", &[("count", ticked.parked.into())])),
    }
}

/// The latest of the patient's questions.
pub(crate) fn questions(pen: &mut Pen<'_>, all: &[Question]) -> OwnWords {
    let shown = all.len().min(pen.room.lines);
    let latest = &all[all.len() - shown..];
    let lines = latest.iter().map(|it| Line {
        day: pen.day(it.on),
        words: pen.letters.fit(it.words.reveal(), pen.room.line_letters),
    });
    let lines = lines.collect();
    OwnWords {
        head: pen.say("summary-questions"),
        none: None,
        lines,
        more: pen.more(all.len(), shown),
        parked: None,
    }
}

fn line(pen: &mut Pen<'_>, line: &OwnLine) -> Line {
    let sort = match line.form.0.as_str() {
        "evening" => "summary-words-evening",
        "parking_lot" => "summary-words-parked",
        _ => "summary-words-note",
    };
    Line {
        day: format!("{}, {}", pen.day(line.on), pen.say(sort)),
        words: pen.letters.fit(line.words.reveal(), pen.room.line_letters),
    }
}
