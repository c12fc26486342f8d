//! Laying out what the plan asks for: one session's week, a year of sessions and answers, and
//! twice as much of either.

use std::{hint::black_box, ops::Range, time::Instant};

use care::{
    entry::{Choice, Chosen, EntryId, Recorded, Rest},
    form::{Answers, Ended, Filled, FormId},
    plan::{CarePlan, default_plan},
    schedule::{Action, Occurrence, Record, occurrences},
    session::{Route, Session, SessionState},
    time::{Stamp, care_day, instant_of},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Europe::Berlin;

use crate::{
    bench::figures::{Figure, Samples},
    prove::patient::profile,
};

const SAMPLES: usize = 31;

/// A year, and the answers given in it.
const WEEKS: usize = 52;
const ANSWERS: usize = 5_000;

/// As the app lays reminders out.
const AHEAD: TimeDelta = TimeDelta::days(14);

/// So many sessions, one a week, with answers up to the end of the last week.
struct History {
    plan: CarePlan,
    record: Record,
    weeks: usize,
}

/// Measures each beside half of it, in turns.
pub fn measure() -> Vec<Figure> {
    let (week, half) = (
        History::of(1, ANSWERS / WEEKS),
        History::of(WEEKS / 2, ANSWERS / 2),
    );
    let (year, two) = (
        History::of(WEEKS, ANSWERS),
        History::of(2 * WEEKS, 2 * ANSWERS),
    );
    println!(
        "   a year: {} sessions, {} answers, {} occurrences",
        year.record.sessions.len(),
        year.record.filled.len() + year.record.rests.len() + year.record.choices.len(),
        year.laid(year.whole()).len(),
    );
    let one = samples([&week, &week], History::whole)[0].median();
    let whole = samples([&year, &half], History::whole);
    let ahead = samples([&two, &year], History::ahead);
    vec![
        Figure::alone("Laying out one session's week", one, "ms", None),
        Figure::beside(
            "Laying out a year, 52 sessions, 5,000 answers",
            "ms",
            &whole[0],
            "half of it",
            &whole[1],
            2.0,
        ),
        Figure::beside(
            "A fortnight ahead after two years, 10,000 answers",
            "ms",
            &ahead[0],
            "after one year, 5,000 answers",
            &ahead[1],
            2.0,
        ),
    ]
}

fn samples(both: [&History; 2], window: fn(&History) -> Range<NaiveDateTime>) -> [Samples; 2] {
    let mut taken = [Samples::default(), Samples::default()];
    for sample in 0..=SAMPLES {
        for (history, samples) in both.iter().zip(&mut taken) {
            let window = window(history);
            let begun = Instant::now();
            black_box(history.laid(window));
            // The first of each warms up.
            if sample > 0 {
                samples.push(begun.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    taken
}

impl History {
    fn of(weeks: usize, answers: usize) -> Self {
        let mut history = Self {
            plan: default_plan(),
            record: Record::default(),
            weeks,
        };
        history.record.sessions = (0..weeks).map(session).collect();
        let asked = history.laid(history.whole());
        for number in 0..answers {
            // What is asked for first; the rest is written without being asked.
            match asked.get(number) {
                Some(it) => history.answer(number, it),
                None => {
                    let day = number * 7 * weeks / answers;
                    let at = begins() + TimeDelta::minutes((day * 24 * 60 + number % 600) as i64);
                    history.record.filled.push(filled(number, "note", None, at));
                }
            }
        }
        history
    }

    fn answer(&mut self, number: usize, it: &Occurrence) {
        let (id, record) = (it.id.clone(), &mut self.record);
        match &it.action {
            Action::Fill(form) => {
                let filled = filled(number, &form.0, Some(it), it.due);
                record.filled.push(filled);
            }
            Action::Rest(minutes) => {
                let rest = Rest {
                    occurrence: Some(id),
                    minutes: *minutes,
                    seconds: u32::from(*minutes) * 60,
                };
                record.rests.push(recorded(number, it.due, rest));
            }
            Action::Read(_) => {
                let choice = Choice {
                    occurrence: id,
                    choice: Chosen::Done,
                };
                record.choices.push(recorded(number, it.due, choice));
            }
        }
    }

    fn laid(&self, window: Range<NaiveDateTime>) -> Vec<Occurrence> {
        let now = instant_of(&Berlin, self.whole().end);
        occurrences(
            &self.plan,
            &self.record,
            &profile().habits,
            &Berlin,
            now,
            window,
        )
    }

    fn whole(&self) -> Range<NaiveDateTime> {
        begins()..begins() + TimeDelta::days(7) * i32::try_from(self.weeks).unwrap_or(0)
    }

    fn ahead(&self) -> Range<NaiveDateTime> {
        let now = self.whole().end;
        now - TimeDelta::days(1)..now + AHEAD
    }
}

fn begins() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 1, 6).expect("a day");
    day.and_time(NaiveTime::from_hms_opt(14, 0, 0).expect("a time"))
}

fn stamp(at: NaiveDateTime) -> Stamp {
    Stamp {
        at: instant_of(&Berlin, at),
        zone: Berlin.name().to_owned(),
    }
}

fn recorded<T>(number: usize, at: NaiveDateTime, fact: T) -> Recorded<T> {
    Recorded {
        id: EntryId(number as i64 + 1),
        recorded: stamp(at),
        day: care_day(at),
        at,
        corrected: false,
        fact,
    }
}

fn session(week: usize) -> Recorded<Session> {
    let at = begins() + TimeDelta::days(7) * i32::try_from(week).unwrap_or(0);
    let session = Session {
        dosed: stamp(at),
        route: Route::Nasal,
        dose: None,
        clinic: None,
        left_clinic_at: None,
        state: SessionState::Held,
    };
    recorded(week, at, session)
}

fn filled(
    number: usize,
    form: &str,
    it: Option<&Occurrence>,
    at: NaiveDateTime,
) -> Recorded<Filled> {
    let filled = Filled {
        form: FormId(form.to_owned()),
        version: 1,
        occurrence: it.map(|it| it.id.clone()),
        begun: stamp(at),
        ended: Ended::Finished,
        late: false,
        answers: Answers::new(),
    };
    recorded(number, at, filled)
}
