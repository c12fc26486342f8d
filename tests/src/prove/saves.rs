//! What is saved, so that its number alone tells every word of it.

use care::{
    entry::{Chosen, Entry, Rest},
    form::{Answers, Filled, StepId, Value},
    library,
    private::Private,
    schedule::OccurrenceId,
    time::care_day,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::prove::patient::step;

/// One save; no other save into the same folder has its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Save {
    /// What was saved.
    pub sort: Sort,
    /// Tells its content.
    pub number: u32,
}

/// What can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A form half filled in; takes the place of the one before.
    Draft,
    /// A note, of up to some pages.
    Note,
    /// A finished prompt.
    Prompt,
    /// A corrected version of the one session.
    Session,
    /// A say about one occurrence.
    Choice,
    /// A quiet rest.
    Rest,
}

/// In the order in which they take turns; what is typed is kept more often than all else.
pub const TURNS: [Sort; 10] = [
    Sort::Draft,
    Sort::Note,
    Sort::Draft,
    Sort::Prompt,
    Sort::Draft,
    Sort::Session,
    Sort::Draft,
    Sort::Choice,
    Sort::Draft,
    Sort::Rest,
];

/// More saves than this do not fit into the day of the occurrence that choices are about.
pub const MOST: u32 = 80_000;

const NUMBERED_FROM: NaiveTime = NaiveTime::from_hms_opt(5, 0, 0).expect("05:00 is a time");

impl Save {
    /// The save with this number.
    pub fn numbered(number: u32) -> Self {
        let turn = number as usize % TURNS.len();
        Self {
            sort: TURNS[turn],
            number,
        }
    }

    /// The save that an entry is; none where a single sign of it is not as it was given.
    pub fn of(entry: &Entry) -> Option<Self> {
        match entry {
            Entry::Session(session) => {
                let number = number_in(session.dose.as_ref()?)?;
                let whole = session.dose.as_ref() == Some(&words(number));
                whole.then_some(Self {
                    sort: Sort::Session,
                    number,
                })
            }
            Entry::Filled(filled) => Self::filled(filled),
            Entry::Rest(rest) => (*rest == self::rest(rest.seconds)).then_some(Self {
                sort: Sort::Rest,
                number: rest.seconds,
            }),
            Entry::Choice(choice) => {
                let due = choice.occurrence.due;
                let since = due - NaiveDateTime::new(care_day(due), NUMBERED_FROM);
                let number = u32::try_from(since.num_seconds()).ok()?;
                (choice.choice == chosen(number)).then_some(Self {
                    sort: Sort::Choice,
                    number,
                })
            }
            Entry::Safety(_) | Entry::Wish(_) => None,
        }
    }

    fn filled(filled: &Filled) -> Option<Self> {
        let (sort, id) = match filled.form.0.as_str() {
            "note" => (Sort::Note, "words"),
            "evening" => (Sort::Prompt, "line"),
            _ => return None,
        };
        let Value::Text(text) = filled.answers.get(&step(id))? else {
            return None;
        };
        let number = number_in(text)?;
        let save = Self { sort, number };
        let (given, form) = (save.answers(), library::form(&filled.form)?);
        // What the app knows of the day by itself stands beside it.
        let is_known = |id: &StepId| {
            form.steps
                .iter()
                .any(|it| it.id == *id && it.unless.is_some())
        };
        let as_given =
            |(id, value): (&StepId, &Value)| given.get(id).map_or(is_known(id), |it| it == value);
        let is_whole = given.keys().all(|id| filled.answers.contains_key(id));
        (is_whole && filled.answers.iter().all(as_given)).then_some(save)
    }

    /// What is filled in, where a form is saved.
    pub fn answers(self) -> Answers {
        let number = self.number;
        match self.sort {
            Sort::Draft => [(step("good1"), Value::Text(words(number)))].into(),
            Sort::Note => [(step("words"), Value::Text(pages(number)))].into(),
            Sort::Prompt => [
                (step("mood"), Value::Number((number % 11) as i32)),
                (step("line"), Value::Text(words(number))),
            ]
            .into(),
            Sort::Session | Sort::Choice | Sort::Rest => Answers::new(),
        }
    }
}

/// The number of a draft that says what it was given.
pub fn drafted(answers: &Answers) -> Option<u32> {
    let Value::Text(text) = answers.get(&step("good1"))? else {
        return None;
    };
    let number = number_in(text)?;
    let save = Save {
        sort: Sort::Draft,
        number,
    };
    (*answers == save.answers()).then_some(number)
}

/// Up to 180 characters that begin with the number.
pub fn words(number: u32) -> Private {
    let more = "still awake – the rain has stopped, and the street is quiet. ".repeat(3);
    let length = 2 + number.wrapping_mul(37) as usize % 160;
    let text: String = more.chars().take(length).collect();
    Private(format!("{number} {text}").trim_end().to_owned())
}

/// So many lines that some reach over several pages of the file.
fn pages(number: u32) -> Private {
    let line = words(number);
    let lines = vec![line.reveal(); 1 + number as usize % 60];
    Private(lines.join("\n"))
}

/// A rest that lasted as many seconds as its number.
pub fn rest(number: u32) -> Rest {
    Rest {
        minutes: 10,
        seconds: number,
        occurrence: None,
    }
}

/// What is said about the occurrence.
pub fn chosen(number: u32) -> Chosen {
    match number % 4 {
        0 => Chosen::LaterQuarterHour,
        1 => Chosen::Skip,
        2 => Chosen::LaterHour,
        _ => Chosen::Done,
    }
}

/// The occurrence under another second of its day, which is one and the same to the app.
pub fn under_number(occurrence: &OccurrenceId, day: NaiveDate, number: u32) -> OccurrenceId {
    let due = NaiveDateTime::new(day, NUMBERED_FROM) + TimeDelta::seconds(i64::from(number));
    OccurrenceId {
        due,
        ..occurrence.clone()
    }
}

fn number_in(words: &Private) -> Option<u32> {
    words.reveal().split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use care::{entry::Choice, plan::RuleId};

    use super::*;

    #[test]
    fn every_choice_keeps_its_number_over_midnight() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let occurrence = OccurrenceId {
            session: care::entry::EntryId(1),
            rule: RuleId("evening_prompt".to_owned()),
            due: NaiveDateTime::new(day, NUMBERED_FROM),
        };
        for number in (1..MOST).step_by(997) {
            let occurrence = under_number(&occurrence, day, number);
            assert_eq!(care_day(occurrence.due), day, "{number}");
            let choice = chosen(number);
            let entry = Entry::Choice(Choice { occurrence, choice });
            let sort = Sort::Choice;
            assert_eq!(Save::of(&entry), Some(Save { sort, number }));
        }
    }

    #[test]
    fn one_changed_word_is_not_what_was_saved() {
        let rest = rest(7);
        assert!(Save::of(&Entry::Rest(rest.clone())).is_some());
        let minutes = rest.minutes + 1;
        assert!(Save::of(&Entry::Rest(Rest { minutes, ..rest })).is_none());
    }
}
