//! The week of someone who misses half of everything: it stays kind, nothing piles
//! up, and what is missing is left open.

use std::collections::HashSet;

use care::{
    catch_up::CatchUp,
    entry::{Chosen, Entry, EntryId, Recorded, Rest},
    form::{Ended, FormKind, StepId, Value},
    library,
    plan::default_plan,
    scene::{Scene, Shape},
    schedule::{Action, Occurrence, Record, State},
    time::care_day,
    today::Today,
    weeks::{By, Weeks, weeks},
    words::Words,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use chrono_tz::Europe::Berlin;

use crate::made_up::{DOSED, choice, filled, one_session, stamp, today_at, wall};

/// Words of blame, of counting up, and of alarm.
const UNKIND: [&str; 7] = [
    "overdue", "failed", "should", "streak", "late", "forgot", "must",
];

pub fn told(at: NaiveDateTime) -> String {
    format!("{at:?}")
}

/// What the journal would hold.
pub fn entries(record: &Record) -> Vec<Recorded<Entry>> {
    fn as_entry<T: Clone>(it: &Recorded<T>, of: fn(T) -> Entry) -> Recorded<Entry> {
        Recorded {
            id: it.id,
            recorded: it.recorded.clone(),
            day: it.day,
            at: it.at,
            corrected: it.corrected,
            fact: of(it.fact.clone()),
        }
    }
    let filled = record.filled.iter().map(|it| as_entry(it, Entry::Filled));
    let rests = record.rests.iter().map(|it| as_entry(it, Entry::Rest));
    let choices = record.choices.iter().map(|it| as_entry(it, Entry::Choice));
    filled.chain(rests).chain(choices).collect()
}

/// My weeks, as seen on a day.
pub fn seen_on(record: &Record, by: By, today: &str) -> Weeks {
    let first = Some(wall(DOSED).date());
    weeks(
        by,
        &entries(record),
        &record.sessions,
        &default_plan(),
        today.parse().expect("a day"),
        first,
        None,
        &Words::english(),
    )
}

/// Does what the patient is asked for, with a mood of 5 where one is asked.
fn done(record: &mut Record, it: &Occurrence, now: NaiveDateTime) {
    match &it.action {
        Action::Fill(form) => {
            let mut fact = filled(&form.0, Some(it), Ended::Finished, now, Berlin);
            let form = library::form(form).expect("a form");
            if form.kind == FormKind::Prompt {
                let mood = (StepId("mood".into()), Value::Number(5));
                fact.fact.answers.extend([mood]);
            }
            record.filled.push(fact);
        }
        Action::Rest(minutes) => record.rests.push(Recorded {
            id: EntryId(now.and_utc().timestamp()),
            recorded: stamp(now, Berlin),
            day: care_day(now),
            at: now,
            corrected: false,
            fact: Rest {
                minutes: *minutes,
                seconds: 600,
                occurrence: Some(it.id.clone()),
            },
        }),
        Action::Read(_) => {
            record
                .choices
                .push(choice(&it.id, Chosen::Done, now, Berlin));
        }
    }
}

/// Eight days of someone who does every second thing; `look` sees each hour.
fn half_of_everything(mut look: impl FnMut(NaiveDateTime, &Today)) -> Record {
    let mut record = one_session();
    let mut met = HashSet::new();
    for hour in 2..24 * 8 {
        let now = wall(DOSED) + TimeDelta::hours(hour);
        let today = today_at(&record, &told(now));
        look(now, &today);
        for it in today.due {
            let odd = (it.id.rule.0.len() as u32 + it.due.day()) % 2 == 1;
            if met.insert(it.id.clone()) && odd {
                done(&mut record, &it, now);
            }
        }
    }
    record
}

#[test]
fn nothing_piles_up_on_who_misses_half_and_no_word_blames() {
    let mut missed = 0;
    half_of_everything(|now, today| {
        let since = |it: &Occurrence| (care_day(now) - care_day(it.due)).num_days();
        let CatchUp { missed: made_up } =
            today.catch_up.clone().unwrap_or(CatchUp { missed: vec![] });
        for it in today.due.iter().chain(&made_up) {
            assert!(since(it) <= 1, "{now}: {it:?}");
        }
        missed += today
            .earlier
            .iter()
            .filter(|it| it.state == State::Missed)
            .count();
        let place = today.place.as_ref().expect("there is a session");
        let all = today.due.iter().chain(&today.later).chain(&today.earlier);
        let mut said = vec![place.message.clone()];
        said.extend(all.flat_map(|it| [it.title.clone(), it.reason.clone()]));
        let words = [
            "state-missed",
            "state-skipped",
            "catch-up-title",
            "catch-up-text",
            "today-nothing",
        ];
        said.extend(words.map(|id| Words::english().say(id)));
        let said = said.join(" ").to_lowercase();
        for unkind in UNKIND {
            let mut heard = said.split(|it: char| !it.is_alphabetic());
            assert!(
                heard.all(|word| word != unkind),
                "{now}: {unkind} in {said}"
            );
        }
    });
    assert!(missed > 20, "half of everything was missed, {missed} looks");
}

fn dots(scene: &Scene, role: &str) -> Vec<f64> {
    let dot = |it: &Shape| match it {
        Shape::Disc { at, class, .. } if class == role => Some(at[0]),
        Shape::Disc { .. } | Shape::Path { .. } | Shape::Label { .. } => None,
    };
    scene.shapes.iter().filter_map(dot).collect()
}

/// The places that each line of the mood goes through.
fn lines(scene: &Scene) -> Vec<Vec<f64>> {
    let line = |it: &Shape| match it {
        Shape::Path { d, class } if class == "mood line" => {
            let points = d.trim_start_matches('M').split('L');
            let x = |it: &str| it.split(' ').next().and_then(|x| x.parse().ok());
            Some(points.filter_map(x).collect())
        }
        Shape::Path { .. } | Shape::Disc { .. } | Shape::Label { .. } => None,
    };
    scene.shapes.iter().filter_map(line).collect()
}

#[test]
fn what_was_missed_is_left_open_and_no_line_goes_across() {
    let record = half_of_everything(|_, _| {});
    let all = seen_on(&record, By::Session, "2026-10-20");
    let [week] = all.weeks.as_slice() else {
        panic!("one session, one week");
    };
    let last = wall("2026-10-20T00:00:00").date();
    let days: HashSet<NaiveDate> = (record.filled.iter())
        .filter(|it| it.fact.answers.contains_key(&StepId("mood".into())))
        .map(|it| care_day(it.fact.occurrence.as_ref().expect("it was asked").due))
        .filter(|day| *day <= last)
        .collect();
    assert!(
        (3..8).contains(&days.len()),
        "some days have no mood: {days:?}"
    );
    assert_eq!(dots(&week.scene, "mood dot").len(), days.len());
    let column = (week.scene.size[0] - 56.0) / 8.0;
    for line in lines(&week.scene) {
        let is_next = |it: &[f64]| (it[1] - it[0] - column).abs() < 0.2;
        assert!(line.windows(2).all(is_next), "{line:?}");
    }
    let rows = &week.scene.table[1..];
    assert_eq!(rows.len(), 8);
    let open = rows.iter().filter(|row| row[1].is_empty()).count();
    assert_eq!(open, 8 - days.len(), "an empty cell, not a nought");
    assert_eq!(week.lines, Vec::<String>::new(), "no nights, no mean");
}
