//! One week as a picture: four lanes over its days, below the same hills as the horizon. Each kind
//! has its word and its shape; a day without a note is a short pale stroke, never a line across.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    horizon::weekday,
    marks::{disc, label, path},
    night::figures,
    scene::{Scene, Shape},
    weeks::{By, Span, title},
    weeks_days::{DayTold, Said},
    weeks_words::{describe, table},
    words::Words,
};

/// The view box; fits the text column of a small phone.
const SIZE: [f64; 2] = [310.0, 226.0];
/// Room for the names of the lanes.
const GUTTER: f64 = 56.0;
/// Foot and crest of the hills, and the base line of the days' names.
const HILL: [f64; 2] = [26.0, 8.0];
const NAMES_AT: f64 = 43.0;
/// Top and bottom of the lanes with a height, and the middle of those with marks.
const MOOD: [f64; 2] = [68.0, 106.0];
const NIGHT: [f64; 2] = [134.0, 172.0];
const REST: f64 = 193.0;
const PRACTICE: f64 = 216.0;
/// The longest sleep that has its own height, in minutes.
const LONGEST: f64 = 600.0;
/// More marks than that become one with a number.
const MOST_MARKS: usize = 3;

struct Lanes<'a> {
    span: &'a Span,
    told: &'a BTreeMap<NaiveDate, DayTold>,
    today: NaiveDate,
    words: &'a Words,
    shapes: Vec<Shape>,
}

/// Draws the days of `span`, as seen on `today`.
pub(crate) fn draw(
    span: &Span,
    told: &BTreeMap<NaiveDate, DayTold>,
    doses: &[NaiveDate],
    today: NaiveDate,
    words: &Words,
) -> Scene {
    let mut lanes = Lanes {
        span,
        told,
        today,
        words,
        shapes: Vec::new(),
    };
    lanes.axis(doses);
    lanes.names();
    lanes.mood();
    lanes.nights();
    lanes.marks();
    Scene {
        size: SIZE,
        title: title(span, words),
        description: describe(span, told, words),
        table: table(span, told, doses, today, words),
        shapes: lanes.shapes,
    }
}

impl Lanes<'_> {
    fn width(&self) -> f64 {
        (SIZE[0] - GUTTER) / self.span.columns as f64
    }

    /// The middle of a day.
    fn x(&self, at: usize) -> f64 {
        GUTTER + self.width() * (at as f64 + 0.5)
    }

    /// The days up to today, each with its place and what was told.
    fn past(&self) -> Vec<(usize, DayTold)> {
        let days = self.span.days.iter().enumerate();
        let past = days.filter(|(_, day)| **day <= self.today);
        past.map(|(at, day)| (at, self.told.get(day).cloned().unwrap_or_default()))
            .collect()
    }

    /// A hill for each day, inked as far as the days have come, and the doses on them.
    fn axis(&mut self, doses: &[NaiveDate]) {
        let half = self.width() / 2.0;
        let [foot, crest] = HILL;
        for (at, day) in self.span.days.iter().enumerate() {
            let x = self.x(at);
            let d = format!(
                "M{:.1} {foot}C{:.1} {foot} {:.1} {crest} {x:.1} {crest}S{:.1} {foot} {:.1} {foot}",
                x - half,
                x - half * 0.45,
                x - half * 0.5,
                x + half * 0.45,
                x + half,
            );
            let is_past = *day <= self.today;
            self.shapes
                .push(path(d, if is_past { "ink line" } else { "pale line" }));
        }
        for (at, day) in self.span.days.iter().enumerate() {
            let place = [self.x(at), crest];
            if doses.contains(day) {
                self.shapes.push(disc(place, 4.4, "ink ring"));
                self.shapes.push(disc(place, 1.6, "ink dot"));
            } else if *day == self.today {
                self.shapes.push(disc(place, 8.0, "paper dot"));
                self.shapes.push(disc(place, 5.4, "dawn dot"));
            }
        }
    }

    fn names(&mut self) {
        for (at, day) in self.span.days.iter().enumerate() {
            let class = if *day == self.today {
                "ink letters today"
            } else {
                "muted letters"
            };
            let name = match self.span.by {
                By::Session => at.to_string(),
                By::Calendar => weekday(*day, self.words),
            };
            self.shapes
                .push(label([self.x(at), NAMES_AT], "middle", class, name));
        }
        if self.span.by == By::Session {
            let name = self.words.say("weeks-column-day");
            self.shapes
                .push(label([0.0, NAMES_AT], "start", "muted letters", name));
        }
        for (lane, y) in [
            ("mood", MOOD[1] - 14.0),
            ("night", NIGHT[1] - 14.0),
            ("rest", REST),
            ("practice", PRACTICE),
        ] {
            let name = self.words.say(&format!("weeks-lane-{lane}"));
            self.shapes
                .push(label([0.0, y + 4.0], "start", "ink letters", name));
        }
    }

    /// Days in a row are joined; a day by itself is a dot.
    fn mood(&mut self) {
        let [top, bottom] = MOOD;
        let past = self.past();
        let mut points: Vec<(usize, [f64; 2], f64)> = Vec::new();
        for (at, day) in &past {
            match day.mood {
                Said::Told(level) => {
                    let y = bottom - (bottom - top) * (level / 10.0).clamp(0.0, 1.0);
                    points.push((*at, [self.x(*at), y], level));
                }
                Said::Nothing => self.open(*at, bottom, false),
                Said::Declined | Said::NotToday => self.open(*at, bottom, true),
            }
        }
        for row in points.chunk_by(|a, b| b.0 - a.0 == 1) {
            let line: Vec<String> = row
                .iter()
                .map(|(_, [x, y], _)| format!("{x:.1} {y:.1}"))
                .collect();
            if line.len() > 1 {
                self.shapes
                    .push(path(format!("M{}", line.join("L")), "mood line"));
            }
        }
        for (_, [x, y], level) in points {
            self.shapes.push(disc([x, y], 3.6, "mood dot"));
            let number = (level.round() as i64).to_string();
            self.shapes
                .push(label([x, y - 8.0], "middle", "ink letters", number));
        }
    }

    /// A bar for each night, as high as the sleep was long, with its hours.
    fn nights(&mut self) {
        let [top, bottom] = NIGHT;
        for (at, day) in self.past() {
            let x = self.x(at);
            match &day.night {
                Said::Told(night) => {
                    let asleep = figures(night).tst_min;
                    let part = (asleep as f64 / LONGEST).clamp(0.06, 1.0);
                    let y = bottom - (bottom - top) * part;
                    let bar = format!(
                        "M{:.1} {bottom}V{:.1}q0 -3 3 -3h6q3 0 3 3V{bottom}Z",
                        x - 6.0,
                        y + 3.0
                    );
                    self.shapes.push(path(bar, "night dot"));
                    let hours = format!("{}:{:02}", asleep / 60, asleep % 60);
                    self.shapes
                        .push(label([x, y - 5.0], "middle", "ink letters", hours));
                }
                Said::Nothing => self.open(at, bottom, false),
                Said::Declined | Said::NotToday => self.open(at, bottom, true),
            }
        }
    }

    /// A disc for each rest and a lozenge for each practice.
    fn marks(&mut self) {
        for (at, day) in self.past() {
            for (count, y, is_rest) in [(day.rests, REST, true), (day.practice, PRACTICE, false)] {
                let shown = if count > MOST_MARKS { 1 } else { count };
                for nth in 0..shown {
                    let aside = (nth as f64 - (shown as f64 - 1.0) / 2.0) * 10.0;
                    let x = self.x(at) + aside - if count > MOST_MARKS { 7.0 } else { 0.0 };
                    self.shapes.push(if is_rest {
                        disc([x, y], 4.0, "rest dot")
                    } else {
                        let d = format!("M{x:.1} {:.1}l4.6 4.6l-4.6 4.6l-4.6 -4.6Z", y - 4.6);
                        path(d, "practice dot")
                    });
                }
                if count > MOST_MARKS {
                    let place = [self.x(at), y + 4.0];
                    self.shapes
                        .push(label(place, "start", "ink letters", count.to_string()));
                }
            }
        }
    }

    /// Nothing was noted, or the patient said not to say.
    fn open(&mut self, at: usize, y: f64, is_said: bool) {
        let x = self.x(at);
        self.shapes.push(if is_said {
            disc([x, y - 2.0], 3.0, "muted ring")
        } else {
            path(format!("M{:.1} {:.1}h6", x - 3.0, y - 1.0), "pale line")
        });
    }
}
