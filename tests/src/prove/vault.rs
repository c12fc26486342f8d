//! The list of the vault's proofs, with what each is to reach.

use std::{path::Path, time::Duration};

use crate::prove::{
    faults,
    figures::{Seen, Target},
    flips::Flips,
    locks::{KilledChanges, WrongTries},
    parts::Proving,
    power::{Care, Cuts},
    traces, watched,
};

/// Saves in a recorded run: ten thousand images and more.
const SAVES: u32 = 120;
const SAVES_OF_THE_CONTROL: u32 = 40;

/// What a proof works on, made at its first round.
fn on<T: 'static>(
    make: impl Fn() -> Result<T, String> + 'static,
    round: impl Fn(&mut T, u32) -> Result<Seen, String> + 'static,
) -> Box<dyn FnMut(u32) -> Result<Seen, String>> {
    let mut made = None;
    Box::new(move |run| {
        let ready = match made.take() {
            Some(ready) => ready,
            None => make()?,
        };
        round(made.insert(ready), run)
    })
}

/// All of them; the programs lie beside `here`, and what they make within `out`.
pub fn of_the_vault(here: &Path, out: &Path) -> Vec<Proving> {
    let driven = here.with_file_name("driven");
    let app = here.with_file_name("groundwork");
    let told = |it: journal::error::Error| it.to_string();
    let nothing = |part, name, runs, round: Box<dyn FnMut(u32) -> Result<Seen, String>>| Proving {
        part,
        name,
        target: Target::Nothing,
        runs,
        round,
    };
    let place = || out.to_owned();
    let cuts = |care, count| {
        let (driven, out) = (driven.clone(), place());
        on(
            move || Cuts::of(&driven, care, count, &out),
            |cuts, run| cuts.round(run),
        )
    };
    let mut all = vec![
        nothing("power", "power cuts", 10_000, cuts(Care::Ours, SAVES)),
        Proving {
            target: Target::Something,
            ..nothing(
                "power",
                "power cuts of a file with synchronous NORMAL",
                500,
                cuts(Care::Careless, SAVES_OF_THE_CONTROL),
            )
        },
    ];
    let (program, folder) = (driven.clone(), place());
    all.push(nothing(
        "faults",
        "a disk that fails",
        1_000,
        Box::new(move |run| faults::round(&program, &folder, run)),
    ));
    let folder = place();
    let make = move || Flips::within(&folder).map_err(told);
    let flips = on(make, |flips, run| flips.round(run));
    all.push(nothing("flips", "damaged files", 5_000, flips));
    let (program, folder) = (driven.clone(), place());
    let make = move || KilledChanges::within(&folder).map_err(told);
    let changes = on(make, move |changes, run| changes.round(&program, run));
    all.push(nothing(
        "locks",
        "changes of the passphrase, killed",
        500,
        changes,
    ));
    let folder = place();
    let make = move || WrongTries::within(&folder).map_err(told);
    let tries = on(make, WrongTries::round);
    all.push(nothing("tries", "wrong passphrases", 10_000, tries));
    let folder = place();
    all.push(nothing(
        "traces",
        "texts in files after use and a kill",
        1,
        Box::new(move |_| traces::round(&driven, &folder, 1_000)),
    ));
    let folder = place();
    all.push(nothing(
        "watched",
        "thirty minutes in the window",
        1,
        Box::new(move |_| watched::round(&app, &folder, Duration::from_secs(30 * 60))),
    ));
    let folder = place();
    all.push(Proving {
        target: Target::Something,
        ..nothing(
            "watched",
            "a program that asks for the network",
            1,
            Box::new(move |_| watched::control(&folder)),
        )
    });
    all
}
