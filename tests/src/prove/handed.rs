//! Journals as chance has them, handed over: the whole journal goes out and comes into another one
//! without loss, and the page says, as another reader of PDF finds it, what the summary says.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use care::{
    entry::EntryId,
    plan::default_plan,
    plan_taken::Whose,
    shared::{Shared, SharedForm},
    summary::{Choice, Paper, Section, Sources, Summary, summarise},
    summary_after::LAST_DAY,
    summary_measures::{Course, Measures},
    summary_practice::{Practice, Tally},
    summary_sleep::Sleep,
    words::Words,
};
use chrono::NaiveDate;
use fastrand::Rng;
use journal::{
    error::Error,
    key::Key,
    open::{self, Journal},
};
use report::page::typeset;

use crate::prove::{
    figures::Seen,
    lived::{Life, ZONE, stamp},
    patient::{draft, profile, step},
};

const KEY: [u8; 32] = [9; 32];
const MAY_GO: [Section; 4] = [
    Section::Name,
    Section::Sleep,
    Section::Practice,
    Section::Effects,
];

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// The summary itself.
    AsItIs,
    /// One with other figures. A proof that does not see this sees nothing.
    Another,
}

/// A journal of this number, with its life.
fn lived(folder: &Path, life: Life, random: &mut Rng) -> Result<Journal, Error> {
    let mut journal = open::create(&folder.join("journal.db"), &Key::new(KEY))?;
    journal.keep_profile(&profile())?;
    for (fact, at) in life.written(random) {
        let id = journal.record(&fact, &stamp(at), None)?;
        if random.u8(0..10) == 0 {
            journal.record(&fact, &stamp(at), Some(id))?;
        }
    }
    if random.bool() {
        journal.keep_draft(&draft(
            "note",
            [(step("words"), care::form::Value::Seen)].into(),
        ))?;
        let at = stamp(life.last_day().into());
        journal.note_shared(&Shared::of(SharedForm::Page, &choice(life, random)), &at)?;
        journal.make_signing_key()?;
    }
    Ok(journal)
}

fn choice(life: Life, random: &mut Rng) -> Choice {
    let without = MAY_GO.into_iter().filter(|_| random.u8(0..6) == 0);
    Choice {
        from: life.first_day(),
        to: life.last_day(),
        without: without.collect(),
        without_item9: random.u8(0..4) == 0,
        own_words: (0..80).filter(|_| random.bool()).map(EntryId).collect(),
        with_items: random.u8(0..8) == 0,
        paper: match random.bool() {
            true => Paper::A4,
            false => Paper::Letter,
        },
        ..Choice::default()
    }
}

/// Everything of the journal of this number goes out and comes into another.
///
/// # Errors
///
/// What a journal says.
pub fn everything(run: u32) -> Result<Seen, Error> {
    let mut random = Rng::with_seed(u64::from(run));
    let (here, there) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let life = Life::short(&mut random);
    let kept = lived(here.path(), life, &mut random)?;
    let text = kept.everything()?;
    let mut other = open::create(&there.path().join("journal.db"), &Key::new(KEY))?;
    other.take_everything(&text)?;
    let days = (life.first_day(), life.last_day());
    let entries = kept.between(days.0, days.1)?;
    let mut seen = Seen::default();
    seen.tried("journals", 1);
    seen.tried("entries", entries.len());
    let equal = [
        *other.everything()? == *text,
        other.between(days.0, days.1)? == entries,
        other.sessions()? == kept.sessions()?,
        other.profile()? == kept.profile()?,
        other.shared()? == kept.shared()?,
        other.drafts()? == kept.drafts()?,
    ];
    seen.wrong("not equal", equal.iter().filter(|it| !**it).count());
    Ok(seen)
}

/// The page of the journal of this number is printed and read back.
///
/// # Errors
///
/// What could not be made or read.
pub fn page(run: u32, print: Print) -> Result<Seen, String> {
    let mut random = Rng::with_seed(u64::from(run));
    let here = tempfile::tempdir().map_err(|it| it.to_string())?;
    let told = |it: Error| it.to_string();
    let life = Life::short(&mut random);
    let kept = lived(here.path(), life, &mut random).map_err(told)?;
    let entries = kept.between(life.first_day(), life.last_day());
    let sources = Sources {
        entries: &entries.map_err(told)?,
        sessions: &kept.sessions().map_err(told)?,
        profile: &profile(),
        plan: &default_plan(),
        whose: &Whose::default(),
        reminded: &Default::default(),
    };
    let choice = choice(life, &mut random);
    let summary = summarise(&sources, &choice, &ZONE, life.now());
    let summary = summary.map_err(|it| format!("{it:?}"))?;
    let figures = figures(&summary);
    let (printed, spoken) = printed(summary, print, here.path())?;
    let mut seen = Seen::default();
    seen.tried("pages", 1);
    seen.tried("figures", figures.len());
    let missing: Vec<&String> = figures.iter().filter(|it| !printed.contains(*it)).collect();
    let mut spoken = numbers(&spoken);
    // The scale of days since a dose is printed below its graph, and is nothing to be read aloud.
    spoken.extend((0..=LAST_DAY).map(|day| day.to_string()));
    let unspoken: Vec<String> = numbers(&printed).difference(&spoken).cloned().collect();
    if print == Print::AsItIs && !(missing.is_empty() && unspoken.is_empty()) {
        println!("   run {run}: {missing:?} {unspoken:?}\n{printed}");
    }
    seen.wrong("not on the page", missing.len());
    seen.wrong("on the page and not in its text", unspoken.len());
    Ok(seen)
}

/// The page as poppler reads it, with single spaces, and as it is read aloud.
fn printed(mut summary: Summary, print: Print, folder: &Path) -> Result<(String, String), String> {
    if print == Print::Another {
        summary.days += 1;
        let courses = summary.measures.iter_mut().flat_map(|it| &mut it.courses);
        courses
            .flat_map(|it| &mut it.baseline)
            .for_each(|it| it.total += 1);
    }
    let page = typeset(&summary, &Words::english(), b"").map_err(|it| it.to_string())?;
    let file = folder.join("page.pdf");
    let pdf = page.pdf().map_err(|it| it.to_string())?;
    fs::write(&file, pdf).map_err(|it| it.to_string())?;
    let read = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(&file)
        .arg("-")
        .output()
        .map_err(|it| format!("pdftotext: {it}"))?;
    let said = String::from_utf8_lossy(&read.stderr);
    if !read.status.success() || !said.is_empty() {
        return Err(format!("pdftotext: {said}"));
    }
    let text = String::from_utf8_lossy(&read.stdout);
    let words: Vec<&str> = text.split_whitespace().collect();
    Ok((words.join(" "), page.text))
}

fn numbers(text: &str) -> BTreeSet<String> {
    let numbers = text.split(|it: char| !it.is_ascii_digit());
    numbers.map(str::to_owned).collect()
}

/// What must stand on the page, spelt here anew from the summary.
fn figures(summary: &Summary) -> Vec<String> {
    let days = summary.days;
    let mut all = Vec::new();
    if let Some(measures) = &summary.measures {
        all.extend(measures.courses.iter().flat_map(of_course));
        all.extend(mood(measures, days));
    }
    if let Some(sleep) = &summary.sleep {
        all.extend(of_nights(sleep, days));
    }
    if let Some(practice) = &summary.practice {
        all.extend(of_practice(practice, days));
    }
    // The newest have room whatever else there is.
    let sessions = summary
        .sessions
        .iter()
        .flat_map(|it| it.iter().rev().take(3));
    all.extend(sessions.map(|it| format!("{}, {}", day(it.at.date()), it.at.format("%H:%M"))));
    all
}

fn day(day: NaiveDate) -> String {
    day.format("%a %-d %b").to_string()
}

fn of_course(course: &Course) -> Vec<String> {
    let points = [course.baseline, course.start, course.points.last().copied()];
    let total = points.iter().flatten();
    let mut all: Vec<String> = total
        .map(|it| format!("{}, {}", it.total, day(it.on)))
        .collect();
    let complete = course.points.len();
    all.push(format!(
        "{complete} of {}",
        complete + course.incomplete as usize
    ));
    let told = course.compared.into_iter().flat_map(|it| {
        let sign = |it: i32| match it {
            0 => "0".to_owned(),
            ..0 => format!("−{}", -it),
            1.. => format!("+{it}"),
        };
        let percent = it.percent.map(|it| format!("({}%)", sign(it)));
        // Where the cell is narrow, on two lines.
        [Some(sign(it.change)), percent].into_iter().flatten()
    });
    all.extend(told);
    all
}

fn mood(measures: &Measures, days: u32) -> Option<String> {
    let levels: Vec<f64> = measures.mood.iter().map(|it| it.level).collect();
    let lowest = levels.iter().copied().reduce(f64::min)?;
    let highest = levels.iter().copied().reduce(f64::max)?;
    let mean = levels.iter().sum::<f64>() / levels.len() as f64;
    Some(format!(
        "mean {mean:.1}, lowest {lowest:.1}, highest {highest:.1} (0–10), on {} of {days} days; {} without",
        levels.len(),
        days as usize - levels.len()
    ))
}

fn of_nights(sleep: &Sleep, days: u32) -> Vec<String> {
    let mut all = vec![format!("{} of {days}", sleep.nights)];
    all.extend(sleep.means.iter().flat_map(|it| {
        let minutes = it.tst_min.round() as i64;
        [
            format!("{} h {:02} min", minutes / 60, minutes % 60),
            format!("{:.0}%", it.se_percent),
            format!("{:.0} min", it.sol_min.round()),
            format!("{:.0} min", it.waso_min.round()),
            format!("{:.0} min", it.rising_sd_min.round()),
        ]
    }));
    all
}

fn of_practice(practice: &Practice, days: u32) -> Vec<String> {
    let offered = |it: &Tally| {
        let offered = it.done + it.skipped + it.missed + it.not_reminded + it.open;
        (offered > 0).then(|| format!("{} of {offered} offered", it.done))
    };
    let mut all = vec![
        format!("{} of {days}", practice.diary_days),
        format!("{} min", practice.rested_min),
    ];
    all.extend(offered(&practice.exercises));
    all.extend(offered(&practice.rests));
    all
}
