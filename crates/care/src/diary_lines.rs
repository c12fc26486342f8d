//! Entries as lines of the journal: by care day, newest first, each with its first words.

use crate::{
    diary::{Day, Line, Sort},
    entry::{Entry, Recorded},
    form::{Filled, FormKind, Value},
    library,
    private::Private,
    steps::steps_shown,
    words::Words,
};

/// Most characters of the first words.
const FIRST_MAX: usize = 120;

/// The lines of `entries`, which come newest first. What was said about reminders has no line.
pub fn days(entries: &[Recorded<Entry>], words: &Words) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for entry in entries {
        let Some(line) = line(entry, words) else {
            continue;
        };
        match days.last_mut() {
            Some(last) if last.day == entry.day => last.lines.push(line),
            Some(_) | None => days.push(Day {
                day: entry.day,
                lines: vec![line],
            }),
        }
    }
    days
}

fn line(entry: &Recorded<Entry>, words: &Words) -> Option<Line> {
    let nothing = (String::new(), Private::default());
    let (sort, (title, first)) = match &entry.fact {
        Entry::Session(session) => {
            let dose = session.dose.clone().unwrap_or_default();
            (Sort::Session, (String::new(), dose))
        }
        Entry::Filled(filled) => (sort_of(filled), filled_line(filled)),
        Entry::Rest(rest) => {
            let minutes = (rest.seconds + 30) / 60;
            let said = words.say_with("line-rest", &[("minutes", minutes.into())]);
            (Sort::Rest, (String::new(), Private(said)))
        }
        Entry::Safety(_) => (Sort::Safety, nothing),
        Entry::Choice(_) | Entry::Wish(_) => return None,
    };
    Some(Line {
        id: entry.id,
        at: entry.at,
        sort,
        title,
        first,
    })
}

fn sort_of(filled: &Filled) -> Sort {
    match library::form(&filled.form).map(|form| form.kind) {
        Some(FormKind::Prompt) => Sort::Prompt,
        Some(FormKind::Measure) => Sort::Measure,
        Some(FormKind::Exercise) => Sort::Exercise,
        Some(FormKind::Note) | None => Sort::Note,
    }
}

fn filled_line(filled: &Filled) -> (String, Private) {
    let Some(form) = library::form(&filled.form) else {
        return (filled.form.0.clone(), Private::default());
    };
    let shown = steps_shown(form, &filled.answers);
    let first = shown
        .iter()
        .filter_map(|step| filled.answers.get(&step.id))
        .find_map(first_words);
    (form.title.clone(), first.unwrap_or_default())
}

/// The first line that the patient wrote, cut to a length that fits a list.
fn first_words(value: &Value) -> Option<Private> {
    let said = match value {
        Value::Text(words) => words.reveal(),
        Value::Lines { lines, .. } => lines.iter().map(Private::reveal).find(|it| says(it))?,
        Value::Moods(moods) => moods.first()?.word.reveal(),
        Value::Number(_)
        | Value::Choice(_)
        | Value::Choices(_)
        | Value::Night(_)
        | Value::Seen
        | Value::Declined
        | Value::When(_) => return None,
    };
    let line = said.lines().find(|line| says(line))?.trim();
    Some(Private(line.chars().take(FIRST_MAX).collect()))
}

fn says(line: &str) -> bool {
    !line.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        entry::{EntryId, Rest},
        form::{Answers, Ended, FormId, StepId},
        time::Stamp,
    };

    fn entry(id: i64, day: &str, fact: Entry) -> Recorded<Entry> {
        let at = format!("{day}T18:00:00").parse().unwrap();
        Recorded {
            id: EntryId(id),
            recorded: stamp(),
            day: day.parse().unwrap(),
            at,
            corrected: false,
            fact,
        }
    }

    fn stamp() -> Stamp {
        Stamp {
            at: "2026-10-28T18:00:00+01:00".parse().unwrap(),
            zone: "Europe/Berlin".into(),
        }
    }

    fn filled(form: &str, answers: Answers) -> Entry {
        Entry::Filled(Filled {
            form: FormId(form.into()),
            version: 1,
            occurrence: None,
            begun: stamp(),
            ended: Ended::Finished,
            late: false,
            answers,
        })
    }

    fn answer(step: &str, value: Value) -> (StepId, Value) {
        (StepId(step.into()), value)
    }

    #[test]
    fn entries_stand_under_their_day_with_their_first_words() {
        let note = [answer(
            "words",
            Value::Text(Private::from("\n  Slept well. \nMore")),
        )];
        let rest = Rest {
            minutes: 10,
            seconds: 575,
            occurrence: None,
        };
        let entries = [
            entry(3, "2026-10-29", filled("note", note.into())),
            entry(2, "2026-10-28", Entry::Rest(rest)),
            entry(1, "2026-10-28", filled("evening", Answers::new())),
        ];
        let days = days(&entries, &Words::english());
        let seen: Vec<Vec<(Sort, &str)>> = days
            .iter()
            .map(|day| {
                let lines = day.lines.iter();
                lines.map(|it| (it.sort, it.first.reveal())).collect()
            })
            .collect();
        assert_eq!(
            seen,
            [
                vec![(Sort::Note, "Slept well.")],
                vec![(Sort::Rest, "10 minutes"), (Sort::Prompt, "")]
            ]
        );
    }

    #[test]
    fn a_measure_shows_no_number() {
        let answers: Answers = (1..=7)
            .map(|n| answer(&format!("item{n}"), Value::Choice("several_days".into())))
            .collect();
        let days = days(
            &[entry(1, "2026-10-28", filled("gad7", answers))],
            &Words::english(),
        );
        assert_eq!(days[0].lines[0].first.reveal(), "");
    }
}
