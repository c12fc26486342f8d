//! All proofs, by the part that they belong to; each has its control, which has to go wrong.

use std::path::Path;

use chrono_tz::TZ_VARIANTS;

use crate::prove::{
    crew::{cores, crewed},
    figures::{Seen, Target},
    guided, histories,
    kills::{Kills, delay},
    life::Engine,
    nights::{self, Reckoning},
    parts_daemon::{idle, with_a_daemon},
    parts_handed::of_what_leaves,
    router::of_the_data,
    saver, scores,
    turns::YEARS,
    typing::{AS_THE_SCREENS, NOW_AND_THEN, Typing},
    vault::of_the_vault,
    walks::Walker,
    zones::{self, Reading},
};

/// The parts, by the name on the command line.
pub const PARTS: [&str; 23] = [
    "saves",
    "typing",
    "walks",
    "zones",
    "nights",
    "scores",
    "router",
    "histories",
    "delivery",
    "jumps",
    "lateness",
    "idle",
    "power",
    "faults",
    "flips",
    "locks",
    "tries",
    "traces",
    "watched",
    "handed",
    "cells",
    "tampered",
    guided::PART,
];

/// Runs of a control: enough to see whether it goes wrong, as it should.
pub(crate) const CONTROL_RUNS: u32 = 20;

/// Kills while typing.
const TYPING: u32 = 200;

/// Walks through forms.
const WALKS: u32 = 20_000;

/// Random nights.
const NIGHTS: u32 = 100_000;

/// Engines that are known to be wrong, each for another law.
const WRONG_ENGINES: [(&str, Engine); 5] = [
    (
        "histories, reminders patched and not laid out anew",
        Engine::Patches,
    ),
    ("histories, the past armed", Engine::ArmsThePast),
    (
        "histories, what was shown forgotten at a restart",
        Engine::Forgets,
    ),
    (
        "histories, no distance between two reminders",
        Engine::Crowds,
    ),
    (
        "histories, nights not known beside the journal",
        Engine::Wakes,
    ),
];

/// One proof to be played.
pub struct Proving {
    /// To which part it belongs.
    pub part: &'static str,
    /// What is proved.
    pub name: &'static str,
    /// What it is to reach.
    pub target: Target,
    /// In so many runs.
    pub runs: u32,
    /// Plays the run of this number.
    pub round: Box<dyn FnMut(u32) -> Result<Seen, String>>,
}

/// All proofs; the programs that they run lie `beside` the one that asks, and saves go `within` a folder.
pub fn proofs(beside: &Path, within: &Path) -> Vec<Proving> {
    let mut proofs = vec![
        saves(beside, within, saver::Order::SaveFirst),
        saves(beside, within, saver::Order::AcknowledgeFirst),
    ];
    proofs.extend(typing(beside, within));
    proofs.push(walks(within));
    proofs.extend(all_zones());
    proofs.extend(all_nights());
    proofs.extend(all_scores());
    proofs.extend(of_the_data(within));
    proofs.extend(all_histories());
    let reminder = beside.with_file_name("reminder");
    proofs.extend(with_a_daemon(&reminder));
    proofs.extend(idle(beside.with_file_name("groundwork")));
    proofs.extend(of_the_vault(beside, within));
    proofs.extend(of_what_leaves(&beside.with_file_name("groundwork")));
    proofs.extend(guided::all(within));
    proofs
}

fn saves(beside: &Path, within: &Path, order: saver::Order) -> Proving {
    let mut kills = Kills::of(&beside.with_file_name("saver"), order, within);
    let (name, target, runs) = match order {
        saver::Order::SaveFirst => ("kill -9 during saves", Target::Nothing, 500),
        saver::Order::AcknowledgeFirst => (
            "kill -9 during saves that are acknowledged too early",
            Target::Something,
            CONTROL_RUNS,
        ),
    };
    Proving {
        part: "saves",
        name,
        target,
        runs,
        round: Box::new(move |run| Ok(kills.round(delay(run))?.seen())),
    }
}

fn typing(beside: &Path, within: &Path) -> [Proving; 2] {
    let proof = |name, pace, target, runs| {
        let mut typing = Typing::of(&beside.with_file_name("typist"), pace, within);
        Proving {
            part: "typing",
            name,
            target,
            runs,
            round: Box::new(move |run| typing.round(delay(run))),
        }
    };
    let late = "kill -9 while typing, kept only now and then";
    [
        proof(
            "kill -9 while typing",
            AS_THE_SCREENS,
            Target::Nothing,
            TYPING,
        ),
        proof(late, NOW_AND_THEN, Target::Something, CONTROL_RUNS),
    ]
}

fn walks(within: &Path) -> Proving {
    let (within, mut walker) = (within.to_owned(), None);
    Proving {
        part: "walks",
        name: "random walks through every form",
        target: Target::Nothing,
        runs: WALKS,
        round: Box::new(move |run| {
            if walker.is_none() {
                walker = Some(Walker::within(&within)?);
            }
            walker.as_mut().ok_or("no walker")?.walk(u64::from(run))
        }),
    }
}

fn all_zones() -> [Proving; 2] {
    let zones = u32::try_from(TZ_VARIANTS.len()).expect("some hundred zones");
    let zone = |run: u32, reading| zones::tried(TZ_VARIANTS[run as usize], YEARS, reading);
    [
        Proving {
            part: "zones",
            name: "every zone and every change of its clock",
            target: Target::Nothing,
            runs: zones,
            round: crewed(cores(), zones, move || {
                move |run| Ok(zone(run, Reading::Ours))
            }),
        },
        Proving {
            part: "zones",
            name: "the same, with wall-clock times read carelessly",
            target: Target::Something,
            runs: CONTROL_RUNS,
            round: Box::new(move |run| Ok(zone(run * (zones / CONTROL_RUNS), Reading::AsShown))),
        },
    ]
}

fn all_nights() -> [Proving; 2] {
    [
        Proving {
            part: "nights",
            name: "random nights, a week each",
            target: Target::Nothing,
            runs: NIGHTS.div_ceil(nights::NIGHTS),
            round: Box::new(|run| Ok(nights::tried(u64::from(run), Reckoning::Ours))),
        },
        Proving {
            part: "nights",
            name: "the same, by what the clock shows alone",
            target: Target::Something,
            runs: CONTROL_RUNS,
            round: Box::new(|run| Ok(nights::tried(u64::from(run), Reckoning::AsShown))),
        },
    ]
}

fn all_scores() -> [Proving; 2] {
    [
        Proving {
            part: "scores",
            name: "every set of answers to a measure, and every change of one item",
            target: Target::Nothing,
            runs: scores::RUNS,
            round: Box::new(|run| Ok(scores::tried(run, scores::Reckoning::Ours))),
        },
        Proving {
            part: "scores",
            name: "the same, where what was left open counts as nothing",
            target: Target::Something,
            runs: CONTROL_RUNS,
            round: Box::new(|run| Ok(scores::tried(run, scores::Reckoning::OpenIsZero))),
        },
    ]
}

fn all_histories() -> Vec<Proving> {
    let proof = |name, target, runs, engine| Proving {
        part: "histories",
        name,
        target,
        runs,
        round: crewed(cores(), runs, move || {
            move |run| Ok(histories::tried(u64::from(run), engine))
        }),
    };
    let ours = "random histories of patients and devices";
    let mut proofs = vec![proof(ours, Target::Nothing, 100_000, Engine::Ours)];
    let wrong = WRONG_ENGINES.into_iter();
    proofs.extend(
        wrong.map(|(name, engine)| proof(name, Target::Something, 3 * CONTROL_RUNS, engine)),
    );
    proofs
}
