//! One entry in words: its questions and answers, whatever sort it is.

use care::{
    entry::{Chosen, Entry, Rest},
    form::{AnswerKind, Ended, Filled, Form, FormKind, Step, StepId},
    safety::SafetyCheck,
    session::{Route, Session, SessionState},
    steps::steps_shown,
};

use crate::{
    parts::answer_words::in_words,
    say::{say, say_with, words},
};

/// A question with its answer, one paragraph each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The question, or what the figure is; empty: the answer stands alone.
    pub asked: String,
    /// The answer.
    pub answer: Vec<String>,
}

impl Told {
    fn new(asked: impl Into<String>, answer: Vec<String>) -> Self {
        Self {
            asked: asked.into(),
            answer,
        }
    }
}

/// What an entry says, in the order in which it was asked.
pub fn telling(entry: &Entry, form: Option<&Form>) -> Vec<Told> {
    match entry {
        Entry::Session(it) => session(it),
        Entry::Filled(it) => filled(it, form),
        Entry::Rest(it) => rest(it),
        Entry::Choice(it) => vec![Told::new("", vec![say(chosen(it.choice))])],
        Entry::Safety(it) => safety(it),
        // No list leads to one.
        Entry::Wish(_) => Vec::new(),
    }
}

/// A line above the answers about how they came to be, if there is something to say.
pub fn remark(entry: &Entry) -> Option<String> {
    let Entry::Filled(filled) = entry else {
        return None;
    };
    match filled.ended {
        Ended::NotToday => Some(say("read-not-today")),
        Ended::Early => Some(say("read-early")),
        Ended::Finished => filled.late.then(|| say("read-late")),
    }
}

fn filled(it: &Filled, form: Option<&Form>) -> Vec<Told> {
    let Some(form) = form else {
        let told = |(id, value)| Told::new("", in_words(&nameless(id), value));
        return it.answers.iter().map(told).collect();
    };
    // A question of a sheet that was left open is told; an exercise may be short.
    let tells_open = match form.kind {
        FormKind::Prompt | FormKind::Measure => it.ended != Ended::NotToday,
        FormKind::Exercise | FormKind::Note => false,
    };
    let told = |step: &Step| {
        let answer = it.answers.get(&step.id).map(|value| in_words(step, value));
        let answer = answer.filter(|it| !it.is_empty());
        let answer = answer.or_else(|| tells_open.then(|| vec![say("read-nothing")]))?;
        let asked = if form.kind == FormKind::Note {
            ""
        } else {
            &step.ask
        };
        Some(Told::new(asked, answer))
    };
    let asks = |step: &&Step| step.answer != AnswerKind::Read;
    let shown = steps_shown(form, &it.answers);
    shown.into_iter().filter(asks).filter_map(told).collect()
}

/// Stands for a question that the app no longer asks.
fn nameless(id: &StepId) -> Step {
    Step {
        id: id.clone(),
        ask: String::new(),
        hint: None,
        hints: Vec::new(),
        without_stem: false,
        pin: false,
        may_decline: false,
        when: None,
        unless: None,
        answer: AnswerKind::Read,
    }
}

fn session(it: &Session) -> Vec<Told> {
    let own = |id: &str, words: &Option<care::private::Private>| {
        let words = words.as_ref()?.reveal().trim();
        (!words.is_empty()).then(|| Told::new(say(id), vec![words.to_owned()]))
    };
    let left = it.left_clinic_at.map(|at| {
        let time = words(|words| words.time(at.naive_local().time()));
        Told::new(say("read-session-left"), vec![time])
    });
    let route = match it.route {
        Route::Intravenous => "read-session-intravenous",
        Route::Intramuscular => "read-session-intramuscular",
        Route::Subcutaneous => "read-session-subcutaneous",
        Route::Nasal => "read-session-nasal",
        Route::Oral => "read-session-oral",
    };
    let state = match it.state {
        SessionState::Planned => "read-session-planned",
        SessionState::Held => "read-session-held",
        SessionState::Cancelled => "read-session-cancelled",
    };
    let known = [
        Some(Told::new(say("read-session-state"), vec![say(state)])),
        Some(Told::new(say("read-session-route"), vec![say(route)])),
        own("read-session-dose", &it.dose),
        own("read-session-clinic", &it.clinic),
        left,
    ];
    known.into_iter().flatten().collect()
}

fn rest(it: &Rest) -> Vec<Told> {
    let rested = say_with("read-rest", &[("minutes", (it.seconds / 60).into())]);
    let planned = say_with("read-rest-of", &[("minutes", it.minutes.into())]);
    let is_short = it.seconds < u32::from(it.minutes) * 60;
    let lines = [Some(rested), is_short.then_some(planned)];
    vec![Told::new("", lines.into_iter().flatten().collect())]
}

fn safety(it: &SafetyCheck) -> Vec<Told> {
    let answer = match it.safe_now {
        Some(true) => "read-safety-yes",
        Some(false) => "read-safety-no",
        None => "read-safety-open",
    };
    vec![Told::new("", vec![say("read-safety-shown"), say(answer)])]
}

fn chosen(it: Chosen) -> &'static str {
    match it {
        Chosen::LaterQuarterHour | Chosen::LaterHour | Chosen::LaterThisEvening => {
            "read-choice-later"
        }
        Chosen::Skip => "read-choice-skip",
        Chosen::Done => "read-choice-done",
    }
}

#[cfg(test)]
mod tests {
    use care::{
        form::{FormId, Value},
        library,
        time::Stamp,
    };

    use super::*;

    fn sheet(form: &str, answers: &[(&str, Value)], ended: Ended) -> Vec<Told> {
        let form = library::form(&FormId(form.to_owned())).unwrap();
        let filled = Filled {
            form: form.id.clone(),
            version: form.version,
            occurrence: None,
            begun: Stamp {
                at: "2026-10-24T20:00:00+02:00".parse().unwrap(),
                zone: "Europe/Berlin".into(),
            },
            ended,
            late: false,
            answers: answers
                .iter()
                .map(|(id, value)| (StepId((*id).to_owned()), value.clone()))
                .collect(),
        };
        telling(&Entry::Filled(filled), Some(form))
    }

    #[test]
    fn an_open_question_of_a_daily_sheet_is_told_as_open_and_a_declined_one_as_declined() {
        let told = sheet("morning", &[("mood", Value::Declined)], Ended::Finished);
        let answers: Vec<_> = told.iter().map(|it| it.answer[0].as_str()).collect();
        let mood = answers.iter().position(|it| *it == "Rather not say");
        assert_eq!(mood, Some(3), "after the night, its quality and the rest");
        let open = answers.iter().filter(|it| **it == "No answer");
        assert_eq!(open.count(), answers.len() - 1);
    }

    #[test]
    fn an_exercise_tells_only_what_was_written() {
        let told = sheet(
            "three_good",
            &[("good1", Value::Text("Tea.".into()))],
            Ended::Early,
        );
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].answer, ["Tea."]);
    }

    #[test]
    fn not_today_leaves_no_list_of_open_questions() {
        assert!(sheet("evening", &[], Ended::NotToday).is_empty());
    }

    #[test]
    fn a_rest_that_ended_early_tells_both_lengths() {
        let rest = Rest {
            minutes: 10,
            seconds: 150,
            occurrence: None,
        };
        let told = telling(&Entry::Rest(rest), None);
        assert_eq!(
            told[0].answer,
            ["Rested 2 minutes", "You planned 10 minutes."]
        );
    }
}
