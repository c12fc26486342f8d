//! The line of the horizon: hills by day, dips by night, as one smooth curve.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime};

use crate::{
    phases::{bedtime, waking},
    profile::Habits,
};

/// The height of noon, of waking and bedtime, and of mid-sleep; y grows downwards.
const CREST: f64 = 52.0;
const LEVEL: f64 = 74.0;
const TROUGH: f64 = 92.0;

/// How steep the line is at waking and at bedtime, as a share of what keeps the curve monotone.
const STEEPNESS: f64 = 0.62;

/// A curve over some days, from the middle of a night to the middle of a night.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    begins: NaiveDateTime,
    ends: NaiveDateTime,
    width: f64,
    knots: Vec<Knot>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Knot {
    x: f64,
    y: f64,
    slope: f64,
}

impl Curve {
    /// The curve over `days`, as wide as `width`, with dips at the patient's own nights.
    pub fn new(days: &[NaiveDate], habits: &Habits, width: f64) -> Self {
        let mut curve = Self {
            begins: NaiveDateTime::MIN,
            ends: NaiveDateTime::MAX,
            width,
            knots: Vec::new(),
        };
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            return curve;
        };
        curve.begins = mid_sleep(habits, *first);
        curve.ends = mid_sleep(habits, *last + chrono::Days::new(1));
        let mut points = vec![(curve.begins, TROUGH)];
        for day in days {
            let (wakes, sleeps) = (waking(habits, *day), bedtime(habits, *day));
            points.push((wakes, LEVEL));
            points.push((middle(wakes, sleeps), CREST));
            points.push((sleeps, LEVEL));
            points.push((mid_sleep(habits, *day + chrono::Days::new(1)), TROUGH));
        }
        let points: Vec<(f64, f64)> = points.iter().map(|(at, y)| (curve.x(*at), *y)).collect();
        curve.knots = (0..points.len()).map(|at| knot(&points, at)).collect();
        curve
    }

    /// Where a time stands; outside the picture for times outside the days.
    pub fn x(&self, at: NaiveDateTime) -> f64 {
        let whole = (self.ends - self.begins).num_seconds() as f64;
        self.width * (at - self.begins).num_seconds() as f64 / whole
    }

    /// The height of the line at `x`.
    pub fn y(&self, x: f64) -> f64 {
        let Some((from, to)) = self.pieces(x..x + 1e-6).next() else {
            return LEVEL;
        };
        let t = (x - from.x) / (to.x - from.x);
        let points = bezier(from, to).map(|it| it[1]);
        let mix = |a: f64, b: f64| a + (b - a) * t;
        let quadratic = [
            mix(points[0], points[1]),
            mix(points[1], points[2]),
            mix(points[2], points[3]),
        ];
        mix(
            mix(quadratic[0], quadratic[1]),
            mix(quadratic[1], quadratic[2]),
        )
    }

    /// The line from one x to another, as path data; empty if nothing of it is in the picture.
    pub fn path(&self, stretch: Range<f64>) -> String {
        let mut path = String::new();
        for (from, to) in self.pieces(stretch.clone()) {
            let start = self.on_line(stretch.start.max(from.x), from, to);
            let end = self.on_line(stretch.end.min(to.x), from, to);
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

    /// The point of the piece at `x`, with its slope there.
    fn on_line(&self, x: f64, from: &Knot, to: &Knot) -> Knot {
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
}

/// Half way through the night that ends on `day`.
fn mid_sleep(habits: &Habits, day: NaiveDate) -> NaiveDateTime {
    middle(
        bedtime(habits, day - chrono::Days::new(1)),
        waking(habits, day),
    )
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
        before.signum() * (3.0 * gentler * STEEPNESS).min((before.abs() + after.abs()) / 2.0)
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
