//! What a paste can bring along and nobody can see.

use crate::{form::Value, private::Private};

/// `value` without the invisible characters that a paste can bring along: all control
/// characters but the end of a line, which in a list or a mood becomes a space.
pub fn tidied(value: Value) -> Value {
    match value {
        Value::Text(words) => Value::Text(cleared(&words, "\n")),
        Value::Lines { lines, marked } => Value::Lines {
            lines: lines.iter().map(|line| cleared(line, " ")).collect(),
            marked,
        },
        Value::Moods(mut moods) => {
            for mood in &mut moods {
                mood.word = cleared(&mood.word, " ");
            }
            Value::Moods(moods)
        }
        other @ (Value::Number(_)
        | Value::Choice(_)
        | Value::Choices(_)
        | Value::Night(_)
        | Value::Seen
        | Value::Declined
        | Value::When(_)) => other,
    }
}

fn cleared(words: &Private, line_end: &str) -> Private {
    let one_kind = words.reveal().replace("\r\n", "\n").replace('\r', "\n");
    let mut kept = String::with_capacity(one_kind.len());
    for letter in one_kind.chars() {
        match letter {
            '\n' => kept.push_str(line_end),
            '\t' => kept.push(' '),
            _ if letter.is_control() => {}
            _ => kept.push(letter),
        }
    }
    Private(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_loses_what_cannot_be_seen_and_keeps_its_lines() {
        let pasted = Value::Text("a\0b\r\nc\td\u{7}".into());
        assert_eq!(tidied(pasted), Value::Text("ab\nc d".into()));
    }
}
