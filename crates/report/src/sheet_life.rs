//! Sleep, practice and effects on the sheet: short lines with their denominators.

use care::{
    form::{AnswerKind, FormId},
    library,
    plan_taken::Whose,
    summary_effects::{DayCounts, Effects},
    summary_practice::{Practice, Tally},
    summary_sleep::Sleep,
    summary_tried::Tried,
};
use serde::Serialize;

use crate::sheet::Pen;

/// Most letters of who made the plan, of what was declined, and of an activity.
const FROM: usize = 34;
const DECLINED: usize = 160;
const ACTIVITY: usize = 60;

/// A head with named figures below it.
#[derive(Serialize)]
pub(crate) struct Facts {
    pub(crate) head: String,
    pub(crate) rows: Vec<Fact>,
}

/// A named figure, and smaller lines below it.
#[derive(Serialize)]
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) figure: String,
    pub(crate) small: Vec<String>,
}

pub(crate) fn sleep(pen: &Pen<'_>, sleep: &Sleep, days: u32) -> Facts {
    let row = |id: &str, figure: String| Fact {
        name: pen.say(&format!("summary-sleep-{id}")),
        figure,
        small: Vec::new(),
    };
    let mut rows = vec![row("nights", of(pen, sleep.nights, days))];
    match &sleep.means {
        Some(means) => {
            let percent = format!("{:.0}", means.se_percent);
            let percent = pen.with("summary-percent", &[("percent", percent.into())]);
            rows.extend([
                row("tst", hours(pen, means.tst_min)),
                row("se", percent),
                row("sol", minutes(pen, means.sol_min)),
                row("waso", minutes(pen, means.waso_min)),
                row("rising", minutes(pen, means.rising_sd_min)),
            ]);
        }
        None => rows[0].small.push(pen.say("summary-sleep-not-enough")),
    }
    if !sleep.first_nights_tst_min.is_empty() {
        rows.push(row("first", nights(pen, &sleep.first_nights_tst_min)));
        if !sleep.other_nights_tst_min.is_empty() {
            rows.push(row("others", nights(pen, &sleep.other_nights_tst_min)));
        }
    }
    Facts {
        head: pen.say("summary-sleep"),
        rows,
    }
}

/// Up to three nights one by one, as they are too few for a mean.
fn nights(pen: &Pen<'_>, tst_min: &[i64]) -> String {
    if tst_min.len() < care::night::FEWEST_NIGHTS {
        let each: Vec<String> = tst_min.iter().map(|it| hours(pen, *it as f64)).collect();
        return each.join(", ");
    }
    let mean = tst_min.iter().sum::<i64>() as f64 / tst_min.len() as f64;
    pen.with(
        "summary-mean-of-nights",
        &[
            ("time", hours(pen, mean).into()),
            ("nights", tst_min.len().into()),
        ],
    )
}

pub(crate) fn practice(pen: &mut Pen<'_>, practice: &Practice, days: u32) -> Facts {
    let (whose, declined) = plan(pen, &practice.plan);
    let pen = &*pen;
    let row = |id: &str, figure: String, small: Vec<String>| Fact {
        name: pen.say(&format!("summary-practice-{id}")),
        figure,
        small,
    };
    let forms: Vec<String> = practice
        .by_form
        .iter()
        .map(|(form, times)| {
            pen.with(
                "summary-practice-form",
                &[("title", title(form).into()), ("times", (*times).into())],
            )
        })
        .collect();
    let mut exercises = rest_of(pen, &practice.exercises, practice.exercises_besides);
    exercises.extend(joined(&forms));
    let rests = rest_of(pen, &practice.rests, practice.rests_besides);
    let rested = minutes(pen, f64::from(practice.rested_min));
    let diary = of(pen, practice.diary_days, days);
    let rows = vec![
        row("exercises", done(pen, &practice.exercises), exercises),
        row("rests", done(pen, &practice.rests), rests),
        row("rested", rested, Vec::new()),
        row("diary", diary, Vec::new()),
        row("plan", whose, declined),
    ];
    Facts {
        head: pen.say("summary-practice"),
        rows,
    }
}

/// Whose plan is in force, and below it what the patient declined.
fn plan(pen: &mut Pen<'_>, plan: &Whose) -> (String, Vec<String>) {
    let whose = match &plan.from {
        Some(from) => pen.letters.fit(from, FROM),
        None => pen.say("summary-plan-of-app"),
    };
    if plan.declined.is_empty() {
        return (whose, Vec::new());
    }
    let items = pen.letters.fit(&plan.declined.join(", "), DECLINED);
    let line = pen.with("summary-plan-declined", &[("items", items.into())]);
    (whose, vec![line])
}

fn done(pen: &Pen<'_>, tally: &Tally) -> String {
    if tally.offered() == 0 {
        return pen.say("summary-practice-none-offered");
    }
    pen.with(
        "summary-practice-offered",
        &[
            ("done", tally.done.into()),
            ("offered", tally.offered().into()),
        ],
    )
}

/// What became of the others, so that the figures add up.
fn rest_of(pen: &Pen<'_>, tally: &Tally, besides: u32) -> Vec<String> {
    let parts = [
        ("skipped", tally.skipped),
        ("missed", tally.missed),
        ("not-reminded", tally.not_reminded),
        ("open", tally.open),
        ("besides", besides),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| {
            pen.with(
                &format!("summary-practice-{id}"),
                &[("count", count.into())],
            )
        })
        .collect();
    joined(&parts)
}

/// One line, or none if there is nothing to say.
fn joined(parts: &[String]) -> Vec<String> {
    let line = parts.join(", ");
    Some(line).filter(|it| !it.is_empty()).into_iter().collect()
}

/// Up to three planned activities, newest first.
pub(crate) fn tried(pen: &mut Pen<'_>, all: &[Tried]) -> Facts {
    let shown = all.len().min(pen.room.thoughts);
    let row = |pen: &mut Pen<'_>, it: &Tried| {
        let number = |it: Option<i32>| it.map(|it| it.to_string());
        let none = pen.say("summary-none");
        Fact {
            name: pen.letters.fit(it.activity.reveal(), ACTIVITY),
            figure: pen.with(
                "summary-tried-figure",
                &[
                    (
                        "predicted",
                        number(it.predicted).unwrap_or(none.clone()).into(),
                    ),
                    ("actual", number(it.actual).unwrap_or(none).into()),
                ],
            ),
            small: vec![pen.day(it.on)],
        }
    };
    let mut rows: Vec<Fact> = all[..shown].iter().map(|it| row(pen, it)).collect();
    if let (Some(more), Some(last)) = (pen.more(all.len(), shown), rows.last_mut()) {
        last.small.push(more);
    }
    Facts {
        head: pen.say("summary-tried"),
        rows,
    }
}

pub(crate) fn effects(pen: &Pen<'_>, effects: &Effects, days: u32) -> Facts {
    Facts {
        head: pen.say("summary-effects"),
        rows: vec![
            day_counts(pen, "effects", &effects.effects, days),
            day_counts(pen, "substances", &effects.substances, days),
        ],
    }
}

fn day_counts(pen: &Pen<'_>, step: &str, counts: &DayCounts, of_days: u32) -> Fact {
    let days = |id: &str, days: u32| pen.with(id, &[("days", days.into())]);
    let mut parts: Vec<String> = counts
        .days
        .iter()
        .map(|(option, days)| {
            pen.with(
                "summary-effects-days",
                &[
                    ("option", option_text(step, option).into()),
                    ("days", (*days).into()),
                ],
            )
        })
        .collect();
    if counts.none > 0 {
        parts.push(days("summary-effects-none", counts.none));
    }
    if counts.declined > 0 {
        parts.push(days("summary-effects-declined", counts.declined));
    }
    let figure = if counts.answered == 0 {
        pen.say("summary-effects-not-answered")
    } else {
        pen.with(
            "summary-effects-of",
            &[("count", counts.answered.into()), ("of", of_days.into())],
        )
    };
    Fact {
        name: pen.say(&format!("summary-effects-{step}")),
        figure,
        small: joined(&parts),
    }
}

/// The form's title; its id where the form is no longer there.
fn title(form: &FormId) -> String {
    library::form(form).map_or_else(|| form.0.clone(), |it| it.title.clone())
}

/// What the form of the evening, or of effects at any time, calls an option.
fn option_text(step: &str, option: &str) -> String {
    let forms = ["evening", "effects"].map(|it| library::form(&FormId(it.to_owned())));
    let steps = forms.into_iter().flatten().flat_map(|it| &it.steps);
    let mut steps = steps.filter(|it| it.id.0 == step);
    let text = steps.find_map(|step| match &step.answer {
        AnswerKind::Choice { options } | AnswerKind::Choices { options } => {
            Some(options.iter().find(|it| it.id == option)?.text.clone())
        }
        AnswerKind::Read
        | AnswerKind::Text { .. }
        | AnswerKind::Lines { .. }
        | AnswerKind::Moods { .. }
        | AnswerKind::Rerate { .. }
        | AnswerKind::Scale { .. }
        | AnswerKind::Night
        | AnswerKind::Repeat { .. }
        | AnswerKind::When
        | AnswerKind::Timer { .. } => None,
    });
    text.unwrap_or_else(|| option.to_owned())
}

fn of(pen: &Pen<'_>, count: u32, of: u32) -> String {
    pen.with("summary-of", &[("count", count.into()), ("of", of.into())])
}

fn minutes(pen: &Pen<'_>, minutes: f64) -> String {
    let minutes = minutes.round() as i64;
    pen.with("summary-minutes", &[("minutes", minutes.into())])
}

fn hours(pen: &Pen<'_>, minutes: f64) -> String {
    let minutes = minutes.round() as i64;
    let (hours, minutes) = (minutes.div_euclid(60), minutes.rem_euclid(60));
    pen.with(
        "summary-hours",
        &[
            ("hours", hours.into()),
            ("minutes", format!("{minutes:02}").into()),
        ],
    )
}
