//! What Mara, the made-up patient, answers in the exercises beyond her first week.

use care::{
    form::{Answers, Value},
    private::Private,
};
use chrono::NaiveDateTime;

use crate::{forms::answers, patient::text};

/// What she plans to do.
pub const ACTIVITY: &str = "Walk to the pond and back";

/// What she writes to herself.
pub const LETTER: &str = "You have been here before. Go slowly, and call Jo.";

/// A worry that she puts down.
pub const WORRY: &str = "The letter from the office";

fn lines(lines: &[&str]) -> Value {
    let lines = lines.iter().map(|it| Private::from(*it)).collect();
    Value::Lines {
        lines,
        marked: None,
    }
}

fn marked(all: &[&str], at: usize) -> Value {
    match lines(all) {
        Value::Lines { lines, .. } => Value::Lines {
            lines,
            marked: Some(at),
        },
        other => other,
    }
}

fn choice(id: &str) -> Value {
    Value::Choice(id.to_owned())
}

/// What matters to her.
pub fn values() -> Answers {
    answers([
        ("area", choice("play")),
        ("how", text("Curious, and not in a hurry.")),
        ("matter", Value::Number(8)),
        ("lived", Value::Number(3)),
        ("step", text(ACTIVITY)),
    ])
}

/// Of her plan, what she adds to that.
pub fn ba_plan(when: NaiveDateTime) -> Answers {
    answers([
        ("area", choice("play")),
        ("value", text("Curious, and not in a hurry.")),
        ("activity", text(ACTIVITY)),
        ("when", Value::When(when)),
        ("where", text("The long way round, alone.")),
        ("obstacle", text("Rain.")),
        (
            "then",
            text("If it rains, I take the umbrella and go half way."),
        ),
        ("enjoy", Value::Number(4)),
        ("matter", Value::Number(7)),
    ])
}

/// Her look back at it.
pub fn ba_after() -> Answers {
    answers([
        ("done", choice("yes")),
        ("before", Value::Number(4)),
        ("enjoyed", Value::Number(6)),
        ("after", Value::Number(6)),
        (
            "learned",
            text("It is better outside than it looks from inside."),
        ),
    ])
}

/// A kind pause.
pub fn self_compassion() -> Answers {
    answers([
        ("hard", text("A long day with people.")),
        ("notice", Value::Seen),
        ("others", Value::Seen),
        ("friend", text("No wonder you are tired. You did enough.")),
        ("say", Value::Seen),
    ])
}

/// Back to here and now; there is nothing to write.
pub fn grounding() -> Answers {
    Answers::new()
}

/// A letter to herself.
pub fn letter() -> Answers {
    answers([("words", text(LETTER))])
}

/// A worry put down.
pub fn worry_jot() -> Answers {
    answers([("worry", text(WORRY))])
}

/// Her worry time.
pub fn worry_time() -> Answers {
    answers([
        ("worries", lines(&["Money in spring", "What Ben thinks"])),
        ("can", lines(&["Open the letter"])),
        ("act", text("Open it tomorrow at ten, with tea.")),
        ("cannot", lines(&["What Ben thinks"])),
        ("let_go", text("I cannot know that now.")),
    ])
}

/// One problem.
pub fn problem_solving(when: NaiveDateTime) -> Answers {
    answers([
        ("problem", text("The letter from the office lies unopened.")),
        ("goal", text("It is open, and I know what it wants.")),
        (
            "ideas",
            marked(&["Open it with Jo", "Ask them by phone"], 0),
        ),
        ("pros", lines(&["I am not alone with it"])),
        ("cons", lines(&["Jo is away until Friday"])),
        ("step", text("Ask Jo for Friday.")),
        ("when", Value::When(when)),
    ])
}

/// A good year from now.
pub fn best_self() -> Answers {
    answers([
        (
            "write",
            text("A kitchen with light. I get up and know why."),
        ),
        ("part", text("Getting up and knowing why.")),
        ("step", text("Put the chair by the window.")),
    ])
}

/// Her look back at the week.
pub fn week_review(when: NaiveDateTime) -> Answers {
    answers([
        ("good", marked(&["The walks", "Bed at ten"], 0)),
        ("heavy", lines(&["Sunday afternoon"])),
        ("keep", text("One walk a day.")),
        ("when", Value::When(when)),
        (
            "questions",
            lines(&["Is it usual to be so tired on day two?"]),
        ),
    ])
}

/// The day after a thought record.
pub fn thought_after() -> Answers {
    answers([
        ("belief", Value::Number(75)),
        ("seen", text("She called, and laughed.")),
    ])
}

/// Her look back at the first step.
pub fn step_after() -> Answers {
    answers([
        ("done", choice("part")),
        ("better", Value::Number(6)),
        ("next", text("Read the second page with Jo.")),
    ])
}

/// What she writes back to herself.
pub fn letter_open() -> Answers {
    answers([("answer", text("I did call Jo."))])
}
