//! The long proofs, resumed where they were left; their figures go into one file.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use chrono_tz::TZ_VARIANTS;
use journeys::prove::{
    figures::{Figures, Proof, Seen, Target, build_of},
    histories,
    kills::{Kills, delay},
    life::Engine,
    nights::{self, Reckoning},
    saver::Order,
    turns::YEARS,
    typing::{AS_THE_SCREENS, NOW_AND_THEN, Typing},
    vault,
    walks::Walker,
    zones::{self, Reading},
};

const HELP: &str =
    "prove FOLDER [--only power|faults|flips|locks|tries|traces|watched|saves|zones|nights|histories|typing|walks] [--runs 500] [--minutes 60]
   runs are those of the kills";

/// Runs of a control: enough to see whether it goes wrong, as it should.
const CONTROL_RUNS: u32 = 20;

/// Random nights.
const NIGHTS: u32 = 100_000;
/// Kills while typing.
const TYPING: u32 = 200;

/// Walks through forms.
const WALKS: u32 = 20_000;

/// Random histories.
const HISTORIES: u32 = 100_000;

/// Engines that are known to be wrong, each for another law.
const WRONG_ENGINES: [(&str, Engine); 4] = [
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
];

/// Between two looks at the clock and at the file, runs go on for so long.
const A_WHILE: Duration = Duration::from_secs(2);

/// What is asked for on the command line.
struct Asked {
    out: PathBuf,
    only: Option<String>,
    runs: u32,
    minutes: u64,
}

/// One proof to be played.
struct Plan {
    part: &'static str,
    name: &'static str,
    target: Target,
    runs: u32,
    round: Box<dyn FnMut(u32) -> Result<Seen, String>>,
}

fn main() -> ExitCode {
    let Some(asked) = read_arguments() else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    match prove(&asked) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            println!("A target is missed.");
            ExitCode::FAILURE
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn read_arguments() -> Option<Asked> {
    let mut args = std::env::args().skip(1);
    let mut asked = Asked {
        out: args.next()?.into(),
        only: None,
        runs: 500,
        minutes: 60,
    };
    while let Some(name) = args.next() {
        let value = args.next()?;
        match name.as_str() {
            "--only" => asked.only = Some(value),
            "--runs" => asked.runs = value.parse().ok()?,
            "--minutes" => asked.minutes = value.parse().ok()?,
            _ => return None,
        }
    }
    Some(asked)
}

/// Whether all that was played has reached its target.
fn prove(asked: &Asked) -> Result<bool, String> {
    let until = Instant::now() + Duration::from_secs(asked.minutes * 60);
    let here = std::env::current_exe().map_err(|it| it.to_string())?;
    let build = build_of(&here).map_err(|it| format!("{}: {it}", here.display()))?;
    let mut plans = plans(asked, &here);
    if let Some(only) = &asked.only {
        plans.retain(|it| it.part == only);
    }
    if plans.is_empty() {
        return Err(HELP.to_owned());
    }
    let mut all_hold = true;
    for mut plan in plans {
        let proof = play(&asked.out, &build, &mut plan, until)?;
        println!(
            "{}: {} of {} runs\n   tried {:?}\n   wrong {:?}",
            plan.name, proof.runs, plan.runs, proof.seen.tried, proof.seen.wrong
        );
        if proof.runs < plan.runs {
            println!("   left there, for the time is over: the same command goes on");
        } else {
            all_hold &= proof.holds();
        }
    }
    Ok(all_hold)
}

fn plans(asked: &Asked, here: &Path) -> Vec<Plan> {
    let zones = u32::try_from(TZ_VARIANTS.len()).expect("some hundred zones");
    let wrong = WRONG_ENGINES.map(|(name, engine)| Plan {
        part: "histories",
        name,
        target: Target::Something,
        runs: 3 * CONTROL_RUNS,
        round: Box::new(move |run| Ok(histories::tried(u64::from(run), engine))),
    });
    let mut plans = vec![
        saves(asked, here, Order::SaveFirst),
        saves(asked, here, Order::AcknowledgeFirst),
        Plan {
            part: "zones",
            name: "every zone and every change of its clock",
            target: Target::Nothing,
            runs: zones,
            round: Box::new(|run| Ok(zone(run, Reading::Ours))),
        },
        Plan {
            part: "zones",
            name: "the same, with wall-clock times read carelessly",
            target: Target::Something,
            runs: CONTROL_RUNS,
            round: Box::new(move |run| Ok(zone(run * (zones / CONTROL_RUNS), Reading::AsShown))),
        },
        Plan {
            part: "nights",
            name: "random nights, a week each",
            target: Target::Nothing,
            runs: NIGHTS.div_ceil(nights::NIGHTS),
            round: Box::new(|run| Ok(nights::tried(u64::from(run), Reckoning::Ours))),
        },
        Plan {
            part: "nights",
            name: "the same, by what the clock shows alone",
            target: Target::Something,
            runs: CONTROL_RUNS,
            round: Box::new(|run| Ok(nights::tried(u64::from(run), Reckoning::AsShown))),
        },
        Plan {
            part: "histories",
            name: "random histories of patients and devices",
            target: Target::Nothing,
            runs: HISTORIES,
            round: Box::new(|run| Ok(histories::tried(u64::from(run), Engine::Ours))),
        },
    ];
    plans.extend(wrong);
    plans.extend(typing(asked, here));
    plans.push(walks(asked));
    plans.extend(vault::plans(here, &asked.out).into_iter().map(|it| Plan {
        part: it.part,
        name: it.name,
        target: it.target,
        runs: it.runs,
        round: it.round,
    }));
    plans
}

fn saves(asked: &Asked, here: &Path, order: Order) -> Plan {
    let mut kills = Kills::of(&here.with_file_name("saver"), order, &asked.out);
    let (name, target, runs) = match order {
        Order::SaveFirst => ("kill -9 during saves", Target::Nothing, asked.runs),
        Order::AcknowledgeFirst => (
            "kill -9 during saves that are acknowledged too early",
            Target::Something,
            asked.runs.min(CONTROL_RUNS),
        ),
    };
    Plan {
        part: "saves",
        name,
        target,
        runs,
        round: Box::new(move |run| Ok(kills.round(delay(run))?.seen())),
    }
}

fn typing(asked: &Asked, here: &Path) -> [Plan; 2] {
    let plan = |name, pace, target, runs| {
        let mut typing = Typing::of(&here.with_file_name("typist"), pace, &asked.out);
        Plan {
            part: "typing",
            name,
            target,
            runs,
            round: Box::new(move |run| typing.round(delay(run))),
        }
    };
    let late = "kill -9 while typing, kept only now and then";
    [
        plan(
            "kill -9 while typing",
            AS_THE_SCREENS,
            Target::Nothing,
            TYPING,
        ),
        plan(late, NOW_AND_THEN, Target::Something, CONTROL_RUNS),
    ]
}

fn walks(asked: &Asked) -> Plan {
    let (within, mut walker) = (asked.out.clone(), None);
    Plan {
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

fn zone(run: u32, reading: Reading) -> Seen {
    zones::tried(TZ_VARIANTS[run as usize], YEARS, reading)
}

fn play(out: &Path, build: &str, plan: &mut Plan, until: Instant) -> Result<Proof, String> {
    std::fs::create_dir_all(out).map_err(|it| format!("{}: {it}", out.display()))?;
    let path = out.join("results.json");
    let told = |it: std::io::Error| format!("{}: {it}", path.display());
    let mut figures = Figures::at(&path).map_err(told)?;
    let mut proof = figures.proof(plan.name, plan.target, build);
    while proof.runs < plan.runs && Instant::now() < until {
        let begun = Instant::now();
        while proof.runs < plan.runs && begun.elapsed() < A_WHILE {
            let seen = (plan.round)(proof.runs)?;
            if seen.wrongs() > 0 && plan.target == Target::Nothing {
                println!("   run {}: {:?}", proof.runs, seen.wrong);
            }
            proof.count(&seen);
        }
        figures.keep(&proof).map_err(told)?;
    }
    Ok(proof)
}
