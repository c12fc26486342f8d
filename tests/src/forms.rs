//! Fills in any form by hand, step for step, as its data file asks.

use care::{
    form::{AnswerKind, Answers, Form, FormId, Rated, Step, StepId, Value},
    library,
    night::Night,
    safety::{self, SafetyRoute},
    steps::steps_shown,
};
use chrono::NaiveTime;

use crate::hand::Hand;

/// The form of this name.
pub fn form(name: &str) -> &'static Form {
    library::form(&FormId(name.to_owned())).expect("a form of the library")
}

/// Answers by step.
pub fn answers<const N: usize>(given: [(&str, Value); N]) -> Answers {
    let given = given
        .into_iter()
        .map(|(step, value)| (StepId(step.to_owned()), value));
    given.collect()
}

/// Fills in the form that is on screen, to its end.
pub async fn fill(hand: &Hand, form: &Form, answers: &Answers) {
    fill_from(hand, form, answers, 0).await;
    hand.press(last_word(form)).await;
}

/// Gives the answers from this step on; stays on the last that is asked.
pub async fn fill_from(hand: &Hand, form: &Form, answers: &Answers, first: usize) {
    let steps = steps_shown(form, answers);
    let mut at = first;
    while at < steps.len() {
        at += hand.is_asked_one_of(&may_come(&steps[at..])).await;
        let step = steps[at];
        let value = answers.get(&step.id);
        if let Some(value) = value {
            answer(hand, step, value).await;
        }
        if hand.offers(last_word(form)).await {
            return;
        }
        if !goes_on_by_itself(form, &step.answer, value) || help_is_near(form, answers, step) {
            onward(hand, step, value).await;
        }
        at += 1;
    }
}

/// The next step, and those behind it where the app may know the answer.
fn may_come<'form>(steps: &[&'form Step]) -> Vec<&'form str> {
    let sure = steps.iter().position(|it| it.unless.is_none());
    let steps = &steps[..sure.map_or(steps.len(), |it| it + 1)];
    steps.iter().map(|it| it.ask.as_str()).collect()
}

/// Gives one answer.
pub async fn answer(hand: &Hand, step: &Step, value: &Value) {
    match value {
        Value::Text(words) => hand.write(&step.ask, words.reveal()).await,
        Value::Lines { lines, marked } => {
            let lines: Vec<&str> = lines.iter().map(|it| it.reveal()).collect();
            write_lines(hand, &step.answer, &lines, *marked).await;
        }
        Value::Moods(moods) => rate(hand, &step.answer, moods).await,
        Value::Number(number) => give_number(hand, step, *number).await,
        Value::Choice(id) => hand.press_named(option(&step.answer, id)).await,
        Value::Choices(ids) => {
            for id in ids {
                hand.press_named(option(&step.answer, id)).await;
            }
        }
        Value::Night(night) => tell_night(hand, night).await,
        Value::When(at) => {
            hand.set("[id='when-day']", &at.date().to_string()).await;
            hand.set_time("when", at.time()).await;
        }
        Value::Seen => {
            if let AnswerKind::Repeat { times, .. } = step.answer {
                for said in 1..=times {
                    hand.press("fill-repeat-said").await;
                    let count = [("done", said.into()), ("of", times.into())];
                    hand.sees(&hand.word_with("fill-repeat-count", &count))
                        .await;
                }
            }
        }
        Value::Declined => hand.press("fill-decline").await,
    }
}

/// The word on the last button of a form.
pub fn last_word(form: &Form) -> &'static str {
    match form.kind {
        care::form::FormKind::Note => "fill-keep-note",
        care::form::FormKind::Prompt
        | care::form::FormKind::Measure
        | care::form::FormKind::Exercise => "fill-done",
    }
}

async fn onward(hand: &Hand, step: &Step, value: Option<&Value>) {
    let on = match value {
        None if step.answer == AnswerKind::When => "fill-when-none",
        // The night is offered as it usually is.
        None if !matches!(
            step.answer,
            AnswerKind::Read | AnswerKind::Night | AnswerKind::Timer { .. }
        ) =>
        {
            "fill-skip"
        }
        None | Some(_) => "fill-next",
    };
    hand.press(on).await;
}

/// The form stays on an answer beside which help is offered.
fn help_is_near(form: &Form, answers: &Answers, step: &Step) -> bool {
    let urgent = |it: &SafetyRoute| *it > SafetyRoute::GentleNote;
    let given = |it: &Answers| safety::route(form, it).filter(urgent);
    let mut before = answers.clone();
    before.remove(&step.id);
    given(answers) != given(&before)
}

/// A tap on a key goes on by itself where forms are short and daily, "Rather not say" everywhere.
fn goes_on_by_itself(form: &Form, kind: &AnswerKind, value: Option<&Value>) -> bool {
    if form.kind == care::form::FormKind::Exercise {
        return value == Some(&Value::Declined);
    }
    match (kind, value) {
        (AnswerKind::Scale { from, to, step, .. }, Some(Value::Number(_))) => {
            has_keys(*from, *to, *step)
        }
        (AnswerKind::Choice { .. }, Some(Value::Choice(_))) => true,
        (AnswerKind::Choices { options }, Some(Value::Choices(ids))) => {
            let alone = |id: &String| options.iter().any(|it| it.alone && it.id == *id);
            ids.iter().all(alone)
        }
        (_, Some(Value::Declined)) => true,
        _ => false,
    }
}

fn has_keys(from: i32, to: i32, step: i32) -> bool {
    (to - from) / step < 11
}

async fn give_number(hand: &Hand, step: &Step, number: i32) {
    let AnswerKind::Scale {
        from,
        to,
        step: by,
        low,
        high,
    } = &step.answer
    else {
        panic!("`{}` takes no number", step.id.0);
    };
    if !has_keys(*from, *to, *by) {
        let slider = format!("input[type=range][aria-label={:?}]", step.ask);
        return hand.set(&slider, &number.to_string()).await;
    }
    let word = match number {
        it if it == *from => Some(low),
        it if it == *to => Some(high),
        _ => None,
    };
    let name = word.map_or_else(
        || number.to_string(),
        |word| {
            hand.word_with(
                "fill-scale-key",
                &[("number", number.into()), ("word", word.as_str().into())],
            )
        },
    );
    hand.press_named(&name).await;
}

async fn write_lines(hand: &Hand, kind: &AnswerKind, lines: &[&str], marked: Option<usize>) {
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            hand.press("fill-line-add").await;
        }
        let label = hand.word_with("fill-line", &[("number", (at + 1).into())]);
        hand.write(&label, line).await;
    }
    if let (
        AnswerKind::Lines {
            mark: Some(mark), ..
        },
        Some(at),
    ) = (kind, marked)
    {
        let args = [("number", (at + 1).into()), ("mark", mark.as_str().into())];
        hand.press_named(&hand.word_with("fill-line-mark", &args))
            .await;
    }
}

/// The first time moods are picked and rated, later rated again.
async fn rate(hand: &Hand, kind: &AnswerKind, moods: &[Rated]) {
    let picks = matches!(kind, AnswerKind::Moods { .. });
    for mood in moods {
        let word = mood.word.reveal();
        let beginning = if picks {
            hand.press_named(word).await;
            hand.word_with("fill-mood-strength", &[("mood", word.into())])
        } else {
            // "You said Sad was 80 ..."
            let said = hand.word_with(
                "fill-mood-before",
                &[("mood", word.into()), ("number", 0.into())],
            );
            said.split('0').next().unwrap_or_default().to_owned()
        };
        let slider = format!("input[type=range][aria-label^={beginning:?}]");
        hand.set(&slider, &mood.strength.to_string()).await;
    }
}

async fn tell_night(hand: &Hand, night: &Night) {
    let times: [(&str, NaiveTime); 4] = [
        ("fill-night-in-bed", night.in_bed.time()),
        ("fill-night-lights-out", night.lights_out.time()),
        ("fill-night-final-wake", night.final_wake.time()),
        ("fill-night-out-of-bed", night.out_of_bed.time()),
    ];
    for (name, time) in times {
        hand.set_time(name, time).await;
    }
    count(hand, "fill-night-sol", night.sol_min, 5).await;
    count(hand, "fill-night-awakenings", night.awakenings.into(), 1).await;
    count(hand, "fill-night-waso", night.waso_min, 5).await;
}

/// Steps from where the diary begins, which is where this patient's nights usually are.
async fn count(hand: &Hand, what: &str, to: u16, step: u16) {
    let what = hand.word(what);
    let stands = stands_at(hand, &what).await;
    let way = if to < stands {
        "fill-stepper-less"
    } else {
        "fill-stepper-more"
    };
    let name = hand.word_with(way, &[("what", what.into())]);
    for _ in 0..to.abs_diff(stands) / step {
        hand.press_named(&name).await;
    }
}

async fn stands_at(hand: &Hand, label: &str) -> u16 {
    let number = "return document.querySelector(`[role=group][aria-label=${JSON.stringify(arguments[0])}] output`).textContent";
    let number = hand.run(number, vec![label.into()]).await;
    let number = number.as_str().and_then(|it| it.parse().ok());
    number.expect("a stepper shows its number")
}

fn option<'form>(kind: &'form AnswerKind, id: &str) -> &'form str {
    let (AnswerKind::Choice { options } | AnswerKind::Choices { options }) = kind else {
        panic!("there is nothing to choose");
    };
    let found = options.iter().find(|it| it.id == id);
    &found.unwrap_or_else(|| panic!("no option `{id}`")).text
}
