//! My safety plan: six parts in the patient's own words, filled in as a form and read as a card.

use serde::{Deserialize, Serialize};

use crate::{
    entry::{EntryId, Recorded},
    form::{Filled, FormId, StepId, Value},
    library,
    private::Private,
};

/// The form with the six parts.
pub const FORM: &str = "safety_plan";

/// The plan as it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyPlan {
    /// Where it stands in the journal; none: not made yet, or the journal is locked.
    pub entry: Option<EntryId>,
    /// The patient lets it show without unlocking.
    pub while_locked: bool,
    /// All six in their order, empty ones too; none: nothing to show.
    pub parts: Vec<Part>,
}

/// One part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The step that asks for it.
    pub step: StepId,
    /// Its heading.
    pub title: String,
    /// In the patient's words.
    pub lines: Vec<Private>,
}

/// The plan that was filled in last.
pub fn plan(filled: Option<&Recorded<Filled>>, while_locked: bool) -> SafetyPlan {
    SafetyPlan {
        entry: filled.map(|it| it.id),
        while_locked,
        parts: filled.map(|it| parts(&it.fact)).unwrap_or_default(),
    }
}

/// All six parts, where any of them holds a word.
fn parts(filled: &Filled) -> Vec<Part> {
    let form = library::form(&FormId(FORM.to_owned()));
    let steps = form.into_iter().flat_map(|it| &it.steps);
    let parts: Vec<Part> = steps
        .map(|step| Part {
            step: step.id.clone(),
            title: step.ask.clone(),
            lines: lines(filled.answers.get(&step.id)),
        })
        .collect();
    let says = parts.iter().any(|it| !it.lines.is_empty());
    if says { parts } else { Vec::new() }
}

fn lines(value: Option<&Value>) -> Vec<Private> {
    match value {
        Some(Value::Lines { lines, .. }) => {
            let says = |it: &&Private| !it.reveal().trim().is_empty();
            lines.iter().filter(says).cloned().collect()
        }
        Some(
            Value::Text(_)
            | Value::Moods(_)
            | Value::Number(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Night(_)
            | Value::Seen
            | Value::Declined
            | Value::When(_),
        )
        | None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::Ended, time::Stamp};

    fn filled(answers: &[(&str, &[&str])]) -> Recorded<Filled> {
        let stamp = Stamp {
            at: "2026-10-28T18:00:00+01:00".parse().unwrap(),
            zone: "Europe/Berlin".into(),
        };
        let lines = |all: &[&str]| Value::Lines {
            lines: all.iter().map(|it| Private::from(*it)).collect(),
            marked: None,
        };
        Recorded {
            id: EntryId(4),
            recorded: stamp.clone(),
            day: "2026-10-28".parse().unwrap(),
            at: "2026-10-28T18:00:00".parse().unwrap(),
            corrected: false,
            fact: Filled {
                form: FormId(FORM.into()),
                version: 1,
                occurrence: None,
                begun: stamp,
                ended: Ended::Finished,
                late: false,
                answers: answers
                    .iter()
                    .map(|(step, all)| (StepId((*step).into()), lines(all)))
                    .collect(),
            },
        }
    }

    #[test]
    fn a_plan_has_its_six_parts_in_order_and_no_blank_line() {
        let made = filled(&[("people", &["Jo", "  "]), ("signs", &["I stop answering"])]);
        let plan = plan(Some(&made), true);
        assert_eq!((plan.entry, plan.while_locked), (Some(EntryId(4)), true));
        let read: Vec<_> = plan
            .parts
            .iter()
            .map(|it| (it.step.0.as_str(), it.lines.len()))
            .collect();
        let parts = ["signs", "alone", "places", "people", "team", "safer"];
        assert_eq!(
            read,
            parts.map(|it| (it, usize::from(it == "signs" || it == "people")))
        );
    }

    #[test]
    fn a_plan_without_a_word_is_not_made_yet() {
        assert_eq!(plan(None, true).parts, []);
        let blank = filled(&[("people", &[" "])]);
        assert_eq!(plan(Some(&blank), false).parts, []);
    }
}
