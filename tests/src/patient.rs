//! Mara, a made-up patient: what she tells, day by day. Nothing of it happened to anybody.

use care::{
    form::{Answers, Rated, Value},
    night::Night,
    private::Private,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::forms::answers;

/// Opens her journal.
pub const PASSPHRASE: &str = "seven slow herons over grey water";

/// For whom her summary is.
pub const THERAPIST: &str = "Dr. Ines Halvorsen";

/// Where she had her session.
pub const CLINIC: &str = "Harbour Clinic";

/// Her dose, as she was told it.
pub const DOSE: &str = "0.5 mg per kg, 40 minutes";

/// Her session: a Thursday, three days before the clocks go back.
pub const SESSION: &str = "2026-10-22T14:00:00";

/// When she left the clinic.
pub const LEFT: &str = "16:05:00";

/// A moment on her wall clock.
pub fn wall(text: &str) -> NaiveDateTime {
    text.parse().expect("a wall-clock time")
}

/// The day so many days after her session.
pub fn day(number: u64) -> NaiveDate {
    wall(SESSION).date() + chrono::Days::new(number)
}

/// A time on the day so many days after her session.
pub fn at(number: u64, time: &str) -> NaiveDateTime {
    day(number).and_time(format!("{time}:00").parse().expect("a time of day"))
}

/// How she slept into each morning, and how she is then: rested, mood.
pub fn morning(number: u64) -> Answers {
    let (to_bed, fell_asleep_in, woke, awake, up, rested, mood) = match number {
        1 => ("22:30", 30, 2, 25, "07:00", 4, 4),
        2 => ("22:30", 20, 1, 10, "07:00", 6, 6),
        3 => ("22:30", 15, 0, 0, "07:00", 7, 6),
        4 => ("22:30", 20, 1, 15, "07:00", 6, 5),
        5 => ("22:30", 15, 0, 0, "07:00", 7, 6),
        6 => ("22:30", 25, 1, 5, "07:00", 5, 5),
        7 => ("22:30", 15, 1, 10, "07:00", 7, 6),
        other => panic!("no morning {other}"),
    };
    let time = |it: &str| -> NaiveTime { format!("{it}:00").parse().expect("a time of day") };
    let in_bed = day(number - 1).and_time(time(to_bed));
    let up = day(number).and_time(time(up));
    let night = Night {
        woke_on: day(number),
        in_bed,
        lights_out: in_bed + chrono::TimeDelta::minutes(15),
        sol_min: fell_asleep_in,
        awakenings: woke,
        waso_min: awake,
        final_wake: up - chrono::TimeDelta::minutes(10),
        out_of_bed: up,
        // In the night to Sunday the clock shows two o'clock twice.
        clock_change_min: if number == 3 { -60 } else { 0 },
        change_before_min: 0,
        change_after_min: 0,
    };
    answers([
        ("night", Value::Night(night)),
        ("rested", Value::Number(rested)),
        ("mood", Value::Number(mood)),
    ])
}

/// How each day was: mood, tension, energy, stuck, able; effects; one line.
pub fn evening(number: u64) -> Answers {
    let (numbers, effects, line) = match number {
        0 => (
            [4, 5, 3, 5, 3],
            vec!["headache"],
            "Home, quiet, glad of the soup.",
        ),
        1 => (
            [5, 5, 4, 5, 4],
            vec!["none"],
            "The heron was back at the pond.",
        ),
        2 => ([6, 4, 5, 4, 5], vec!["none"], "Called my sister."),
        3 => ([6, 4, 5, 3, 6], vec!["none"], "An hour more of morning."),
        4 => ([5, 5, 5, 5, 5], vec!["none"], "Work again. It went."),
        5 => ([6, 3, 6, 3, 6], vec!["none"], "Slept well, walked far."),
        6 => ([6, 4, 5, 4, 6], vec!["none"], "A dull day that was fine."),
        other => panic!("no evening {other}"),
    };
    let scales = ["mood", "tension", "energy", "stuck", "able"];
    let mut told = answers([
        ("effects", choices(&effects)),
        ("substances", choices(&["none"])),
        ("line", text(line)),
    ]);
    let rated = scales.into_iter().zip(numbers.map(Value::Number));
    told.extend(rated.map(|(step, it)| (care::form::StepId(step.to_owned()), it)));
    told
}

/// Nine answers of the PHQ-9 and the one on difficulty, by score.
pub fn phq9(scores: [usize; 9]) -> Answers {
    let mut told = items(&scores);
    told.extend(answers([(
        "difficulty",
        Value::Choice("somewhat_difficult".to_owned()),
    )]));
    told
}

/// Her PHQ-9 two days after the session: 12, with item 9 at 1.
pub const PHQ9_EARLY: [usize; 9] = [2, 2, 2, 1, 1, 2, 1, 0, 1];

/// A week after: 7, with item 9 at 0.
pub const PHQ9_LATE: [usize; 9] = [1, 1, 1, 2, 0, 1, 1, 0, 0];

/// Her GAD-7: 8.
pub const GAD7: [usize; 7] = [2, 1, 2, 1, 0, 1, 1];

/// Seven answers of the GAD-7 and the one on difficulty, where the form has it.
pub fn gad7() -> Answers {
    items(&GAD7)
}

/// Two answers of the PHQ-2, by score.
pub fn phq2(scores: [usize; 2]) -> Answers {
    items(&scores)
}

/// A kind word to herself.
pub fn kind_self() -> Answers {
    answers([
        ("quality", text("patient")),
        (
            "moment",
            text("I waited with the old man until his bus came."),
        ),
        (
            "sentence",
            text("I am patient, because I waited until the bus came."),
        ),
        ("repeat", Value::Seen),
        ("live_it", text("Let the child at the till take her time.")),
        ("true_now", Value::Number(40)),
    ])
}

/// Three good things of her first day; a second and third did not come.
pub fn three_good() -> Answers {
    answers([
        ("good1", text("Warm bread in the morning.")),
        ("why1", text("Jo went out early for it.")),
    ])
}

/// A plan for going to bed.
pub fn if_then() -> Answers {
    answers([
        ("goal", text("Going to bed on time.")),
        ("if", text("the ten o'clock news begins")),
        ("then", text("put the kettle on and turn the big light off")),
        ("picture", Value::Seen),
        ("confidence", Value::Number(8)),
    ])
}

/// The hot thought of her thought record.
pub const HOT_THOUGHT: &str = "She must be tired of me";

/// And the fairer one.
pub const BALANCED: &str = "She is busy on Sundays and has always written back within two days";

/// A thought record on an everyday moment.
pub fn thought_record() -> Answers {
    answers([
        (
            "situation",
            text("My sister did not answer my message for a day."),
        ),
        ("moods", moods(&[("Sad", 80), ("Tense", 60)])),
        (
            "thoughts",
            lines(&["I asked too much", HOT_THOUGHT], Some(1)),
        ),
        ("for", lines(&["No answer since yesterday noon"], None)),
        (
            "against",
            lines(&["She called on Saturday", "She often answers late"], None),
        ),
        ("balanced", text(BALANCED)),
        ("belief", Value::Number(65)),
        ("rerate", moods(&[("Sad", 45), ("Tense", 35)])),
    ])
}

/// How she feels after an exercise.
pub fn mood_after() -> Answers {
    answers([("now", Value::Number(6))])
}

/// A note.
pub fn note(words: &str) -> Answers {
    answers([("words", text(words))])
}

/// Words of her own.
pub fn text(words: &str) -> Value {
    Value::Text(Private::from(words))
}

fn lines(lines: &[&str], marked: Option<usize>) -> Value {
    let lines = lines.iter().map(|it| Private::from(*it)).collect();
    Value::Lines { lines, marked }
}

fn moods(moods: &[(&str, u8)]) -> Value {
    let rated = |(word, strength): &(&str, u8)| Rated {
        word: Private::from(*word),
        strength: *strength,
    };
    Value::Moods(moods.iter().map(rated).collect())
}

fn choices(ids: &[&str]) -> Value {
    Value::Choices(ids.iter().map(|it| (*it).to_owned()).collect())
}

fn items(scores: &[usize]) -> Answers {
    const WORDS: [&str; 4] = [
        "not_at_all",
        "several_days",
        "more_than_half",
        "nearly_every_day",
    ];
    let one = |(at, score): (usize, &usize)| {
        (
            care::form::StepId(format!("item{}", at + 1)),
            Value::Choice(WORDS[*score].to_owned()),
        )
    };
    scores.iter().enumerate().map(one).collect()
}
