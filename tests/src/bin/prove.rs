//! The long proofs, resumed where they were left; their figures go into one file.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use journeys::prove::{
    figures::{Figures, Proof, Target, build_of},
    guided,
    parts::{PARTS, Proving, proofs},
};

const HELP: &str = "prove FOLDER [PART ...] [--named WORDS] [--runs MOST] [--minutes 60]
   parts: saves typing walks zones nights scores router histories delivery jumps lateness idle
      power faults flips locks tries traces watched handed cells tampered fuzz; all where none is named
   named: those alone whose name holds these words";

/// Between two looks at the clock and at the file, runs go on for so long.
const A_WHILE: Duration = Duration::from_secs(2);

/// What is asked for on the command line.
struct Asked {
    out: PathBuf,
    parts: Vec<String>,
    named: String,
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
        parts: Vec::new(),
        named: String::new(),
        runs: u32::MAX,
        minutes: 60,
    };
    while let Some(name) = args.next() {
        match name.as_str() {
            "--named" => asked.named = args.next()?,
            "--runs" => asked.runs = args.next()?.parse().ok()?,
            "--minutes" => asked.minutes = args.next()?.parse().ok()?,
            part if PARTS.contains(&part) => asked.parts.push(name),
            _ => return None,
        }
    }
    Some(asked)
}

/// Whether all that was played has reached its target.
fn prove(asked: &Asked) -> Result<bool, String> {
    let until = Instant::now() + Duration::from_secs(asked.minutes * 60);
    let here = std::env::current_exe().map_err(|it| it.to_string())?;
    let of =
        |program: &Path| build_of(program).map_err(|it| format!("{}: {it}", program.display()));
    let build = of(&here)?;
    let mut all_hold = true;
    for mut proving in proofs(&here, &asked.out) {
        if !asked.parts.is_empty() && !asked.parts.iter().any(|it| it == proving.part) {
            continue;
        }
        if !proving.name.contains(&asked.named) {
            continue;
        }
        // Fuzzing is of the program that is fuzzed: this one may change beside it.
        let build = match proving.part {
            guided::PART => of(&guided::program())?,
            _ => build.clone(),
        };
        proving.runs = proving.runs.min(asked.runs);
        let proof = play(&asked.out, &build, &mut proving, until)?;
        println!(
            "{}: {} of {} runs\n   tried {:?}\n   wrong {:?}",
            proving.name, proof.runs, proving.runs, proof.seen.tried, proof.seen.wrong
        );
        if !proof.seen.most.is_empty() {
            println!("   most {:?}", proof.seen.most);
        }
        if proof.runs < proving.runs {
            println!("   left there, for the time is over: the same command goes on");
        } else {
            all_hold &= proof.holds();
        }
    }
    Ok(all_hold)
}

fn play(out: &Path, build: &str, proving: &mut Proving, until: Instant) -> Result<Proof, String> {
    std::fs::create_dir_all(out).map_err(|it| format!("{}: {it}", out.display()))?;
    let path = out.join("results.json");
    let told = |it: std::io::Error| format!("{}: {it}", path.display());
    let mut figures = Figures::at(&path).map_err(told)?;
    let mut proof = figures.proof(proving.name, proving.target, build);
    while proof.runs < proving.runs && Instant::now() < until {
        let begun = Instant::now();
        while proof.runs < proving.runs && begun.elapsed() < A_WHILE {
            let seen = (proving.round)(proof.runs)?;
            if seen.wrongs() > 0 && proving.target == Target::Nothing {
                println!("   run {}: {:?}", proof.runs, seen.wrong);
            }
            proof.count(&seen);
        }
        figures.keep(&proof).map_err(told)?;
    }
    Ok(proof)
}
