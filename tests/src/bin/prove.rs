//! The long proofs, resumed where they were left; their figures go into one file.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use journeys::prove::{
    figures::{Figures, Proof, Target, build_of},
    kills::{Kills, delay},
    saver::Order,
};

const HELP: &str = "prove FOLDER [--runs 500] [--minutes 60]";

/// Runs of the control: enough to see whether it loses, as it should.
const CONTROL_RUNS: u32 = 20;

/// What is asked for on the command line.
struct Asked {
    out: PathBuf,
    runs: u32,
    minutes: u64,
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
        runs: 500,
        minutes: 60,
    };
    while let Some(name) = args.next() {
        let value = args.next()?;
        match name.as_str() {
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
    let saver = std::env::current_exe()
        .map_err(|it| it.to_string())?
        .with_file_name("saver");
    let proofs = [
        (
            "kill -9 during saves",
            Order::SaveFirst,
            Target::Nothing,
            asked.runs,
        ),
        (
            "kill -9 during saves that are acknowledged too early",
            Order::AcknowledgeFirst,
            Target::Some,
            asked.runs.min(CONTROL_RUNS),
        ),
    ];
    let mut all_hold = true;
    for (name, order, target, runs) in proofs {
        let kills = Kills::of(&saver, order, &asked.out);
        let proof = play(&asked.out, &saver, name, target, kills, runs, until)?;
        println!(
            "{name}: {} of {runs} runs, {} saves acknowledged, {} lost, {} unreadable",
            proof.runs, proof.acknowledged, proof.lost, proof.unreadable
        );
        if proof.runs < runs {
            println!("   left there, for the time is over: the same command goes on");
        } else {
            all_hold &= proof.holds();
        }
    }
    Ok(all_hold)
}

fn play(
    out: &Path,
    saver: &Path,
    name: &str,
    target: Target,
    mut kills: Kills,
    runs: u32,
    until: Instant,
) -> Result<Proof, String> {
    let build = build_of(saver).map_err(|it| format!("{}: {it}", saver.display()))?;
    std::fs::create_dir_all(out).map_err(|it| format!("{}: {it}", out.display()))?;
    let path = out.join("results.json");
    let told = |it: std::io::Error| format!("{}: {it}", path.display());
    let mut figures = Figures::at(&path).map_err(told)?;
    let mut proof = figures.proof(name, target, &build);
    while proof.runs < runs && Instant::now() < until {
        proof.count(kills.round(delay(proof.runs))?);
        figures.keep(&proof).map_err(told)?;
        if proof.runs % 25 == 0 {
            println!("   {} runs, {} lost", proof.runs, proof.lost);
        }
    }
    Ok(proof)
}
