//! Putting another journal in the place of the present one, which is kept aside.
//!
//! All that comes is made ready in one folder first. A last file in it says so; from then on the
//! moves are done, and done again after a power cut, until everything stands in its place.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::disk;

const INCOMING: &str = "incoming";
const READY: &str = "ready";
const ASIDE: &str = "aside";

/// The file, and what lies beside it; the file last.
const WITH_THE_FILE: [&str; 4] = [
    "journal.db-wal",
    "journal.db-shm",
    "journal.db.mark",
    "journal.db",
];

const KEYS: [&str; 2] = ["journal.keys", "journal.keys.spare"];

/// An empty folder for what comes.
pub(crate) fn begin(dir: &Path) -> io::Result<PathBuf> {
    let incoming = dir.join(INCOMING);
    remove_all(&incoming)?;
    disk::private_folder(&incoming)?;
    Ok(incoming)
}

/// Moves it in; what is there now goes into a folder `name` aside.
pub(crate) fn put_in_place(dir: &Path, name: &str) -> io::Result<()> {
    disk::sync_folder_of(&dir.join(INCOMING).join(READY))?;
    disk::replace(&dir.join(INCOMING).join(READY), name.as_bytes())?;
    finish(dir)
}

/// Ends what a power cut may have left half done; does nothing where there is nothing of the kind.
pub(crate) fn finish(dir: &Path) -> io::Result<()> {
    let incoming = dir.join(INCOMING);
    let Ok(name) = fs::read_to_string(incoming.join(READY)) else {
        return Ok(());
    };
    let aside = dir.join(ASIDE).join(name);
    disk::private_folder(&aside)?;
    if incoming.join("journal.db").exists() {
        for name in WITH_THE_FILE {
            put_aside(dir, &aside, name)?;
        }
        fs::rename(incoming.join("journal.db"), dir.join("journal.db"))?;
    }
    for name in KEYS {
        if incoming.join(name).exists() {
            put_aside(dir, &aside, name)?;
            fs::rename(incoming.join(name), dir.join(name))?;
        }
    }
    for name in ["journal.tries", "inbox.pub"] {
        disk::remove(&dir.join(name))?;
    }
    for moved in [&aside.join("x"), &dir.join("x")] {
        disk::sync_folder_of(moved)?;
    }
    remove_all(&incoming)
}

/// Removes a folder with all that is in it, the mark of its readiness first.
pub(crate) fn remove_all(folder: &Path) -> io::Result<()> {
    disk::remove(&folder.join(READY))?;
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn put_aside(dir: &Path, aside: &Path, name: &str) -> io::Result<()> {
    match fs::rename(dir.join(name), aside.join(name)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}
