//! `cargo xtask plan ..`: reads its words, and says what was done or what is wrong.

use std::{path::Path, process::ExitCode};

use clinic::desk::{look, make_key, sign, to_picture};

const HELP: &str = "\
cargo xtask plan COMMAND

  key  KEYFILE              makes a signing key for you; keep it as you keep your own keys
  sign KEYFILE PLAN.toml OUT.gwplan
                            checks the plan, signs it, and says what differs from the default plan
  qr   FILE.gwplan OUT.png  the same file as one picture of QR codes
  look FILE                 what a plan file or a picture of one says, and who signed it";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["key", file] => make_key(Path::new(file)),
        ["sign", key, plan, out] => sign(Path::new(key), Path::new(plan), Path::new(out)),
        ["qr", file, out] => to_picture(Path::new(file), Path::new(out)),
        ["look", file] => look(Path::new(file)),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
