//! Every zone and every change of its clock: what the plan asks for comes once, and at its moment.
//!
//! Three plans are unfolded around each change. By the wall clock: something on each half hour.
//! By elapsed time: something every half hour since the dose. And the plan that ships, whose
//! askings must be those of the same days in a place where the clocks never change.

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use care::{
    plan::{Anchor, CarePlan, RuleId, default_plan},
    profile::Habits,
    schedule::{Occurrence, OccurrenceId},
    time::{care_day, instant_of, wall_clock},
};
use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::prove::{
    figures::Seen,
    steady::{steady, unfolded},
    turns::{Turn, changes, odd_days},
};

/// How the moment of a wall-clock time is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As the app does.
    Ours,
    /// Every moment at which the clock shows it: none in a gap, two in a fold. A proof that does
    /// not see this sees nothing.
    AsShown,
}

/// What is due so near to the change is held to its moment.
const NEAR: TimeDelta = TimeDelta::hours(36);

/// One case has one change of the clock.
const APART: TimeDelta = TimeDelta::days(4);

/// With larger shifts elapsed time reaches into other days than the wall clock.
const COMPARABLE: TimeDelta = TimeDelta::hours(2);

/// Days from a dose of the plan that ships to the change.
const DAYS_SINCE_DOSE: [u64; 4] = [0, 1, 3, 6];

/// Nights, with a time of the dose that is more than two hours from all that depends on it.
const PATIENTS: [(Habits, NaiveTime); 2] = [
    (nights(23, 0, 7, 0), time(12, 0)),
    // Winds down, answers and lies down in the hours that are skipped or shown twice.
    (nights(2, 30, 10, 30), time(15, 0)),
];

const HALF_HOUR: TimeDelta = TimeDelta::minutes(30);

static SHIPPED: LazyLock<CarePlan> = LazyLock::new(default_plan);
static BY_THE_WALL: LazyLock<CarePlan> =
    LazyLock::new(|| steady((0..48).map(|half| Anchor::At(NaiveTime::MIN + HALF_HOUR * half))));
static BY_ELAPSED_TIME: LazyLock<CarePlan> =
    LazyLock::new(|| steady((1..=96).map(|half| Anchor::SinceDose(30 * half))));

/// Tries one zone in these years, and tells on standard error what is wrong.
pub fn tried(zone: Tz, years: Range<i32>, reading: Reading) -> Seen {
    let mut seen = Seen::default();
    for what in ["lost", "doubled", "at another moment", "cut apart"] {
        seen.wrong(what, 0);
    }
    let (changes, mut odd) = (changes(zone, years.clone()), odd_days(zone, years));
    // Around some of them the clocks change too.
    odd.retain(|it| {
        changes
            .iter()
            .all(|change| (change.at - it.at).abs() > APART)
    });
    seen.tried("zones", 1);
    seen.tried("changes of the clock", changes.len());
    seen.tried("leap days and 2038", odd.len());
    for turn in changes.into_iter().chain(odd) {
        let mut case = Case {
            zone,
            turn,
            reading,
            seen: Seen::default(),
        };
        case.by_the_wall();
        case.by_elapsed_time();
        if turn.shift().abs() <= COMPARABLE {
            case.as_where_clocks_never_change();
        }
        if case.seen.wrongs() > 0 && reading == Reading::Ours {
            eprintln!("{zone} at {}: {:?}", turn.at, case.seen.wrong);
        }
        seen.add(&case.seen);
    }
    seen
}

struct Case {
    zone: Tz,
    turn: Turn,
    reading: Reading,
    seen: Seen,
}

impl Case {
    /// Each half hour of each day is asked once.
    fn by_the_wall(&mut self) {
        let window = self.around(3);
        let dosed = instant_of(&self.zone, window.start - TimeDelta::days(2)).to_utc();
        let asked = self.asked(&BY_THE_WALL, &PATIENTS[0].0, dosed, window.clone());
        let halves = (window.end - window.start).num_minutes() / 30;
        let expected: BTreeSet<NaiveDateTime> = (0..halves)
            .map(|half| window.start + TimeDelta::minutes(30 * half))
            .collect();
        let dues = asked.iter().map(|it| it.due);
        self.compare(&expected, dues);
        self.moments(&asked);
        self.cut(&BY_THE_WALL, &PATIENTS[0].0, dosed, &window, &asked);
    }

    /// Each half hour since a dose, a day before the change, is asked once and not early.
    fn by_elapsed_time(&mut self) {
        let dosed = self.turn.at - TimeDelta::hours(24);
        let asked = self.asked(&BY_ELAPSED_TIME, &PATIENTS[0].0, dosed, self.around(5));
        let rules = BY_ELAPSED_TIME.rules.iter().map(|it| &it.id);
        let expected: BTreeSet<&RuleId> = rules.collect();
        self.compare(&expected, asked.iter().map(|it| &it.id.rule));
        self.moments(&asked);
        for it in &asked {
            let rule = BY_ELAPSED_TIME
                .rules
                .iter()
                .find(|rule| rule.id == it.id.rule);
            let Some(Anchor::SinceDose(min)) = rule.map(|rule| rule.at) else {
                continue;
            };
            let at = dosed + TimeDelta::minutes(min);
            let reads = self.turn.moment(it.due);
            // In an hour that is shown twice, the second is read as the first and so waits.
            let late = TimeDelta::zero()..=(-self.turn.shift()).max(TimeDelta::zero());
            self.seen.wrong(
                "at another moment",
                usize::from(!late.contains(&(reads - at))),
            );
        }
    }

    /// The plan that ships asks the same as by a clock that never changes.
    fn as_where_clocks_never_change(&mut self) {
        let plan: &CarePlan = &SHIPPED;
        for (habits, time) in PATIENTS {
            for days in DAYS_SINCE_DOSE {
                let day = care_day(self.turn.wall()) - Days::new(days);
                let dosed = instant_of(&self.zone, day.and_time(time)).to_utc();
                let midnight = day.and_time(NaiveTime::MIN);
                let window = midnight - TimeDelta::days(2)..midnight + TimeDelta::days(9);
                let asked = self.asked(plan, &habits, dosed, window.clone());
                let steady = wall_clock(&self.zone, dosed.fixed_offset()).and_utc();
                let expected = unfolded(&Utc, "UTC", plan, &habits, steady, window.clone());
                let expected: BTreeSet<&OccurrenceId> = expected.iter().map(|it| &it.id).collect();
                self.compare(&expected, asked.iter().map(|it| &it.id));
                self.moments(&asked);
                self.cut(plan, &habits, dosed, &window, &asked);
            }
        }
    }

    /// Windows that meet at the change lose and repeat nothing.
    fn cut(
        &mut self,
        plan: &CarePlan,
        habits: &Habits,
        dosed: DateTime<Utc>,
        window: &Range<NaiveDateTime>,
        whole: &[Occurrence],
    ) {
        let wall = self.turn.wall();
        for middle in [wall, wall + HALF_HOUR, wall + self.turn.shift()] {
            let pieces = [
                self.asked(plan, habits, dosed, window.start..middle),
                self.asked(plan, habits, dosed, middle..window.end),
            ];
            self.seen
                .wrong("cut apart", usize::from(pieces.concat() != whole));
        }
    }

    /// Each comes once, and when it should.
    fn moments(&mut self, asked: &[Occurrence]) {
        let near = self.turn.wall() - NEAR..self.turn.wall() + NEAR;
        let asked = asked.iter().filter(|it| near.contains(&it.due));
        for due in asked.map(|it| it.due).collect::<Vec<_>>() {
            let read = self.reading.moments(self.zone, due);
            let is_right = read.first() == Some(&self.turn.moment(due));
            self.seen.wrong("lost", usize::from(read.is_empty()));
            self.seen.wrong("doubled", usize::from(read.len() > 1));
            self.seen.wrong(
                "at another moment",
                usize::from(read.len() == 1 && !is_right),
            );
        }
    }

    fn compare<T: Ord>(&mut self, expected: &BTreeSet<T>, asked: impl Iterator<Item = T>) {
        let (mut once, mut count) = (BTreeSet::new(), 0);
        for it in asked {
            count += 1;
            self.seen.wrong("doubled", usize::from(!once.insert(it)));
        }
        self.seen.tried("occurrences", count);
        self.seen.wrong("lost", expected.difference(&once).count());
        // What the plan does not have there was doubled from elsewhere.
        self.seen
            .wrong("doubled", once.difference(expected).count());
    }

    fn around(&self, days: i64) -> Range<NaiveDateTime> {
        let midnight = self.turn.wall().date().and_time(NaiveTime::MIN);
        midnight - TimeDelta::days(days)..midnight + TimeDelta::days(days + 1)
    }

    fn asked(
        &self,
        plan: &CarePlan,
        habits: &Habits,
        dosed: DateTime<Utc>,
        window: Range<NaiveDateTime>,
    ) -> Vec<Occurrence> {
        unfolded(&self.zone, self.zone.name(), plan, habits, dosed, window)
    }
}

impl Reading {
    fn moments(self, zone: Tz, due: NaiveDateTime) -> Vec<DateTime<Utc>> {
        match self {
            Self::Ours => vec![instant_of(&zone, due).to_utc()],
            Self::AsShown => {
                let shown = zone.from_local_datetime(&due);
                let mut all: Vec<_> = shown.earliest().into_iter().chain(shown.latest()).collect();
                all.dedup();
                all.iter().map(DateTime::to_utc).collect()
            }
        }
    }
}

const fn time(hour: u32, min: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, min, 0).expect("a time of day")
}

const fn nights(bed_h: u32, bed_min: u32, wake_h: u32, wake_min: u32) -> Habits {
    Habits {
        bedtime: time(bed_h, bed_min),
        waking: time(wake_h, wake_min),
    }
}
