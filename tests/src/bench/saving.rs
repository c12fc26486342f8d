//! Saving one answer through the command layer, and as a bare insert of the same bytes.

use std::{path::Path, time::Instant};

use care::{
    contract::{Ask, EraseEntry, FinishForm, Finished, KeepDraft},
    form::{Answers, Draft, Ended, Value},
    private::Private,
    wire,
};
use rusqlite::Connection;

use crate::{
    bench::figures::{Figure, Samples, milliseconds},
    prove::patient::{draft, open_desk, step},
};

const SAMPLES: i32 = 201;

const WARM_UPS: i32 = 10;

/// How a draft is saved.
type Save = fn(Draft) -> Ask;

/// Saves in turns: into the journal in `home`, and into a plain file beside it.
///
/// # Errors
/// What the shell or SQLite says, for a person to read.
pub fn measure(home: &Path, passphrase: &Private) -> Result<Vec<Figure>, String> {
    let mut desk = open_desk(home, passphrase).map_err(|it| format!("{it:?}"))?;
    let bare = bare(&home.join("bare.db")).map_err(|it| it.to_string())?;
    let mut figures = Vec::new();
    let sorts: [(&str, Option<f64>, Save); 2] = [
        ("Save one answer (keep a draft)", Some(1.5), |draft| {
            Ask::KeepDraft(KeepDraft { draft })
        }),
        // It is read again and completed from the days before: more than an insert of its bytes.
        ("Record a form of six answers", None, |draft| {
            let ended = Ended::Finished;
            Ask::FinishForm(FinishForm { draft, ended })
        }),
    ];
    let mut settled = Samples::default();
    for (name, target, command) in sorts {
        let (mut ours, mut theirs) = (Samples::default(), Samples::default());
        for sample in 0..SAMPLES + WARM_UPS {
            let draft = draft("evening", answers(sample));
            let bytes = serde_json::to_string(&draft).map_err(|it| it.to_string())?;
            let ask = command(draft);
            let begun = Instant::now();
            let answer = desk.answer(ask).map_err(|it| format!("{it:?}"))?;
            let journal = begun.elapsed();
            let begun = Instant::now();
            bare.prepare_cached("INSERT INTO answer (body) VALUES (?1)")
                .and_then(|mut it| it.execute([bytes]))
                .map_err(|it| it.to_string())?;
            let plain = begun.elapsed();
            if desk.is_unsettled() {
                let begun = Instant::now();
                desk.settle();
                settled.push(milliseconds(begun.elapsed()));
            }
            if let Some(Finished { entry: id, .. }) = wire::read(&answer) {
                // A day has one of it.
                let erase = Ask::EraseEntry(EraseEntry { id });
                desk.answer(erase).map_err(|it| format!("{it:?}"))?;
            }
            if sample >= WARM_UPS {
                ours.push(milliseconds(journal));
                theirs.push(milliseconds(plain));
            }
        }
        figures.push(Figure::beside(
            name,
            "ms",
            &ours,
            "bare insert of the same bytes",
            &theirs,
            target,
        ));
    }
    figures.push(Figure::alone(
        "   after the answer: all reminders anew",
        settled.median(),
        "ms",
        None,
    ));
    Ok(figures)
}

/// A plain file that keeps the word "saved" as the journal does.
#[expect(
    clippy::disallowed_methods,
    reason = "the journal is measured against a file without it"
)]
fn bare(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         CREATE TABLE answer (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;",
    )?;
    Ok(db)
}

fn answers(sample: i32) -> Answers {
    let scales = ["mood", "tension", "energy", "stuck", "able"];
    let numbers = scales.map(|id| (step(id), Value::Number(sample % 11)));
    let line = format!("The rain has stopped, and the street is quiet ({sample}).");
    numbers
        .into_iter()
        .chain([(step("line"), Value::Text(Private(line)))])
        .collect()
}
