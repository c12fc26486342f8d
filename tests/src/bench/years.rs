//! A month of a made-up patient, and ten years of the same: opening Today must cost the same.

use std::{fs, path::Path, time::Instant};

use care::{
    contract::{Ask, SeeToday},
    entry::Entry,
    form::{Answers, Ended, Filled, FormId, Value},
    library,
    night::Night,
    private::Private,
    session::{Route, Session, SessionState},
    time::Stamp,
};
use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};
use journal::{cost::COST, error::Error, vault::Vault};
use shell::clock;

use crate::{
    bench::figures::{Figure, Samples},
    prove::patient::{open_desk, profile, step},
};

/// 100,000 answers in ten years of 3,650 days.
pub const ANSWERS_A_DAY: u32 = 27;
/// 100,000 answers.
pub const TEN_YEARS: u32 = 3704;
/// A year.
pub const YEAR: u32 = 365;
/// A month.
pub const MONTH: u32 = 30;

const SAMPLES: usize = 41;

/// Lets a patient live so many days up to yesterday, with a session each week, and keeps it in `home`.
///
/// # Errors
/// What the journal says.
pub fn live(home: &Path, days: u32, passphrase: &Private) -> Result<(), Error> {
    let (mut journal, _) = Vault::at(home).set_up(passphrase, COST)?;
    journal.keep_profile(&profile())?;
    let now = clock::stamp();
    for day in (1..=days).rev() {
        let stamp = |minute: u32| Stamp {
            at: now.at - TimeDelta::days(i64::from(day)) + TimeDelta::seconds(i64::from(minute)),
            zone: now.zone.clone(),
        };
        // The last lies two days back: before the second morning nothing could be shared.
        if day % 7 == 2 {
            let session = Entry::Session(session(stamp(0)));
            journal.record(&session, &stamp(0), None)?;
        }
        for number in 0..ANSWERS_A_DAY {
            let filled = Entry::Filled(filled(number, stamp(number)));
            journal.record(&filled, &stamp(number), None)?;
        }
    }
    journal.close()
}

/// Opens Today over both in turns.
///
/// # Errors
/// What the shell says, for a person to read.
pub fn measure(month: &Path, years: &Path, passphrase: &Private) -> Result<Figure, String> {
    let told = |it| format!("{it:?}");
    let mut short = open_desk(month, passphrase).map_err(told)?;
    let mut long = open_desk(years, passphrase).map_err(told)?;
    let (mut ours, mut theirs) = (Samples::default(), Samples::default());
    for sample in 0..SAMPLES {
        for (desk, samples) in [(&mut short, &mut theirs), (&mut long, &mut ours)] {
            let begun = Instant::now();
            desk.answer(Ask::SeeToday(SeeToday {})).map_err(told)?;
            let took = begun.elapsed();
            // The first of each warms up.
            if sample > 0 {
                samples.push(took.as_secs_f64() * 1000.0);
            }
        }
    }
    Ok(Figure::beside(
        "Today over ten years, 100,000 answers",
        "ms",
        &ours,
        "over a month",
        &theirs,
        2.0,
    ))
}

/// Copies the files of a journal that is closed.
///
/// # Errors
/// Of the system.
pub fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn session(dosed: Stamp) -> Session {
    Session {
        left_clinic_at: Some(dosed.at + TimeDelta::hours(2)),
        dosed,
        route: Route::Nasal,
        dose: Some("56 mg".into()),
        clinic: Some("Clinic at the park".into()),
        state: SessionState::Held,
    }
}

/// One of a day: a morning, an evening, now and then a measure, and many notes and exercises.
fn filled(number: u32, begun: Stamp) -> Filled {
    let wall = begun.at.naive_local();
    let words = |about: &str| {
        Value::Text(Private(format!(
            "{about}: the rain has stopped, and the street is quiet. I sat by the window for a while ({number})."
        )))
    };
    let (form, answers): (&str, Answers) = match number {
        0 => (
            "morning",
            [
                (step("night"), Value::Night(night(wall))),
                (step("rested"), Value::Number(6)),
                (step("mood"), Value::Number(5)),
            ]
            .into(),
        ),
        1 => {
            let scales = ["mood", "tension", "energy", "stuck", "able"];
            let numbers = scales.into_iter().zip([5, 4, 6, 3, 7]);
            let mut answers: Answers = numbers
                .map(|(id, it)| (step(id), Value::Number(it)))
                .collect();
            answers.insert(step("line"), words("today"));
            ("evening", answers)
        }
        number if number % 3 == 0 => (
            "three_good",
            ["good1", "why1", "good2", "why2"]
                .map(|id| (step(id), words(id)))
                .into(),
        ),
        _ => ("note", [(step("words"), words("note"))].into()),
    };
    let form = FormId(form.to_owned());
    Filled {
        version: library::form(&form).map_or(1, |it| it.version),
        form,
        occurrence: None,
        begun,
        ended: Ended::Finished,
        late: false,
        answers,
    }
}

fn night(after: NaiveDateTime) -> Night {
    const RISING: NaiveTime = NaiveTime::from_hms_opt(7, 0, 0).expect("a time");
    let rising = NaiveDateTime::new(after.date() - Days::new(1), RISING);
    Night {
        woke_on: rising.date(),
        in_bed: rising - TimeDelta::minutes(500),
        lights_out: rising - TimeDelta::minutes(480),
        sol_min: 20,
        awakenings: 1,
        waso_min: 15,
        final_wake: rising - TimeDelta::minutes(10),
        out_of_bed: rising,
        clock_change_min: 0,
        change_before_min: 0,
        change_after_min: 0,
    }
}
