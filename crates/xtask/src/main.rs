//! The commands of the house; each sets up what it needs and says so.

mod bench;
mod demo;
mod frontend;
mod guided;
mod measured;
mod phones;
mod plan;
mod prove;
mod run;
mod setup;
mod step;
mod supply;
mod tables;
mod test;

use std::process::ExitCode;

use step::Outcome;

const HELP: &str = "\
cargo xtask COMMAND

  run        installs what is missing, builds the app and opens it
  demo       plays a made-up patient's first week in the real window; pictures, notifications and PDF in target/demo/
  test       formatting, lints, all tests
  bench      speed, size and memory against bare counterparts, into target/bench/results.json; all, or the parts named
  prove      the long proofs, resumed where they were left, into target/prove/results.json; all, or the parts named
  frontend   builds the screens alone, into target/frontend/
  plan       for clinicians: makes a signing key, signs a plan, draws it as QR codes, looks at one
  supply     what the app is built from: licences, bans, lowest versions; with --advisories FOLDER what is known of it
  setup      installs what the commands above need";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next();
    let rest: Vec<String> = args.collect();
    match play(command.as_deref(), &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}

fn play(command: Option<&str>, rest: &[String]) -> Outcome {
    match command {
        Some("run") => run::run_app(),
        Some("demo") => demo::demo(),
        Some("test") => test::test(),
        Some("bench") => bench::bench(rest),
        Some("prove") => prove::prove(rest),
        Some("frontend") => frontend::frontend(),
        Some("plan") => plan::plan(rest),
        Some("supply") => prove::supply(rest),
        Some("setup") => setup::for_tests(),
        Some("help" | "--help" | "-h") | None => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("There is no command `{other}`.\n\n{HELP}")),
    }
}
