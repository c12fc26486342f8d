//! Random histories of a patient: what happens, drawn from one number, so that each can be played again.

use care::{entry::Chosen, profile::Habits, wish::Amount};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use fastrand::Rng;

use crate::prove::turns::changes;

/// One thing that happens. Numbers choose among what is there then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// So many minutes pass.
    Wait(i64),
    /// So many minutes pass while the device sleeps.
    Suspend(i64),
    /// The app ends and begins again, locked.
    Restart,
    /// The journal is locked; whatever needs it opens it again.
    Lock,
    /// The journal is opened.
    Unlock,
    /// A session so many minutes from now is told; before now it was held.
    Session(i64),
    /// A session is put so many minutes later.
    Move(usize, i64),
    /// A planned session took place.
    Held(usize),
    /// A session is called off.
    Cancel(usize),
    /// A night is told, with bedtime and waking so many minutes from the stated ones.
    Night(i64, i64),
    /// Other usual nights are stated.
    Habits(usize),
    /// Something is said about an occurrence near now.
    Say(usize, Chosen),
    /// "Later" is pressed on the last notification.
    Press,
    /// A form is filled in without being asked.
    Fill(usize),
    /// A quiet rest or a nap without being asked.
    Nap,
    /// The evening questions tell of feeling far away.
    FeelFar,
    /// The device is in another zone.
    Travel(usize),
    /// The question about the zone is answered: follow, or stay on home time.
    Zone(bool),
    /// All reminders are paused for so many hours.
    Pause(i64),
    /// Unwell.
    Unwell,
    /// A pause ends.
    GoOn,
    /// Fewer reminders, or more.
    Amount(Amount),
    /// The notification service answers, or does not.
    Hears(bool),
}

/// Whose history it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// When it begins.
    pub at: DateTime<Utc>,
    /// Where.
    pub zone: Tz,
    /// Stated nights.
    pub habits: Habits,
}

/// Half an hour off the hour, half an hour's change, two hours' change, the far ends of the day, and plain ones.
pub const ZONES: [Tz; 10] = [
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::Australia__Lord_Howe,
    Tz::Pacific__Chatham,
    Tz::Antarctica__Troll,
    Tz::Africa__Casablanca,
    Tz::Asia__Kolkata,
    Tz::America__St_Johns,
    Tz::Pacific__Kiritimati,
    Tz::Pacific__Honolulu,
];

/// Early, usual and late sleepers, short sleepers, and one who works at night.
pub const NIGHTS: [Habits; 8] = [
    nights(23, 0, 7, 0),
    nights(22, 0, 6, 30),
    nights(20, 30, 4, 30),
    nights(0, 0, 8, 0),
    nights(2, 30, 10, 30),
    nights(1, 0, 6, 0),
    nights(3, 30, 12, 0),
    nights(8, 30, 16, 0),
];

/// Things that happen in one history.
const LENGTH: std::ops::Range<usize> = 12..32;

/// The history of this number.
pub fn history(number: u64) -> (Beginning, Vec<Event>) {
    let mut chance = Rng::with_seed(number);
    let zone = ZONES[chance.usize(..ZONES.len())];
    let turns = changes(zone, 2026..2029);
    let near_a_turn = chance.choice(&turns).filter(|it| it.at > spring());
    let at = match near_a_turn {
        Some(turn) => turn.at - TimeDelta::minutes(chance.i64(0..14 * 24 * 60)),
        None => spring() + TimeDelta::minutes(chance.i64(0..700 * 24 * 60)),
    };
    let beginning = Beginning {
        at,
        zone,
        habits: NIGHTS[chance.usize(..NIGHTS.len())],
    };
    let mut events = vec![Event::Session(chance.i64(-36 * 60..4 * 24 * 60))];
    for _ in 0..chance.usize(LENGTH) {
        events.push(event(&mut chance));
    }
    (beginning, events)
}

fn event(chance: &mut Rng) -> Event {
    let any = chance.usize(..64);
    match chance.u8(0..100) {
        0..30 => Event::Wait(chance.i64(5..40 * 60)),
        30..36 => Event::Wait(chance.i64(1..90)),
        36..40 => Event::Suspend(chance.i64(1..30 * 60)),
        40..44 => Event::Restart,
        44..47 => Event::Lock,
        47..49 => Event::Unlock,
        // Two a week, so that they overlap.
        49..57 => Event::Session(chance.i64(-12 * 60..5 * 24 * 60)),
        57..60 => Event::Move(any, chance.i64(-300..300)),
        60..62 => Event::Held(any),
        62..64 => Event::Cancel(any),
        64..69 => Event::Night(chance.i64(-120..120), chance.i64(-120..120)),
        69..70 => Event::Habits(any),
        70..80 => Event::Say(any, said(chance)),
        80..83 => Event::Press,
        83..85 => Event::Fill(any),
        85..87 => Event::Nap,
        87..89 => Event::FeelFar,
        89..91 => Event::Travel(any),
        91..92 => Event::Zone(chance.bool()),
        92..94 => Event::Pause(chance.i64(1..60)),
        94..95 => Event::Unwell,
        95..96 => Event::GoOn,
        96..98 => Event::Amount(amount(chance)),
        _ => Event::Hears(chance.u8(0..3) > 0),
    }
}

fn said(chance: &mut Rng) -> Chosen {
    match chance.u8(0..6) {
        0..2 => Chosen::Done,
        2 => Chosen::Skip,
        3 => Chosen::LaterQuarterHour,
        4 => Chosen::LaterHour,
        _ => Chosen::LaterThisEvening,
    }
}

fn amount(chance: &mut Rng) -> Amount {
    match chance.u8(0..3) {
        0 => Amount::Fewer,
        1 => Amount::Usual,
        _ => Amount::More,
    }
}

fn spring() -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");
    day.and_time(NaiveTime::MIN).and_utc()
}

const fn nights(bed_h: u32, bed_min: u32, wake_h: u32, wake_min: u32) -> Habits {
    Habits {
        bedtime: NaiveTime::from_hms_opt(bed_h, bed_min, 0).expect("a time of day"),
        waking: NaiveTime::from_hms_opt(wake_h, wake_min, 0).expect("a time of day"),
    }
}
