//! What a made-up patient wrote down, day after day, as chance has it; the clock is that of Berlin.

use care::{
    entry::{Entry, EntryId, Recorded, Rest},
    form::{Answers, Ended, Filled, FormId, Rated, Value},
    library,
    night::{self, Night},
    private::Private,
    session::{Route, Session, SessionState},
    time::{Stamp, care_day, instant_of},
};
use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::{Europe::Berlin, Tz};
use fastrand::Rng;

use crate::prove::patient::step;

/// The zone of this patient.
pub const ZONE: Tz = Berlin;

const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");

const OPTIONS: [&str; 4] = [
    "not_at_all",
    "several_days",
    "more_than_half",
    "nearly_every_day",
];

const ROUTES: [Route; 3] = [Route::Intravenous, Route::Nasal, Route::Oral];

/// Words as people write them, and as no program likes them.
const WORDS: [&str; 12] = [
    "The rain has stopped, and the street is quiet.",
    "Called my sister; she laughed.",
    "Ich habe schlecht geschlafen, und der Nebel lag bis Mittag über dem Fluss.",
    "=HYPERLINK(\"http://example.org\",\"look\")",
    "#set page(fill: red) $x^2$ *bold* \\ @ref",
    "<script>alert(1)</script> &amp;",
    "line one\nline two\r\nline three",
    "tab\there, \"quotes\", and ; semicolons",
    "\u{202e}reversed \u{200b}unseen",
    "🙂 שלום عالم 你好",
    "-5 to +5, 100 %",
    " ",
];

/// So many days of a life.
#[derive(Clone, Copy, Debug)]
pub struct Life {
    /// From the fifth of January 2026 on.
    pub days: u32,
    /// Days between two sessions.
    pub session_every: u32,
    /// Notes, rests and exercises a day, at most.
    pub others_a_day: u32,
}

impl Life {
    /// A short life as chance has it.
    pub fn short(random: &mut Rng) -> Self {
        Self {
            days: random.u32(1..45),
            session_every: random.u32(3..12),
            others_a_day: random.u32(0..4),
        }
    }

    /// The last day.
    pub fn last_day(&self) -> NaiveDate {
        FIRST + Days::new(u64::from(self.days) - 1)
    }

    /// The first day.
    pub fn first_day(&self) -> NaiveDate {
        FIRST
    }

    /// The end of the last day.
    pub fn now(&self) -> DateTime<FixedOffset> {
        instant_of(&ZONE, at(self.last_day(), 22, 30))
    }

    /// All that is written down, with when.
    pub fn written(&self, random: &mut Rng) -> Vec<(Entry, NaiveDateTime)> {
        let mut all = Vec::new();
        for number in 0..self.days {
            let day = FIRST + Days::new(u64::from(number));
            if number % self.session_every == 0 {
                all.push((session(day, random), at(day, 14, 0)));
            }
            if number % 7 == 0 {
                all.push(measure("phq9", 9, at(day, 9, 0), random));
                all.push(measure("gad7", 7, at(day, 9, 5), random));
            }
            if random.u8(0..10) > 1 {
                all.push(morning(day, random));
            }
            if random.u8(0..10) > 1 {
                all.push(evening(day, random));
            }
            for n in 0..random.u32(0..=self.others_a_day) {
                all.push(other(at(day, 10 + n % 12, n / 12), random));
            }
        }
        all
    }
}

/// As a journal has it.
pub fn recorded((number, (fact, at)): (usize, (Entry, NaiveDateTime))) -> Recorded<Entry> {
    Recorded {
        id: EntryId(number as i64 + 1),
        recorded: stamp(at),
        day: care_day(at),
        at,
        corrected: false,
        fact,
    }
}

/// At that time of the wall clock.
pub fn stamp(at: NaiveDateTime) -> Stamp {
    Stamp {
        at: instant_of(&ZONE, at),
        zone: ZONE.name().to_owned(),
    }
}

/// Any words.
pub fn words(random: &mut Rng) -> Private {
    WORDS[random.usize(0..WORDS.len())].into()
}

fn at(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).expect("a time of day"))
}

fn filled(form: &str, at: NaiveDateTime, answers: Answers) -> (Entry, NaiveDateTime) {
    let form = FormId(form.to_owned());
    let filled = Filled {
        version: library::form(&form).map_or(1, |it| it.version),
        form,
        occurrence: None,
        begun: stamp(at),
        ended: Ended::Finished,
        late: false,
        answers,
    };
    (Entry::Filled(filled), at)
}

fn session(day: NaiveDate, random: &mut Rng) -> Entry {
    Entry::Session(Session {
        dosed: stamp(at(day, 14, 0)),
        route: ROUTES[random.usize(0..ROUTES.len())],
        dose: random.bool().then(|| words(random)),
        clinic: None,
        left_clinic_at: None,
        state: SessionState::Held,
    })
}

/// A measure; now and then an item is declined.
fn measure(form: &str, items: u32, at: NaiveDateTime, random: &mut Rng) -> (Entry, NaiveDateTime) {
    let answer = |item: u32, random: &mut Rng| {
        let value = match random.u8(0..40) {
            0 => Value::Declined,
            _ => Value::Choice(OPTIONS[random.usize(0..4)].to_owned()),
        };
        (step(&format!("item{}", item + 1)), value)
    };
    filled(form, at, (0..items).map(|it| answer(it, random)).collect())
}

fn morning(day: NaiveDate, random: &mut Rng) -> (Entry, NaiveDateTime) {
    let bed = at(day, 0, 0) - TimeDelta::minutes(random.i64(0..120));
    let up = at(day, 6, 0) + TimeDelta::minutes(random.i64(0..150));
    let told = Night {
        woke_on: day,
        in_bed: bed,
        lights_out: bed + TimeDelta::minutes(random.i64(0..30)),
        sol_min: random.u16(0..90),
        awakenings: random.u8(0..5),
        waso_min: random.u16(0..60),
        final_wake: up - TimeDelta::minutes(random.i64(0..40)),
        out_of_bed: up,
        clock_change_min: 0,
        change_before_min: 0,
        change_after_min: 0,
    };
    let night = night::accept(told, &ZONE, &ZONE, instant_of(&ZONE, up));
    let answers = [
        (
            step("night"),
            Value::Night(night.expect("a night that can be")),
        ),
        (step("rested"), Value::Number(random.i32(0..=10))),
        (step("mood"), Value::Number(random.i32(0..=10))),
    ];
    filled("morning", at(day, 8, 45), answers.into())
}

fn evening(day: NaiveDate, random: &mut Rng) -> (Entry, NaiveDateTime) {
    let one = |of: &[&str], random: &mut Rng| {
        Value::Choices(vec![of[random.usize(0..of.len())].to_owned()])
    };
    let effects = one(&["none", "dizzy", "nausea", "headache"], random);
    let substances = one(&["none", "alcohol"], random);
    let answers = [
        (step("mood"), Value::Number(random.i32(0..=10))),
        (step("effects"), effects),
        (step("substances"), substances),
        (step("line"), Value::Text(words(random))),
    ];
    filled("evening", at(day, 20, 30), answers.into())
}

fn other(at: NaiveDateTime, random: &mut Rng) -> (Entry, NaiveDateTime) {
    let mood = |random: &mut Rng| Rated {
        word: words(random),
        strength: random.u8(0..=100),
    };
    match random.u8(0..8) {
        0 => {
            let minutes = random.u16(1..20);
            let rest = Rest {
                minutes,
                seconds: u32::from(minutes) * 60,
                occurrence: None,
            };
            (Entry::Rest(rest), at)
        }
        1 => {
            let moods = vec![mood(random), mood(random)];
            let again: Vec<Rated> = moods
                .iter()
                .map(|it| Rated {
                    strength: random.u8(0..=100),
                    ..it.clone()
                })
                .collect();
            let answers = [
                (step("situation"), Value::Text(words(random))),
                (step("rerate"), Value::Moods(again)),
                (step("moods"), Value::Moods(moods)),
                (
                    step("thoughts"),
                    Value::Lines {
                        lines: vec![words(random), words(random)],
                        marked: Some(1),
                    },
                ),
                (step("balanced"), Value::Text(words(random))),
                (step("belief"), Value::Number(random.i32(0..=100))),
            ];
            filled("thought_record", at, answers.into())
        }
        2 => {
            let good = [(step("good1"), Value::Text(words(random)))];
            filled("three_good", at, good.into())
        }
        3 => {
            let line = [(step("line"), Value::Text(words(random)))];
            filled("parking_lot", at, line.into())
        }
        _ => {
            let words = [(step("words"), Value::Text(words(random)))];
            filled("note", at, words.into())
        }
    }
}
