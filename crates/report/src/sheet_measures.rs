//! Symptoms and mood on the sheet: the graph, the table, and the lines below it.

use care::{
    chart::chart,
    chart_after::chart_after,
    form::FormId,
    measure::{Band, band, scoring},
    scene::Scene,
    summary::Summary,
    summary_after::{After, FEWEST_SESSIONS, HalfGone},
    summary_measures::{Compared, Course, Measures, Point},
};
use serde::Serialize;

use crate::{
    drawing::{Label, labels, svg},
    sheet::{Aligned, Pen},
};

/// Units across the graph: the width of the text on A4, in points.
const CHART_WIDTH: f64 = 499.0;

/// The section of symptoms and mood.
#[derive(Serialize)]
pub(crate) struct Figures {
    pub(crate) head: String,
    pub(crate) chart: Chart,
    /// Heads, each with a smaller word below it.
    pub(crate) columns: Vec<Cell>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) notes: Vec<String>,
}

/// The graph.
#[derive(Serialize)]
pub(crate) struct Chart {
    /// Set by the page itself, which reads it as a picture.
    #[serde(skip)]
    pub(crate) svg: String,
    pub(crate) alt: String,
    /// Day by day, a header first; read aloud, not printed.
    #[serde(skip)]
    pub(crate) table: Vec<Vec<String>>,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) labels: Vec<Label>,
}

/// What stands in a cell, and a smaller line below it.
#[derive(Default, Serialize)]
pub(crate) struct Cell {
    pub(crate) main: String,
    pub(crate) small: String,
}

/// None where the patient left it out.
pub(crate) fn figures(pen: &Pen<'_>, summary: &Summary) -> Option<Figures> {
    let measures = summary.measures.as_ref()?;
    let size = [CHART_WIDTH, pen.room.chart_height];
    let scene = chart(summary, pen.words, size)?;
    let column = |id: &str, has_hint: bool| Cell {
        main: pen.say(&format!("summary-column-{id}")),
        small: if has_hint {
            pen.say(&format!("summary-hint-{id}"))
        } else {
            String::new()
        },
    };
    Some(Figures {
        head: pen.say("summary-measures"),
        chart: drawn(scene),
        columns: vec![
            column("measure", false),
            column("baseline", false),
            column(
                if summary.since_visit {
                    "visit"
                } else {
                    "start"
                },
                false,
            ),
            column("now", false),
            column("change", true),
            column("response", true),
            column("remission", true),
            column("reliable", true),
            column("complete", true),
        ],
        rows: measures.courses.iter().map(|it| row(pen, it)).collect(),
        notes: notes(pen, measures, summary.days),
    })
}

fn drawn(scene: Scene) -> Chart {
    Chart {
        svg: svg(&scene),
        alt: format!("{}. {}", scene.title, scene.description),
        width: scene.size[0],
        height: scene.size[1],
        labels: labels(&scene),
        table: scene.table,
    }
}

/// None for fewer than three sessions: they are seen in the graph of the period.
pub(crate) fn aligned(pen: &Pen<'_>, summary: &Summary) -> Option<Aligned> {
    let after = summary
        .after
        .as_ref()
        .filter(|it| it.sessions as usize >= FEWEST_SESSIONS)?;
    let size = [CHART_WIDTH, pen.room.after_height];
    let chart = (size[1] > 0.0)
        .then(|| chart_after(after, pen.words, size))
        .flatten();
    let half = after.half_gone.as_ref().map(|it| half_gone(pen, it));
    if chart.is_none() && half.is_none() {
        return None;
    }
    Some(Aligned {
        head: pen.say("summary-after"),
        chart: chart.map(drawn),
        notes: vec![half.unwrap_or_else(|| few(pen, after))],
    })
}

fn few(pen: &Pen<'_>, after: &After) -> String {
    let sessions = [("sessions", after.sessions.into())];
    pen.with("summary-after-few", &sessions)
}

fn half_gone(pen: &Pen<'_>, half: &HalfGone) -> String {
    let day = |day: Option<u8>| match day {
        Some(day) => day.to_string(),
        None => pen.say("summary-after-not-seen"),
    };
    pen.with(
        "summary-after-half",
        &[
            ("median", day(half.median).into()),
            ("least", day(half.at_least).into()),
            ("most", day(half.at_most).into()),
            ("gone", half.gone.into()),
            ("sessions", half.sessions.into()),
        ],
    )
}

fn row(pen: &Pen<'_>, course: &Course) -> Vec<Cell> {
    let main = |main: String| Cell {
        main,
        small: String::new(),
    };
    let none = || pen.say("summary-none");
    let compared = course.compared.as_ref();
    let said = |answer: Option<bool>| {
        main(match answer {
            Some(true) => pen.say("summary-yes"),
            Some(false) => pen.say("summary-no"),
            None => none(),
        })
    };
    let given = course.points.len() + course.incomplete as usize;
    vec![
        main(pen.say(&format!("summary-measure-{}", course.form.0))),
        point(pen, &course.form, course.baseline),
        point(pen, &course.form, course.start),
        point(pen, &course.form, course.points.last().copied()),
        main(compared.map_or_else(none, |it| change(pen, it))),
        said(compared.and_then(|it| it.response)),
        said(compared.and_then(|it| it.remission)),
        said(compared.map(|it| it.reliable)),
        main(pen.with(
            "summary-complete",
            &[
                ("complete", course.points.len().into()),
                ("given", given.into()),
            ],
        )),
    ]
}

fn point(pen: &Pen<'_>, form: &FormId, point: Option<Point>) -> Cell {
    let Some(point) = point else {
        return Cell {
            main: pen.say("summary-none"),
            small: String::new(),
        };
    };
    let band = scoring(form).and_then(|it| band(it, point.total));
    let band = band.map(|it| {
        pen.say(match it {
            Band::Minimal => "summary-band-minimal",
            Band::Mild => "summary-band-mild",
            Band::Moderate => "summary-band-moderate",
            Band::ModeratelySevere => "summary-band-moderately_severe",
            Band::Severe => "summary-band-severe",
        })
    });
    Cell {
        main: pen.with(
            "summary-total",
            &[
                ("total", point.total.into()),
                ("day", pen.day(point.on).into()),
            ],
        ),
        small: band.unwrap_or_default(),
    }
}

fn change(pen: &Pen<'_>, compared: &Compared) -> String {
    let change = signed(compared.change);
    match compared.percent {
        Some(percent) => pen.with(
            "summary-change",
            &[
                ("change", change.into()),
                ("percent", signed(percent).into()),
            ],
        ),
        None => change,
    }
}

/// With a sign that is as wide as a plus.
fn signed(number: i32) -> String {
    match number {
        0 => "0".to_owned(),
        ..0 => format!("−{}", number.unsigned_abs()),
        1.. => format!("+{number}"),
    }
}

fn notes(pen: &Pen<'_>, measures: &Measures, days: u32) -> Vec<String> {
    let levels: Vec<f64> = measures.mood.iter().map(|it| it.level).collect();
    let mood = if levels.is_empty() {
        pen.say("summary-mood-none")
    } else {
        let mean = levels.iter().sum::<f64>() / levels.len() as f64;
        let lowest = levels.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = levels.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let one = |level: f64| format!("{level:.1}").into();
        pen.with(
            "summary-mood-line",
            &[
                ("mean", one(mean)),
                ("lowest", one(lowest)),
                ("highest", one(highest)),
                ("days", levels.len().into()),
                ("of", days.into()),
                (
                    "missing",
                    (days as usize).saturating_sub(levels.len()).into(),
                ),
            ],
        )
    };
    let zero = &measures.item9_zero;
    let zero = (!zero.is_empty())
        .then(|| pen.with("summary-item9-zero", &[("days", pen.days(zero).into())]));
    [Some(mood), zero].into_iter().flatten().collect()
}
