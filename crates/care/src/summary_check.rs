//! The figures of a summary reckoned again from the answers that it carries, by whoever opens it.

use serde::{Deserialize, Serialize};

use crate::{
    night::means,
    summary::Summary,
    summary_items::{GivenOn, ItemAnswer},
    summary_measures::{Point, compared},
};

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Figures that were reckoned again and are equal.
    pub equal: u32,
    /// Figures that are not what follows from the answers, by their names.
    pub differ: Vec<String>,
    /// Totals whose answers the patient left out, or that have an item without an answer.
    pub cannot: u32,
}

impl Checked {
    fn hold(&mut self, name: &str, equal: bool) {
        match equal {
            true => self.equal += 1,
            false => self.differ.push(name.to_owned()),
        }
    }
}

/// Reckons totals, changes, means of nights and counts again.
pub fn check(summary: &Summary) -> Checked {
    let mut checked = Checked::default();
    totals(summary, &mut checked);
    nights(summary, &mut checked);
    if let Some(practice) = &summary.practice {
        for (name, tally) in [("exercises", practice.exercises), ("rests", practice.rests)] {
            checked.hold(name, tally.done <= tally.offered());
        }
    }
    checked
}

fn totals(summary: &Summary, checked: &mut Checked) {
    for course in summary.measures.iter().flat_map(|it| &it.courses) {
        let name = course.form.0.as_str();
        let answered = summary.items.measures.iter();
        let given = answered
            .filter(|it| it.form == course.form)
            .flat_map(|it| &it.given);
        let mut points = Vec::new();
        let mut incomplete = 0;
        for given in given {
            match (reckoned(given), given.total) {
                (Reckoned::Unknown, None) => incomplete += 1,
                (Reckoned::Unknown, Some(total)) => {
                    checked.cannot += 1;
                    points.push(Point {
                        on: given.on,
                        total,
                    });
                }
                (Reckoned::Total(sum), total) => {
                    checked.hold(name, total == Some(sum));
                    points.push(Point {
                        on: given.on,
                        total: sum,
                    });
                }
            }
        }
        checked.hold(
            name,
            points == course.points && incomplete == course.incomplete,
        );
        if let (Some(was), Some(is), Some(told)) =
            (course.baseline, course.points.last(), course.compared)
        {
            checked.hold(name, compared(name, was.total, is.total) == told);
        }
    }
}

enum Reckoned {
    Total(u16),
    Unknown,
}

fn reckoned(given: &GivenOn) -> Reckoned {
    let mut sum = 0_u16;
    for answer in &given.answers {
        match answer {
            ItemAnswer::Score(score) => sum = sum.saturating_add(u16::from(*score)),
            ItemAnswer::Declined | ItemAnswer::Missing | ItemAnswer::LeftOut => {
                return Reckoned::Unknown;
            }
        }
    }
    Reckoned::Total(sum)
}

fn nights(summary: &Summary, checked: &mut Checked) {
    let Some(sleep) = &summary.sleep else {
        return;
    };
    let nights = &summary.items.nights;
    // A night that was told twice is carried once, as it was told last.
    checked.hold("nights", nights.len() == sleep.nights as usize);
    let again = means(nights.iter().map(|it| &it.night));
    let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
    checked.hold(
        "sleep",
        match (again, &sleep.means) {
            (Some(again), Some(told)) => {
                near(again.tst_min, told.tst_min)
                    && near(again.se_percent, told.se_percent)
                    && near(again.sol_min, told.sol_min)
                    && near(again.waso_min, told.waso_min)
                    && near(again.rising_sd_min, told.rising_sd_min)
            }
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        },
    );
}
