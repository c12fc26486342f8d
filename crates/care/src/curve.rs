//! The line of the horizon: hills by day, dips by night, as one smooth curve.

use std::ops::Range;

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::{
    phases::{bedtime, waking},
    profile::Habits,
};

/// The height of waking and bedtime, and of mid-sleep; y grows downwards.
pub const LEVEL: f64 = 88.0;
const TROUGH: f64 = 99.0;

/// What is near is large: width and height of noon for today, for the days beside it, for the rest.
const NEAR: [(f64, f64); 3] = [(3.2, 40.0), (1.3, 66.0), (1.0, 69.0)];

/// How steep the line is at most at waking and at bedtime, as a share of the gentler side.
const STEEPNESS: f64 = 2.0;

/// A curve over some days, from the middle of a night to the middle of a night.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Where each day begins and the last one ends: at mid-sleep.
    edges: Vec<(NaiveDateTime, f64)>,
    knots: Vec<Knot>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Knot {
    x: f64,
    y: f64,
    slope: f64,
}

impl Curve {
    /// The curve over `days`, as wide as `width`, with dips at the patient's own nights and
    /// with the `near` day as its largest hill.
    pub fn new(days: &[NaiveDate], near: NaiveDate, habits: &Habits, width: f64) -> Self {
        let size = |day: &NaiveDate| NEAR[(*day - near).num_days().unsigned_abs().min(2) as usize];
        let weight = |day: &NaiveDate| size(day).0;
        let unit = width / days.iter().map(weight).sum::<f64>().max(1.0);
        let mut curve = Self {
            edges: Vec::new(),
            knots: Vec::new(),
        };
        let mut x = 0.0;
        for day in days {
            curve.edges.push((mid_sleep(habits, *day), x));
            x += unit * weight(day);
        }
        if let Some(last) = days.last() {
            curve
                .edges
                .push((mid_sleep(habits, *last + Days::new(1)), x));
        }
        let mut points = vec![(0.0, TROUGH)];
        for day in days {
            let (wakes, sleeps) = (waking(habits, *day), bedtime(habits, *day));
            points.push((curve.x(wakes), LEVEL));
            points.push((curve.x(middle(wakes, sleeps)), size(day).1));
            points.push((curve.x(sleeps), LEVEL));
            points.push((curve.x(mid_sleep(habits, *day + Days::new(1))), TROUGH));
        }
        curve.knots = (0..points.len()).map(|at| knot(&points, at)).collect();
        curve
    }

    /// Where a time stands; outside the picture for times outside the days.
    pub fn x(&self, at: NaiveDateTime) -> f64 {
        let day = self.edges.partition_point(|(edge, _)| *edge <= at);
        let day = day.clamp(1, self.edges.len().saturating_sub(1).max(1));
        let (Some((from, x)), Some((to, x_to))) = (self.edges.get(day - 1), self.edges.get(day))
        else {
            return 0.0;
        };
        let part = (at - *from).num_seconds() as f64 / (*to - *from).num_seconds().max(1) as f64;
        x + (x_to - x) * part
    }

    /// The height of the line at `x`.
    pub fn y(&self, x: f64) -> f64 {
        let piece = self.pieces(x - 0.01..x + 0.01).next();
        piece.map_or(LEVEL, |(from, to)| {
            on_line(x.clamp(from.x, to.x), from, to).y
        })
    }

    /// The line from one x to another, as path data; empty if nothing of it is in the picture.
    pub fn path(&self, stretch: Range<f64>) -> String {
        let mut path = String::new();
        for (from, to) in self.pieces(stretch.clone()) {
            let start = on_line(stretch.start.max(from.x), from, to);
            let end = on_line(stretch.end.min(to.x), from, to);
            let [a, b, c, d] = bezier(&start, &end);
            if path.is_empty() {
                path = format!("M{:.1} {:.1}", a[0], a[1]);
            }
            path += &format!(
                "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
                b[0], b[1], c[0], c[1], d[0], d[1]
            );
        }
        path
    }

    fn pieces(&self, stretch: Range<f64>) -> impl Iterator<Item = (&Knot, &Knot)> {
        self.knots
            .iter()
            .zip(self.knots.iter().skip(1))
            .filter(move |(from, to)| from.x < stretch.end && stretch.start < to.x && from.x < to.x)
    }
}

/// Half way through the night that ends on `day`.
fn mid_sleep(habits: &Habits, day: NaiveDate) -> NaiveDateTime {
    middle(bedtime(habits, day - Days::new(1)), waking(habits, day))
}

fn middle(from: NaiveDateTime, to: NaiveDateTime) -> NaiveDateTime {
    from + (to - from) / 2
}

/// Flat on crests and in troughs; between them as steep as the gentler side allows.
fn knot(points: &[(f64, f64)], at: usize) -> Knot {
    let (x, y) = points[at];
    let secant = |a: (f64, f64), b: (f64, f64)| (b.1 - a.1) / (b.0 - a.0).max(0.1);
    let is_turn = at == 0 || at + 1 == points.len() || y != LEVEL;
    let slope = if is_turn {
        0.0
    } else {
        let (before, after) = (
            secant(points[at - 1], points[at]),
            secant(points[at], points[at + 1]),
        );
        let gentler = before.abs().min(after.abs());
        before.signum() * ((before.abs() + after.abs()) / 2.0).min(gentler * STEEPNESS)
    };
    Knot { x, y, slope }
}

/// Control points at thirds, so that x grows evenly along the piece.
fn bezier(from: &Knot, to: &Knot) -> [[f64; 2]; 4] {
    let third = (to.x - from.x) / 3.0;
    [
        [from.x, from.y],
        [from.x + third, from.y + third * from.slope],
        [to.x - third, to.y - third * to.slope],
        [to.x, to.y],
    ]
}

/// The point of the piece at `x`, with its slope there.
fn on_line(x: f64, from: &Knot, to: &Knot) -> Knot {
    let dx = to.x - from.x;
    let t = (x - from.x) / dx;
    // Hermite basis; x is linear in t, so the slope is dy/dt over dx.
    let (t2, t3) = (t * t, t * t * t);
    let y = (2.0 * t3 - 3.0 * t2 + 1.0) * from.y
        + (t3 - 2.0 * t2 + t) * dx * from.slope
        + (3.0 * t2 - 2.0 * t3) * to.y
        + (t3 - t2) * dx * to.slope;
    let slope = ((6.0 * t2 - 6.0 * t) * (from.y - to.y)) / dx
        + (3.0 * t2 - 4.0 * t + 1.0) * from.slope
        + (3.0 * t2 - 2.0 * t) * to.slope;
    Knot { x, y, slope }
}
