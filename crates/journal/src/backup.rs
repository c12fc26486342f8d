//! A copy of the journal that proves itself: one file with the keys and the encrypted journal.
//!
//! It takes its name only after it was unpacked, opened with the key and read to its end, the same
//! way as a patient would restore it. The layout: a line with the format, a line with the moment,
//! the two lines of the key file, the journal, and the SHA-256 of all that.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
};

use care::{backup::Holds, contract::Broken};
use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::{
    disk,
    error::Error,
    key::Key,
    keys::{self, Keys},
    ladder::TABLES,
    open::{self, Journal},
};

/// How a copy's name ends.
pub const ENDING: &str = "gwbackup";

const FORMAT: &str = "groundwork backup 1";

/// Bytes of the digest at the end, in hex.
const SUM: u64 = 64;

/// No line before the journal is longer.
const LONGEST_LINE: u64 = 64 * 1024;

/// What stands before the journal in a copy.
#[derive(Clone, Debug)]
pub struct Head {
    /// When it was made.
    pub made: DateTime<FixedOffset>,
    /// The keys to it, as they were then.
    pub keys: Keys,
    /// Where the journal begins.
    begins: u64,
}

impl Journal {
    /// Makes a copy at `to` with `keys`, proves it, and answers what it holds.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`] with `BackupDamaged` where the copy is not what is here; [`Error::DiskFull`],
    /// [`Error::Io`], [`Error::Sqlite`]. Nothing is at `to` then that was not there before.
    pub fn back_up(
        &mut self,
        keys: &Keys,
        made: DateTime<FixedOffset>,
        to: &Path,
    ) -> Result<Holds, Error> {
        let [copy, part] = ["copy", "part"].map(|it| to.with_added_extension(it));
        let done = self.prove(keys, made, [&copy, &part]);
        let gone = disk::remove(&copy);
        let holds = match done.and_then(|it| Ok(gone.map(|()| it)?)) {
            Ok(holds) => holds,
            Err(error) => {
                let _ = disk::remove(&part);
                return Err(error.by_its_cause(to));
            }
        };
        fs::rename(&part, to)?;
        disk::sync_folder_of(to)?;
        Ok(holds)
    }

    fn prove(
        &self,
        keys: &Keys,
        made: DateTime<FixedOffset>,
        [copy, part]: [&Path; 2],
    ) -> Result<Holds, Error> {
        disk::remove(copy)?;
        // Made beforehand, so that nobody else can read it.
        drop(disk::private_file(copy)?);
        let name = copy.to_str().ok_or(Error::Gone)?;
        self.db.execute("VACUUM INTO ?1", [name])?;
        pack(copy, keys, made, part)?;
        unpack(part, copy)?;
        let db = open::look_into(copy, self.key())?;
        whole(&db)?;
        if tally(&db)? != tally(&self.db)? {
            return Err(Error::Broken(Broken::BackupDamaged));
        }
        holds(&db)
    }
}

/// Reads what stands before the journal.
///
/// # Errors
///
/// [`Error::Broken`] with `BackupDamaged`, `KeysDamaged` or `FromNewerApp`; [`Error::Io`].
pub fn head(path: &Path) -> Result<Head, Error> {
    Ok(read_head(path)?.0)
}

/// Puts the journal of the copy `path` at `to`, where nothing else is to be; answers its keys.
///
/// # Errors
///
/// As [`head`]; [`Error::DiskFull`].
pub(crate) fn unpack(path: &Path, to: &Path) -> Result<Keys, Error> {
    let damaged = Error::Broken(Broken::BackupDamaged);
    let (head, mut rest, mut sum) = read_head(path)?;
    let end = fs::metadata(path)?.len();
    let Some(long) = end.checked_sub(head.begins + SUM) else {
        return Err(damaged);
    };
    let mut out = disk::private_file(to)?;
    carry(&mut (&mut rest).take(long), &mut out, &mut sum)?;
    out.sync_all()?;
    let mut said = String::new();
    rest.read_to_string(&mut said)
        .map_err(|_| Error::Broken(Broken::BackupDamaged))?;
    if said != hex(sum) {
        disk::remove(to)?;
        return Err(damaged);
    }
    Ok(head.keys)
}

/// Unpacks a copy to `to`, reads all of it with its key, and answers what it holds.
///
/// # Errors
///
/// As [`head`]; [`Error::Broken`] with `JournalDamaged`.
pub fn prove_again(path: &Path, key: &Key, to: &Path) -> Result<Holds, Error> {
    unpack(path, to)?;
    let db = open::look_into(to, key)?;
    whole(&db)?;
    holds(&db)
}

/// The same copy under other keys: an older passphrase opens it no longer.
///
/// # Errors
///
/// As [`unpack`]; the copy is as it was then.
pub(crate) fn change_keys(path: &Path, keys: &Keys) -> Result<(), Error> {
    let [copy, part] = ["copy", "part"].map(|it| path.with_added_extension(it));
    let made = head(path)?.made;
    let done = unpack(path, &copy).and_then(|_| pack(&copy, keys, made, &part));
    disk::remove(&copy)?;
    done?;
    fs::rename(&part, path)?;
    Ok(disk::sync_folder_of(path)?)
}

/// Every page and every index of it.
pub(crate) fn whole(db: &Connection) -> Result<(), Error> {
    let said = |pragma| -> Result<Vec<String>, Error> {
        let mut asked = db.prepare(pragma)?;
        let lines = asked.query_map([], |row| row.get(0))?;
        Ok(lines.collect::<Result<_, _>>()?)
    };
    // The first speaks of pages that were changed from outside, the second of what they hold.
    let seals = said("PRAGMA cipher_integrity_check")?;
    if seals.is_empty() && said("PRAGMA integrity_check")? == ["ok"] {
        Ok(())
    } else {
        Err(Error::Broken(Broken::JournalDamaged))
    }
}

/// What it holds.
pub(crate) fn holds(db: &Connection) -> Result<Holds, Error> {
    let (entries, first, last): (u32, Option<String>, Option<String>) = db.query_row(
        "SELECT count(*), min(day), max(day) FROM entry WHERE newest = 1",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let day = |it: Option<String>| it.and_then(|it| it.parse().ok());
    Ok(Holds {
        entries,
        days: day(first).zip(day(last)),
    })
}

/// How many rows each table has, and how often something was written.
fn tally(db: &Connection) -> Result<Vec<i64>, Error> {
    let mut counts = vec![open::written(db)?];
    for table in TABLES {
        counts.push(
            db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                row.get(0)
            })?,
        );
    }
    Ok(counts)
}

fn pack(from: &Path, keys: &Keys, made: DateTime<FixedOffset>, to: &Path) -> Result<(), Error> {
    let mut sum = Sha256::new();
    let mut out = disk::private_file(to)?;
    let head = format!("{FORMAT}\n{}\n{}", made.to_rfc3339(), keys::content(keys)?);
    carry(&mut head.as_bytes(), &mut out, &mut sum)?;
    carry(&mut File::open(from)?, &mut out, &mut sum)?;
    out.write_all(hex(sum).as_bytes())?;
    out.sync_all()?;
    Ok(())
}

fn read_head(path: &Path) -> Result<(Head, BufReader<File>, Sha256), Error> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut sum = Sha256::new();
    let mut begins = 0;
    let mut line = || -> Result<String, Error> {
        let mut line = String::new();
        (&mut reader)
            .take(LONGEST_LINE)
            .read_line(&mut line)
            .map_err(|_| Error::Broken(Broken::BackupDamaged))?;
        sum.update(line.as_bytes());
        begins += line.len() as u64;
        Ok(line)
    };
    let [format, made, json, seal] = [line()?, line()?, line()?, line()?];
    match format.trim_end().strip_prefix("groundwork backup ") {
        Some("1") => {}
        Some(newer) if newer.parse::<u32>().is_ok() => {
            return Err(Error::Broken(Broken::FromNewerApp));
        }
        Some(_) | None => return Err(Error::Broken(Broken::BackupDamaged)),
    }
    let made = DateTime::parse_from_rfc3339(made.trim_end())
        .map_err(|_| Error::Broken(Broken::BackupDamaged))?;
    let keys = keys::parse(format!("{json}{seal}").as_bytes()).map_err(Error::Broken)?;
    Ok((Head { made, keys, begins }, reader, sum))
}

fn carry(from: &mut impl Read, to: &mut impl Write, sum: &mut Sha256) -> Result<(), Error> {
    let mut some = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut some)?;
        if read == 0 {
            return Ok(());
        }
        sum.update(&some[..read]);
        to.write_all(&some[..read])?;
    }
}

fn hex(sum: Sha256) -> String {
    sum.finalize()
        .iter()
        .map(|it| format!("{it:02x}"))
        .collect()
}

/// All copies in `folder`, with when they were made; what is none, or cannot be read, is left out.
pub fn found(folder: &Path) -> Vec<(PathBuf, DateTime<FixedOffset>)> {
    let Ok(listed) = fs::read_dir(folder) else {
        return vec![];
    };
    let mut all: Vec<_> = listed
        .filter_map(|it| Some(it.ok()?.path()))
        .filter(|it| it.extension().is_some_and(|it| it == ENDING))
        .filter_map(|it| head(&it).ok().map(|head| (it, head.made)))
        .collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.1));
    all
}
