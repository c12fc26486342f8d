//! A year on one page, computed and typeset, beside an HTML typesetter that gets the same page:
//! each in a process of its own, by turns, so that the memory of each is its own too.

use std::{fs, io, path::Path, process::Command, time::Instant};

use care::{
    contract::{Ask, SeeSummary},
    entry::{Entry, Recorded},
    plan::default_plan,
    plan_taken::Whose,
    private::Private,
    session::Session,
    summary::{Choice, Sources, Summary, summarise},
    words::Words,
};
use chrono::TimeDelta;
use fastrand::Rng;
use handover::{fhir, signed};
use report::page::typeset;
use seal::key::SecretKey;
use shell::clock;

use crate::{
    bench::{
        figures::{Figure, Samples, milliseconds},
        page_html::html,
    },
    prove::{
        lived::{Life, ZONE, recorded},
        patient::{open_desk, profile},
    },
};

const PASSPHRASE: &str = "seven quiet otters under the bridge";

/// A year: 52 sessions, 5,000 answers.
const YEAR: Life = Life {
    days: 364,
    session_every: 7,
    others_a_day: 25,
};
const ANSWERS: usize = 5_000;
const SESSIONS: usize = 52;

/// Pages that each process makes in a turn, and turns; the first page of a process is told apart.
const PAGES: usize = 6;
const TURNS: usize = 5;

/// The other typesetter, and the page for it.
const THEIRS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/readers/weasyprint_page.py");

/// What is attached to both.
const DATA: &str = "summary.fhir.json";

/// In place of a number of pages: only a look at one.
pub const PREVIEW: &str = "preview";

/// What one process tells, line by line: how long each page took, in ms, and its peak, in MiB.
#[derive(Default)]
struct Told {
    first: Samples,
    others: Samples,
    preview: Samples,
    computed: Samples,
    most_mib: Samples,
    signed_kb: Samples,
}

/// Measures both; `program` makes pages of ours, and `year` is the journal of a year.
///
/// # Errors
///
/// What could not be run.
pub fn measure(program: &Path, tools: &Path, year: &Path) -> io::Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    let (mut ours, mut theirs) = (Told::default(), Told::default());
    let pages = PAGES.to_string();
    for _ in 0..TURNS {
        ours.hear(Command::new(program).arg(folder).arg(&pages))?;
        ours.hear(Command::new(program).arg(year).arg(PREVIEW))?;
        theirs.hear(
            Command::new("/usr/bin/python3")
                .env("PYTHONPATH", tools.join("python"))
                .arg(THEIRS)
                .arg(folder.join("page.html"))
                .arg(folder.join(DATA))
                .arg(folder.join("theirs.pdf"))
                .arg(&pages),
        )?;
    }
    let typesetter = "WeasyPrint, the same page as HTML";
    Ok(vec![
        Figure::beside(
            "A year's summary, computed and typeset",
            "ms",
            &ours.others,
            typesetter,
            &theirs.others,
            0.2,
        ),
        Figure::alone("   of it: computing", ours.computed.median(), "ms", None),
        Figure::beside(
            "   the first page of a process",
            "ms",
            &ours.first,
            typesetter,
            &theirs.first,
            0.2,
        ),
        Figure::alone(
            "   from the tap to its preview, the first of a process",
            ours.preview.median(),
            "ms",
            None,
        ),
        Figure::beside(
            "   its memory at most",
            "MiB",
            &ours.most_mib,
            typesetter,
            &theirs.most_mib,
            0.5,
        ),
        Figure::alone(
            "   its file, fonts and data in it, signed",
            ours.signed_kb.median(),
            "KB",
            Some(120.0),
        ),
    ])
}

impl Told {
    /// Runs a process and reads what it says: `computed 1.5`, `page 20.1`, `most 80.2`, `signed 110.5`.
    fn hear(&mut self, command: &mut Command) -> io::Result<()> {
        let done = command.output()?;
        if !done.status.success() {
            let why = String::from_utf8_lossy(&done.stderr).into_owned();
            return Err(io::Error::other(why));
        }
        let mut is_first = true;
        for line in String::from_utf8_lossy(&done.stdout).lines() {
            let Some((what, number)) = line.split_once(' ') else {
                continue;
            };
            let number = number.parse().map_err(io::Error::other)?;
            match what {
                "preview" => self.preview.push(number),
                "computed" => self.computed.push(number),
                "page" if is_first => {
                    is_first = false;
                    self.first.push(number);
                }
                "page" => self.others.push(number),
                "signed" => self.signed_kb.push(number),
                _ => self.most_mib.push(number),
            }
        }
        Ok(())
    }
}

/// Opens the journal in `home` and tells how long it takes until its page is there to be looked at.
///
/// # Errors
///
/// What the shell says.
pub fn preview(home: &Path) -> Result<(), String> {
    let passphrase = Private::from(PASSPHRASE);
    let mut desk = open_desk(home, &passphrase).map_err(|it| format!("{it:?}"))?;
    let today = clock::now().date_naive();
    let choice = Choice {
        from: today - TimeDelta::days(i64::from(YEAR.days)),
        to: today,
        ..Choice::default()
    };
    let begun = Instant::now();
    let seen = desk.answer(Ask::SeeSummary(SeeSummary { choice }));
    seen.map_err(|it| format!("{it:?}"))?;
    println!("preview {}", milliseconds(begun.elapsed()));
    Ok(())
}

/// Makes the page of a year so many times and tells how long each took; the last is kept in
/// `folder`, with the same as HTML and its data beside it.
///
/// # Errors
///
/// When it cannot be made or kept.
pub fn make(folder: &Path, pages: usize) -> Result<(), String> {
    let (entries, sessions) = year();
    if (entries.len(), sessions.len()) != (ANSWERS + SESSIONS, SESSIONS) {
        return Err(format!(
            "{} entries, {} sessions",
            entries.len(),
            sessions.len()
        ));
    }
    let words = Words::english();
    let mut last = None;
    for _ in 0..pages {
        let begun = Instant::now();
        let summary = of(&entries, &sessions)?;
        println!("computed {}", milliseconds(begun.elapsed()));
        let data = fhir::document(&summary, &words).map_err(|it| it.to_string())?;
        let page = typeset(&summary, &words, data.as_bytes()).map_err(|it| it.to_string())?;
        let pdf = page.pdf().map_err(|it| it.to_string())?;
        println!("page {}", milliseconds(begun.elapsed()));
        last = Some((summary, data, pdf));
    }
    let status = fs::read_to_string("/proc/self/status").map_err(|it| it.to_string())?;
    let most = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
    let most = most.and_then(|it| it.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    println!("most {}", most.ok_or("the system does not tell")? / 1024.0);
    let (summary, data, pdf) = last.ok_or("no page")?;
    let file = signed::sign(pdf.clone(), &SecretKey::of(&[7; 32]), Some(&summary));
    let file = file.ok_or("it could not be signed")?;
    println!("signed {}", file.len() as f64 / 1000.0);
    let told = |it: io::Error| it.to_string();
    let html = html(&summary, &words, &pdf).map_err(told)?;
    for (name, content) in [
        ("ours.pdf", pdf),
        ("page.html", html.into_bytes()),
        (DATA, data.into_bytes()),
    ] {
        fs::write(folder.join(name), content).map_err(told)?;
    }
    Ok(())
}

fn year() -> (Vec<Recorded<Entry>>, Vec<Recorded<Session>>) {
    let written = YEAR.written(&mut Rng::with_seed(1));
    let mut entries: Vec<Recorded<Entry>> = written.into_iter().enumerate().map(recorded).collect();
    let mut left = entries.len().saturating_sub(ANSWERS + SESSIONS);
    // Notes make up the number.
    entries.retain(|it| {
        let is_note = matches!(&it.fact, Entry::Filled(filled) if filled.form.0 == "note");
        let goes = is_note && left > 0;
        left -= usize::from(goes);
        !goes
    });
    let sessions = entries.iter().filter_map(|it| match &it.fact {
        Entry::Session(session) => Some(Recorded {
            id: it.id,
            recorded: it.recorded.clone(),
            day: it.day,
            at: it.at,
            corrected: it.corrected,
            fact: session.clone(),
        }),
        Entry::Filled(_)
        | Entry::Rest(_)
        | Entry::Choice(_)
        | Entry::Safety(_)
        | Entry::Wish(_) => None,
    });
    let sessions = sessions.collect();
    (entries, sessions)
}

fn of(entries: &[Recorded<Entry>], sessions: &[Recorded<Session>]) -> Result<Summary, String> {
    let (profile, plan) = (profile(), default_plan());
    let sources = Sources {
        entries,
        sessions,
        profile: &profile,
        plan: &plan,
        whose: &Whose::default(),
        reminded: &Default::default(),
    };
    let choice = Choice {
        from: YEAR.first_day(),
        to: YEAR.last_day(),
        ..Choice::default()
    };
    summarise(&sources, &choice, &ZONE, YEAR.now()).map_err(|it| format!("{it:?}"))
}
