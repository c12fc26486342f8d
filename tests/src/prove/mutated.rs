//! Real files, changed at random: the short way to try a reader, without a compiler's help.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;
use fuzz::Reader;

use crate::prove::figures::Seen;

/// Changes in one file.
const MOST_CHANGES: usize = 6;

/// Longest piece that is cut out, doubled or taken from another place, in bytes.
const PIECE: usize = 64;

/// Bytes and letters at which readers stumble.
const ODD: [&[u8]; 16] = [
    b"0",
    b"-1",
    b"9",
    b"99999999999999999999",
    b"1e999",
    b"null",
    b"\"",
    b"[",
    b"{",
    b"\n",
    b"\0",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"-262143-01-01",
    b"+262142-12-31",
];

/// Tries a reader with `runs` changes of the seeds; the same numbers are the same bytes.
pub fn tried(reader: &Reader, seeds: &[Vec<u8>], runs: u64) -> Seen {
    let mut seen = Seen::default();
    seen.wrong("panics", 0);
    for run in 0..runs {
        let bytes = mutated(seeds, &mut Rng::with_seed(run));
        let read = catch_unwind(AssertUnwindSafe(|| (reader.read)(&bytes)));
        seen.tried("files", 1);
        seen.tried("understood", usize::from(read.as_ref().is_ok_and(|it| *it)));
        seen.wrong("panics", usize::from(read.is_err()));
        if read.is_err() {
            println!("{}: {:?}", reader.name, String::from_utf8_lossy(&bytes));
        }
    }
    seen
}

fn mutated(seeds: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let mut bytes = seeds[random.usize(0..seeds.len())].clone();
    for _ in 0..random.usize(1..=MOST_CHANGES) {
        let at = random.usize(0..=bytes.len());
        let long = random.usize(0..=PIECE).min(bytes.len() - at);
        match random.u8(0..7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.u8(0..8),
            1 if at < bytes.len() => bytes[at] = random.u8(..),
            2 => drop(bytes.drain(at..at + long)),
            3 => {
                let other = &seeds[random.usize(0..seeds.len())];
                let from = random.usize(0..=other.len());
                let piece = &other[from..other.len().min(from + PIECE)];
                bytes.splice(at..at, piece.iter().copied());
            }
            4 => {
                let odd = ODD[random.usize(0..ODD.len())];
                let over = odd.len().min(bytes.len() - at);
                bytes.splice(at..at + over, odd.iter().copied());
            }
            5 => another_number(&mut bytes, at, random),
            _ if random.u8(0..8) == 0 => bytes.truncate(at),
            _ => bytes.insert(at, random.u8(..)),
        }
    }
    bytes
}

/// Puts another number in the place of the next one.
fn another_number(bytes: &mut Vec<u8>, at: usize, random: &mut Rng) {
    let Some(begin) = bytes[at..].iter().position(u8::is_ascii_digit) else {
        return;
    };
    let begin = at + begin;
    let digits = bytes[begin..].iter().take_while(|it| it.is_ascii_digit());
    let end = begin + digits.count();
    let number = match random.u8(0..3) {
        0 => random.i64(-2..12),
        1 => i64::MAX >> random.u8(0..63),
        _ => i64::from(random.u8(..)),
    };
    bytes.splice(begin..end, number.to_string().into_bytes());
}
