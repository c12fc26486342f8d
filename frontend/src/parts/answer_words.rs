//! An answer in words, as the journal and the quiet band above a question show it.

use care::{
    form::{AnswerKind, AnswerOption, Rated, Step, Value},
    night::Night,
    private::Private,
};

use crate::{
    parts::answer_night::asleep_in_words,
    say::{say, say_with, words},
};

/// The answer to a step, one paragraph each; empty where nothing was said.
pub fn in_words(step: &Step, value: &Value) -> Vec<String> {
    let written = |it: &Private| Some(it.reveal().trim().to_owned()).filter(|it| !it.is_empty());
    match value {
        Value::Text(text) => written(text).into_iter().collect(),
        Value::Lines { lines, marked } => {
            let line = |(at, it): (usize, &Private)| {
                Some(with_mark(step, written(it)?, *marked == Some(at)))
            };
            lines.iter().enumerate().filter_map(line).collect()
        }
        Value::Moods(moods) => moods.iter().map(mood).collect(),
        Value::Number(number) => vec![on_scale(step, *number)],
        Value::Choice(id) => options(step, std::slice::from_ref(id)),
        Value::Choices(ids) => options(step, ids),
        Value::Night(it) => night(it),
        Value::Seen => vec![say("read-seen")],
        Value::Declined => vec![say("read-declined")],
        Value::When(at) => vec![say_with(
            "session-when",
            &[
                ("day", words(|words| words.day(at.date())).into()),
                ("time", words(|words| words.time(at.time())).into()),
            ],
        )],
    }
}

fn with_mark(step: &Step, line: String, is_marked: bool) -> String {
    match &step.answer {
        AnswerKind::Lines {
            mark: Some(mark), ..
        } if is_marked => say_with(
            "read-marked",
            &[("line", line.into()), ("mark", mark.clone().into())],
        ),
        AnswerKind::Lines { .. }
        | AnswerKind::Read
        | AnswerKind::Text { .. }
        | AnswerKind::Moods { .. }
        | AnswerKind::Rerate { .. }
        | AnswerKind::Scale { .. }
        | AnswerKind::Choice { .. }
        | AnswerKind::Choices { .. }
        | AnswerKind::Night
        | AnswerKind::Repeat { .. }
        | AnswerKind::When
        | AnswerKind::Timer { .. } => line,
    }
}

fn mood(it: &Rated) -> String {
    say_with(
        "read-mood",
        &[
            ("mood", it.word.reveal().into()),
            ("number", i32::from(it.strength).into()),
        ],
    )
}

/// With the words at both ends, for a number alone says little.
fn on_scale(step: &Step, number: i32) -> String {
    if let AnswerKind::Scale {
        to,
        low,
        high,
        from,
        ..
    } = &step.answer
    {
        return say_with(
            "read-number",
            &[
                ("number", number.into()),
                ("least", (*from).into()),
                ("low", low.to_ascii_lowercase().into()),
                ("most", (*to).into()),
                ("high", high.to_ascii_lowercase().into()),
            ],
        );
    }
    number.to_string()
}

/// The texts of the options; an option that the form no longer has shows its id.
fn options(step: &Step, ids: &[String]) -> Vec<String> {
    let known: &[AnswerOption] = match &step.answer {
        AnswerKind::Choice { options } | AnswerKind::Choices { options } => options,
        AnswerKind::Read
        | AnswerKind::Text { .. }
        | AnswerKind::Lines { .. }
        | AnswerKind::Moods { .. }
        | AnswerKind::Rerate { .. }
        | AnswerKind::Scale { .. }
        | AnswerKind::Night
        | AnswerKind::Repeat { .. }
        | AnswerKind::When
        | AnswerKind::Timer { .. } => &[],
    };
    let text = |id: &String| {
        let option = known.iter().find(|it| it.id == *id);
        option.map_or_else(|| id.clone(), |it| it.text.clone())
    };
    ids.iter().map(text).collect()
}

fn night(it: &Night) -> Vec<String> {
    let time = |at: chrono::NaiveDateTime| words(|words| words.time(at.time()));
    let mut told: Vec<String> = asleep_in_words(it).into_iter().collect();
    told.push(say_with(
        "read-night-bed",
        &[
            ("bed", time(it.in_bed).into()),
            ("sleep", time(it.lights_out).into()),
        ],
    ));
    told.push(say_with(
        "read-night-awake",
        &[("fall", it.sol_min.into()), ("awake", it.waso_min.into())],
    ));
    told.push(say_with(
        "read-night-wake",
        &[
            ("woke", time(it.final_wake).into()),
            ("up", time(it.out_of_bed).into()),
        ],
    ));
    told
}

#[cfg(test)]
mod tests {
    use care::{form::FormId, library::form};

    use super::*;

    fn step(of: &str, id: &str) -> Step {
        let form = form(&FormId(of.to_owned())).unwrap();
        form.steps.iter().find(|it| it.id.0 == id).unwrap().clone()
    }

    #[test]
    fn a_number_is_told_with_the_words_at_both_ends() {
        let told = in_words(&step("evening", "mood"), &Value::Number(3));
        assert_eq!(told, ["3 (0 is very low, 10 is very good)"]);
    }

    #[test]
    fn a_choice_is_told_in_the_words_of_the_form() {
        let told = in_words(
            &step("phq9", "item1"),
            &Value::Choice("several_days".into()),
        );
        assert_eq!(told, ["Several days"]);
    }

    #[test]
    fn the_hot_thought_is_told_as_such_and_empty_lines_are_not() {
        let value = Value::Lines {
            lines: ["They left.", " ", "I am no use."]
                .map(Private::from)
                .to_vec(),
            marked: Some(2),
        };
        let told = in_words(&step("thought_record", "thoughts"), &value);
        assert_eq!(told, ["They left.", "I am no use. (hot thought)"]);
    }

    #[test]
    fn an_empty_text_tells_nothing() {
        assert!(in_words(&step("note", "words"), &Value::Text(" \n".into())).is_empty());
    }
}
