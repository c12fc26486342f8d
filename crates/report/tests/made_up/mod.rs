//! What a made-up patient's journal is made of; the clock is that of Berlin.

pub mod week;

use care::{
    entry::{Entry, EntryId, Recorded},
    form::{Answers, Ended, Filled, FormId, Rated, StepId, Value},
    night::Night,
    plan::CarePlan,
    plan_taken::Whose,
    private::Private,
    profile::{Habits, Profile},
    refusal::Refusal,
    session::{Route, Session, SessionState},
    summary::{Choice, Sources, Summary, summarise},
    time::{Stamp, care_day, instant_of},
};
use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Europe::Berlin;

/// What stands in the journal.
pub struct Week {
    pub entries: Vec<Recorded<Entry>>,
    pub sessions: Vec<Recorded<Session>>,
}

/// The page over `choice` by the clock of Berlin; no reminder had gone out.
pub fn page_of(
    entries: &[Recorded<Entry>],
    sessions: &[Recorded<Session>],
    choice: &Choice,
    plan: &CarePlan,
) -> Result<Summary, Refusal> {
    let of = Sources {
        entries,
        sessions,
        profile: &profile(),
        plan,
        whose: &Whose::default(),
        reminded: &Default::default(),
    };
    summarise(&of, choice, &Berlin, now())
}

pub fn wall(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment or a day")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a moment or a day")
}

/// The evening of the last day.
pub fn now() -> DateTime<FixedOffset> {
    instant_of(&Berlin, wall("2026-10-28T21:30:00"))
}

pub fn stamp(at: NaiveDateTime) -> Stamp {
    Stamp {
        at: instant_of(&Berlin, at),
        zone: "Europe/Berlin".into(),
    }
}

/// `fact` as the journal keeps it, recorded at `at` on the wall clock.
pub fn recorded<T>(id: i64, at: NaiveDateTime, fact: T) -> Recorded<T> {
    Recorded {
        id: EntryId(id),
        recorded: stamp(at),
        day: care_day(at),
        at,
        corrected: false,
        fact,
    }
}

pub fn text(words: &str) -> Value {
    Value::Text(words.into())
}

pub fn lines(lines: &[&str], marked: Option<usize>) -> Value {
    Value::Lines {
        lines: lines.iter().map(|it| Private::from(*it)).collect(),
        marked,
    }
}

pub fn moods(moods: &[(&str, u8)]) -> Value {
    let rated = |(word, strength): &(&str, u8)| Rated {
        word: (*word).into(),
        strength: *strength,
    };
    Value::Moods(moods.iter().map(rated).collect())
}

pub fn choices(ids: &[&str]) -> Value {
    Value::Choices(ids.iter().map(|it| (*it).to_owned()).collect())
}

pub fn filled(form: &str, at: NaiveDateTime, answers: Vec<(&str, Value)>) -> Filled {
    Filled {
        form: FormId(form.into()),
        version: 1,
        occurrence: None,
        begun: stamp(at),
        ended: Ended::Finished,
        late: false,
        answers: answers
            .into_iter()
            .map(|(step, value)| (StepId(step.into()), value))
            .collect::<Answers>(),
    }
}

/// A measure with these scores, item by item; 9 stands for "rather not say".
pub fn measure(form: &str, at: NaiveDateTime, scores: &[u8]) -> Filled {
    let options = [
        "not_at_all",
        "several_days",
        "more_than_half",
        "nearly_every_day",
    ];
    let steps: Vec<String> = (1..=scores.len()).map(|it| format!("item{it}")).collect();
    let answers = steps.iter().zip(scores).map(|(step, score)| {
        let value = match options.get(usize::from(*score)) {
            Some(option) => Value::Choice((*option).to_owned()),
            None => Value::Declined,
        };
        (step.as_str(), value)
    });
    filled(form, at, answers.collect())
}

/// A night in bed from 23:00, up at `rise`.
pub fn night(woke_on: NaiveDate, rise: &str, sol_min: u16, waso_min: u16) -> Value {
    let evening = (woke_on - Days::new(1))
        .and_hms_opt(23, 0, 0)
        .expect("a time");
    let out_of_bed = woke_on.and_time(rise.parse::<NaiveTime>().expect("a time"));
    let night = Night {
        woke_on,
        in_bed: evening,
        lights_out: evening + TimeDelta::minutes(15),
        sol_min,
        awakenings: 2,
        waso_min,
        final_wake: out_of_bed - TimeDelta::minutes(20),
        out_of_bed,
        clock_change_min: 0,
        change_before_min: 0,
        change_after_min: 0,
    };
    let accepted = care::night::accept(night, &Berlin, &Berlin, instant_of(&Berlin, out_of_bed));
    Value::Night(accepted.expect("a night that can be"))
}

pub fn session(id: i64, dosed: &str, dose: &str) -> Recorded<Session> {
    let at = wall(dosed);
    let fact = Session {
        dosed: stamp(at),
        route: Route::Intravenous,
        dose: Some(dose.into()),
        clinic: None,
        left_clinic_at: None,
        state: SessionState::Held,
    };
    recorded(id, at, fact)
}

pub fn profile() -> Profile {
    Profile {
        habits: Habits {
            bedtime: "23:00:00".parse().expect("a time"),
            waking: "07:00:00".parse().expect("a time"),
        },
        country: "de".into(),
        name: Some("Mira Holm".into()),
        therapist: Some("Dr. Sanna Weiss".into()),
        people: vec![],
        clinic: None,
        idle_minutes: 5,
        help: Default::default(),
    }
}
