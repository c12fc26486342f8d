//! The list of proofs of what leaves the device, with what each is to reach.

use std::{path::Path, sync::OnceLock};

use handover::signed::look;

use crate::prove::{
    cells::{self, Guard},
    crew::{cores, crewed},
    figures::{Seen, Target},
    handed::{self, Print},
    parts::{CONTROL_RUNS, Proving},
    seeds::seeds,
    strange,
    tampered::{self, Files, Look},
};

const JOURNALS: u32 = 1_000;
const TABLES: u32 = 10_000 / cells::CELLS as u32;

static PAGE: OnceLock<Vec<u8>> = OnceLock::new();

/// A signed page, as the app made it.
///
/// # Errors
///
/// When it could not be made.
pub fn page() -> Result<&'static [u8], String> {
    if let Some(made) = PAGE.get() {
        return Ok(made);
    }
    let folder = tempfile::tempdir().map_err(|it| it.to_string())?;
    let mut all = seeds(folder.path())?;
    let page = all.remove("summary").ok_or("no page")?.swap_remove(0);
    Ok(PAGE.get_or_init(|| page))
}

/// All of them; `app` is the program.
pub(crate) fn of_what_leaves(app: &Path) -> Vec<Proving> {
    let mut all = Vec::from(handed());
    all.extend(cells());
    all.extend(tampered());
    let app = app.to_owned();
    all.push(Proving {
        part: "tampered",
        name: "strange files, shown to the program",
        target: Target::Nothing,
        runs: 1,
        round: Box::new(move |_| strange::round(&app, page()?)),
    });
    all
}

fn handed() -> [Proving; 3] {
    let pages = |name, target, runs, print| Proving {
        part: "handed",
        name,
        target,
        runs,
        round: crewed(cores(), runs, move || move |run| handed::page(run, print)),
    };
    [
        Proving {
            part: "handed",
            name: "random journals, everything out and in again",
            target: Target::Nothing,
            runs: JOURNALS,
            round: crewed(cores(), JOURNALS, || {
                |run| handed::everything(run).map_err(|it| it.to_string())
            }),
        },
        pages(
            "random journals, their pages read back by another reader",
            Target::Nothing,
            JOURNALS,
            Print::AsItIs,
        ),
        pages(
            "the same, with other figures on the page",
            Target::Something,
            CONTROL_RUNS,
            Print::Another,
        ),
    ]
}

fn cells() -> [Proving; 2] {
    let proof = |name, target, runs, guard| Proving {
        part: "cells",
        name,
        target,
        runs,
        round: Box::new(move |run| {
            let seen = look(page()?).map_err(|it| it.to_string())?;
            cells::round(run, guard, &seen.summary.ok_or("a page without data")?)
        }),
    };
    [
        proof(
            "hostile cells in a spreadsheet",
            Target::Nothing,
            TABLES,
            Guard::Ours,
        ),
        proof(
            "the same without the guard",
            Target::Something,
            1,
            Guard::TakenAway,
        ),
    ]
}

fn tampered() -> [Proving; 2] {
    let runs = u32::try_from(tampered::RUNS).unwrap_or(u32::MAX);
    [
        Proving {
            part: "tampered",
            name: "signed and sealed files, changed at every bit and cut at every byte",
            target: Target::Nothing,
            runs,
            round: crewed(cores(), runs, || {
                let files = page().and_then(|it| Files::of(it.to_vec()));
                move |run| {
                    let files = files.as_ref().map_err(Clone::clone)?;
                    let (run, runs) = (run as usize, tampered::RUNS);
                    let mut seen = files.page(run, runs, Look::Ours);
                    seen.add(&files.sealed(run, runs));
                    seen.add(&files.worded(run, runs));
                    seen.wrong("refused as they are", usize::from(!files.are_taken()));
                    Ok(seen)
                }
            }),
        },
        Proving {
            part: "tampered",
            name: "the same, where only the seal of a page is looked at",
            target: Target::Something,
            runs: 1,
            round: Box::new(|_| {
                let files = Files::of(page()?.to_vec())?;
                Ok::<Seen, String>(files.page(0, tampered::RUNS, Look::SealAlone))
            }),
        },
    ]
}
