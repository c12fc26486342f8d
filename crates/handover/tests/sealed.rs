//! Sealed files: opened by another age, and refused with any byte changed or cut.
//!
//! Debian's `age` asks for words on a terminal; `script` gives it one.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use care::private::Private;
use handover::sealed::{NotSealed, open, open_with_key, to_key, with_words};
use proptest::prelude::*;

const CONTENT: &[u8] = b"%PDF-1.7 a page of words";
const KEY: &str = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
const SECRET: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

fn words() -> Private {
    "slow river paper moon quiet otter".into()
}

fn run(command: &mut Command) -> (bool, String) {
    let done = command.output().expect("the tool must be installed");
    (
        done.status.success(),
        String::from_utf8_lossy(&done.stdout).into_owned(),
    )
}

/// Debian's age with words typed on a terminal.
fn typed(dir: &Path, args: &str, words: &str) -> bool {
    let line = format!("cd {} && age {args}", dir.display());
    let mut command = Command::new("script");
    command
        .args(["-qec", &line, "/dev/null"])
        .stdin(Stdio::piped());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("script must be installed");
    let typed = format!("{words}\n{words}\n");
    std::io::Write::write_all(
        &mut child.stdin.take().expect("a made-up value fits"),
        typed.as_bytes(),
    )
    .expect("a made-up value fits");
    child.wait().expect("a made-up value fits").success()
}

#[test]
fn another_age_opens_what_was_sealed_to_its_key_and_we_open_what_it_sealed() {
    let dir = tempfile::tempdir().expect("a made-up value fits");
    let at = |name: &str| dir.path().join(name);
    let (made, _) = run(Command::new("age-keygen").arg("-o").arg(at("key")));
    assert!(made);
    let kept = fs::read_to_string(at("key")).expect("a made-up value fits");
    let secret = kept
        .lines()
        .find(|it| it.starts_with("AGE-SECRET-KEY-1"))
        .expect("a made-up value fits");
    let (_, public) = run(Command::new("age-keygen").arg("-y").arg(at("key")));
    // More than one chunk, and one that ends just at its end.
    for length in [1, CONTENT.len(), 64 << 10, (64 << 10) + 1, 200_000] {
        let content: Vec<u8> = (0..length).map(|it| (it % 251) as u8).collect();
        fs::write(
            at("ours.age"),
            to_key(&content, &public).expect("a made-up value fits"),
        )
        .expect("a made-up value fits");
        let (opened, _) = run(Command::new("age")
            .arg("-d")
            .arg("-i")
            .arg(at("key"))
            .arg("-o")
            .arg(at("opened"))
            .arg(at("ours.age")));
        assert!(opened, "{length} bytes");
        assert_eq!(
            fs::read(at("opened")).expect("a made-up value fits"),
            content
        );
        fs::write(at("plain"), &content).expect("a made-up value fits");
        let (sealed, _) = run(Command::new("age")
            .arg("-r")
            .arg(public.trim())
            .arg("-o")
            .arg(at("theirs.age"))
            .arg(at("plain")));
        assert!(sealed);
        let theirs = fs::read(at("theirs.age")).expect("a made-up value fits");
        assert_eq!(open_with_key(&theirs, secret, 1 << 20), Ok(content));
    }
}

#[test]
fn another_age_opens_what_was_sealed_with_words_and_we_open_what_it_sealed() {
    let dir = tempfile::tempdir().expect("a made-up value fits");
    let at = |name: &str| dir.path().join(name);
    let sealed = with_words(CONTENT, &words()).expect("a made-up value fits");
    assert_eq!(open(&sealed, &words(), 1 << 20), Ok(CONTENT.to_vec()));
    assert_eq!(
        open(&sealed, &"other words".into(), 1 << 20),
        Err(NotSealed::Wrong)
    );
    fs::write(at("ours.age"), &sealed).expect("a made-up value fits");
    assert!(typed(dir.path(), "-d -o opened ours.age", words().reveal()));
    assert_eq!(
        fs::read(at("opened")).expect("a made-up value fits"),
        CONTENT
    );
    fs::write(at("plain"), CONTENT).expect("a made-up value fits");
    assert!(typed(
        dir.path(),
        "-p -o theirs.age plain",
        words().reveal()
    ));
    let theirs = fs::read(at("theirs.age")).expect("a made-up value fits");
    assert_eq!(open(&theirs, &words(), 1 << 20), Ok(CONTENT.to_vec()));
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    // To a key: the same seal around the same content, without a second of work for each try.
    let sealed = to_key(CONTENT, KEY).expect("a made-up value fits");
    assert_eq!(
        open_with_key(&sealed, SECRET, 1 << 20),
        Ok(CONTENT.to_vec())
    );
    for at in 0..sealed.len() {
        for bit in 0..8 {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1 << bit;
            assert!(
                open_with_key(&flipped, SECRET, 1 << 20).is_err(),
                "bit {bit} of byte {at}"
            );
        }
        assert!(
            open_with_key(&sealed[..at], SECRET, 1 << 20).is_err(),
            "{at} bytes"
        );
    }
    let more = [&sealed[..], b"\n"].concat();
    assert_eq!(
        open_with_key(&more, SECRET, 1 << 20),
        Err(NotSealed::Damaged)
    );
}

#[test]
fn a_file_that_asks_for_too_much_gets_nothing() {
    let head = "age-encryption.org/v1\n-> scrypt 7s9iXBcEMuWkqCJZfLjzwg 40\n\
                gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY\n--- \
                HUDrkHUDrkHUDrkHUDrkHUDrkHUDrkHUDrkHUDrkHUA\n";
    assert_eq!(
        open(head.as_bytes(), &words(), 1 << 20),
        Err(NotSealed::TooMuch)
    );
    let large = to_key(&[0; 2000], KEY).expect("a made-up value fits");
    assert_eq!(open_with_key(&large, SECRET, 1999), Err(NotSealed::TooMuch));
    assert!(open_with_key(&large, SECRET, 2000).is_ok());
}

#[test]
fn what_is_no_key_is_refused() {
    for key in [
        "",
        "age1",
        "age1qqqq",
        SECRET,
        &KEY.replace("nujwj", "nujwk"),
    ] {
        assert_eq!(to_key(CONTENT, key), Err(NotSealed::NoKey), "{key}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(mut file: Vec<u8>, head: bool) {
        if head {
            file.splice(..0, *b"age-encryption.org/v1\n-> X25519 AAAA\n");
        }
        prop_assert!(open_with_key(&file, SECRET, 1 << 20).is_err());
    }
}
