//! Where days and values stand in the graph of the summary, and the marks that it is made of.

use chrono::NaiveDate;

use crate::{scene::Shape, summary::Summary};

/// Highest total of the PHQ-9; the GAD-7 ends at 21.
const HIGHEST: f64 = 27.0;

/// Room at the left for the scales.
const GUTTER: [f64; 2] = [26.0, 0.0];

/// Room before the first day, and after the last for the names of the lines.
const INSET: [f64; 2] = [22.0, 48.0];

/// Where days and values stand in the picture.
pub(crate) struct Frame {
    pub(crate) from: NaiveDate,
    pub(crate) days: i64,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// Top and bottom of the measures.
    pub(crate) totals: [f64; 2],
    /// Top and bottom of the mood.
    pub(crate) mood: [f64; 2],
    pub(crate) bottom: f64,
}

impl Frame {
    pub(crate) fn new(summary: &Summary, [width, height]: [f64; 2]) -> Self {
        let bottom = height - 15.0;
        let top = 14.0;
        let split = top + (bottom - top) * 0.6;
        Self {
            from: summary.from,
            days: (summary.to - summary.from).num_days(),
            left: GUTTER[0],
            right: width - GUTTER[1],
            totals: [top, split],
            mood: [split + 22.0, bottom - 3.0],
            bottom,
        }
    }

    pub(crate) fn x(&self, day: NaiveDate) -> f64 {
        let (left, right) = (self.left + INSET[0], self.right - INSET[1]);
        let place = (day - self.from).num_days() as f64 / self.days.max(1) as f64;
        let place = if self.days == 0 { 0.5 } else { place };
        left + (right - left) * place
    }

    pub(crate) fn y_total(&self, total: f64) -> f64 {
        place(self.totals, total / HIGHEST)
    }

    pub(crate) fn y_mood(&self, level: f64) -> f64 {
        place(self.mood, level / 10.0)
    }
}

fn place([top, bottom]: [f64; 2], part: f64) -> f64 {
    bottom - (bottom - top) * part.clamp(0.0, 1.0)
}

pub(crate) fn line(points: &[[f64; 2]]) -> String {
    let joined: Vec<String> = points
        .iter()
        .map(|[x, y]| format!("{x:.1} {y:.1}"))
        .collect();
    format!("M{}", joined.join("L"))
}

pub(crate) fn path(d: String, class: &str) -> Shape {
    Shape::Path {
        d,
        class: class.to_owned(),
    }
}

pub(crate) fn label(at: [f64; 2], anchor: &str, class: &str, text: String) -> Shape {
    Shape::Label {
        at,
        anchor: anchor.to_owned(),
        class: class.to_owned(),
        text,
    }
}
