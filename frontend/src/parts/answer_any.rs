//! The answer to a step, whatever kind it is.

use care::{
    form::{AnswerKind, Answers, Rated, Step, StepId, Value},
    night::Night,
    night_told::Offered,
    private::Private,
};
use chrono::NaiveDate;
use yew::prelude::*;

use crate::parts::{
    answer_choice::{Options, toggled},
    answer_lines::{LineList, Lines},
    answer_moods::{Again, Moods},
    answer_night::NightDiary,
    answer_repeat::Repeat,
    answer_scale::Scale,
    answer_text::Field,
    answer_timer::Timer,
    answer_when::when,
};

/// What an answer needs to know.
pub struct Asking<'it> {
    /// What is asked.
    pub step: &'it Step,
    /// All answers so far, this one and earlier ones.
    pub answers: &'it Answers,
    /// The night that is offered first, where one is asked for.
    pub night: Option<&'it Offered>,
    /// The date on which the form was begun.
    pub begun_on: NaiveDate,
    /// The answer changed.
    pub onanswer: Callback<Option<Value>>,
    /// The answer was tapped, so that the form may go on by itself.
    pub ontap: Callback<Value>,
}

/// Draws the answer of the step.
pub fn answer(asking: Asking<'_>) -> Html {
    let Asking {
        step,
        answers,
        night: offered,
        begun_on,
        onanswer,
        ontap,
    } = asking;
    let label: AttrValue = step.ask.clone().into();
    let value = answers.get(&step.id);
    let set = |to: fn(i32) -> Value| onanswer.reform(move |it| Some(to(it)));
    match &step.answer {
        AnswerKind::Read => Html::default(),
        AnswerKind::Text { max } => part!(Field {
            label,
            max: *max,
            words: text(value),
            onedit: onanswer.reform(|words| Some(Value::Text(Private(words))))
        }),
        AnswerKind::Lines { up_to, mark } => part!(LineList {
            up_to: *up_to,
            mark: mark.clone().map(AttrValue::from),
            lines: lines(value),
            onedit: onanswer.reform(Some)
        }),
        AnswerKind::Moods { up_to, suggestions } => part!(Moods {
            up_to: *up_to,
            suggestions: suggestions.clone(),
            moods: moods(value),
            onedit: onanswer.reform(some_moods)
        }),
        AnswerKind::Rerate { of } => part!(Again {
            first: moods(answers.get(of)),
            again: moods(value),
            onedit: onanswer.reform(some_moods)
        }),
        AnswerKind::Scale {
            from,
            to,
            step,
            low,
            high,
        } => part!(Scale {
            label,
            from: *from,
            to: *to,
            step: *step,
            low: low.clone(),
            high: high.clone(),
            value: number(value),
            onset: set(Value::Number),
            ontap: ontap.reform(Value::Number)
        }),
        AnswerKind::Choice { options } => part!(Options {
            label,
            options: options.clone(),
            chosen: chosen(value),
            ontap: ontap.reform(Value::Choice)
        }),
        AnswerKind::Choices { options } => {
            let (all, before) = (options.clone(), chosen(value));
            let change = Callback::from(move |id: String| {
                let now = toggled(&all, &before, &id);
                // What stands alone is a whole answer: the form may go on by itself.
                if now == [id] && all.iter().any(|it| it.alone && it.id == now[0]) {
                    return ontap.emit(Value::Choices(now));
                }
                onanswer.emit((!now.is_empty()).then_some(Value::Choices(now)));
            });
            part!(Options {
                many: true,
                label,
                options: options.clone(),
                chosen: chosen(value),
                ontap: change
            })
        }
        AnswerKind::Night => match offered {
            Some(offered) => part!(NightDiary {
                told: night(value),
                offered: offered.clone(),
                onedit: onanswer.reform(|it| Some(Value::Night(it)))
            }),
            None => Html::default(),
        },
        AnswerKind::Repeat { of, times } => part!(Repeat {
            sentence: sentence(answers, of),
            times: *times,
            said: value == Some(&Value::Seen),
            onsaid: onanswer.reform(|()| Some(Value::Seen))
        }),
        AnswerKind::When => when(value, begun_on, &onanswer),
        AnswerKind::Timer { seconds } => part!(Timer {
            label,
            seconds: *seconds,
            over: value == Some(&Value::Seen),
            onover: onanswer.reform(|()| Some(Value::Seen))
        }),
    }
}

fn some_moods(value: Value) -> Option<Value> {
    (value != Value::Moods(Vec::new())).then_some(value)
}

fn sentence(answers: &Answers, of: &StepId) -> Option<AttrValue> {
    let words = text(answers.get(of));
    (!words.trim().is_empty()).then_some(words)
}

fn text(value: Option<&Value>) -> AttrValue {
    match value {
        Some(Value::Text(words)) => words.reveal().to_owned().into(),
        Some(Value::Lines { .. } | Value::Moods(_) | Value::Number(_) | Value::Choice(_))
        | Some(
            Value::Choices(_) | Value::Night(_) | Value::Seen | Value::Declined | Value::When(_),
        )
        | None => AttrValue::default(),
    }
}

fn lines(value: Option<&Value>) -> Lines {
    match value {
        Some(Value::Lines { lines, marked }) => Lines {
            lines: lines.clone(),
            marked: *marked,
        },
        Some(Value::Text(_) | Value::Moods(_) | Value::Number(_) | Value::Choice(_))
        | Some(
            Value::Choices(_) | Value::Night(_) | Value::Seen | Value::Declined | Value::When(_),
        )
        | None => Lines::default(),
    }
}

fn moods(value: Option<&Value>) -> Vec<Rated> {
    match value {
        Some(Value::Moods(moods)) => moods.clone(),
        Some(Value::Text(_) | Value::Lines { .. } | Value::Number(_) | Value::Choice(_))
        | Some(
            Value::Choices(_) | Value::Night(_) | Value::Seen | Value::Declined | Value::When(_),
        )
        | None => Vec::new(),
    }
}

fn number(value: Option<&Value>) -> Option<i32> {
    match value {
        Some(Value::Number(number)) => Some(*number),
        Some(Value::Text(_) | Value::Lines { .. } | Value::Moods(_) | Value::Choice(_))
        | Some(
            Value::Choices(_) | Value::Night(_) | Value::Seen | Value::Declined | Value::When(_),
        )
        | None => None,
    }
}

fn chosen(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Choice(id)) => vec![id.clone()],
        Some(Value::Choices(ids)) => ids.clone(),
        Some(Value::Text(_) | Value::Lines { .. } | Value::Moods(_) | Value::Number(_))
        | Some(Value::Night(_) | Value::Seen | Value::Declined | Value::When(_))
        | None => Vec::new(),
    }
}

fn night(value: Option<&Value>) -> Option<Night> {
    match value {
        Some(Value::Night(night)) => Some(night.clone()),
        Some(Value::Text(_) | Value::Lines { .. } | Value::Moods(_) | Value::Number(_))
        | Some(
            Value::Choice(_) | Value::Choices(_) | Value::Seen | Value::Declined | Value::When(_),
        )
        | None => None,
    }
}
