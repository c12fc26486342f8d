//! Unlocking: against the Argon2id in it alone, and a journal of ten years against one of a month.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use care::{
    contract::{Ask, Lock, SeeToday, Unlock},
    private::Private,
};
use journal::{keys, slots::Slot};
use shell::desk::Desk;

use crate::bench::figures::{Figure, Samples, milliseconds};

/// Rounds that count, after one that warms up.
const ROUNDS: usize = 21;

/// What of an unlock is Argon2id: its slot opened and nothing else.
///
/// # Errors
/// When there is no such journal, or this is not its passphrase.
pub fn stretched(home: &Path, passphrase: &Private) -> Result<Duration, String> {
    let keys = keys::read(&home.join("journal.keys")).map_err(|it| it.to_string())?;
    let mut slots = keys.slots.iter();
    let opened_by = |it: &Slot| it.open_with_passphrase(&keys.journal, passphrase);
    let begun = Instant::now();
    let found = slots.find_map(|it| opened_by(it).ok().flatten());
    found.map_or_else(
        || Err("not the passphrase".to_owned()),
        |_| Ok(begun.elapsed()),
    )
}

/// Opens both in turns.
///
/// # Errors
/// What the shell says, for a person to read.
pub fn measure(month: &Path, years: &Path, passphrase: &Private) -> Result<Vec<Figure>, String> {
    let (mut unlock, mut bare) = (Samples::default(), Samples::default());
    let (mut short, mut long) = (Samples::default(), Samples::default());
    for round in 0..=ROUNDS {
        let stretch = stretched(month, passphrase)?;
        let (opened, seen) = open(month, passphrase)?;
        let (opened_years, seen_years) = open(years, passphrase)?;
        if round > 0 {
            bare.push(milliseconds(stretch));
            unlock.push(milliseconds(opened));
            short.push(milliseconds((opened + seen).saturating_sub(stretch)));
            long.push(milliseconds(
                (opened_years + seen_years).saturating_sub(stretch),
            ));
        }
    }
    Ok(vec![
        Figure::beside(
            "Unlock",
            "ms",
            &unlock,
            "the same Argon2id alone",
            &bare,
            1.1,
        ),
        Figure::beside(
            "   its rest, and the first Today, over ten years",
            "ms",
            &long,
            "over a month",
            &short,
            2.0,
        ),
    ])
}

/// How long unlocking takes, and the first look at Today.
fn open(home: &Path, passphrase: &Private) -> Result<(Duration, Duration), String> {
    let mut desk = Desk::new(home.to_owned(), home.join("documents"));
    let mut timed = |ask: Ask| {
        let begun = Instant::now();
        desk.answer(ask).map_err(|it| format!("{it:?}"))?;
        Ok::<_, String>(begun.elapsed())
    };
    let passphrase = passphrase.clone();
    let opened = timed(Unlock { passphrase }.into())?;
    let seen = timed(SeeToday {}.into())?;
    timed(Lock {}.into())?;
    Ok((opened, seen))
}
