//! Erasing everything: the keys first, so that what a storage chip still holds cannot be read.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};

use care::private::Private;

use crate::{disk, error::Error, keys, moving, tries::Uptime, vault::Vault};

impl Vault {
    /// Erases the keys, the journal, its copies and all that was set aside. The journal must be closed.
    ///
    /// # Errors
    ///
    /// [`Error::WrongPassphrase`], and nothing is erased; [`Error::Io`].
    pub fn erase_all(&self, passphrase: &Private, now: &Uptime) -> Result<(), Error> {
        self.confirm(passphrase, now)?;
        let keys = self.keys();
        for path in [&keys::spare(&keys), &keys] {
            overwrite(path)?;
            disk::remove(path)?;
        }
        disk::sync_folder_of(&keys)?;
        for folder in ["backups", "aside", "incoming"] {
            let folder = self.dir().join(folder);
            overwrite_all(&folder)?;
            moving::remove_all(&folder)?;
        }
        moving::remove_all(&self.dir().join("inbox"))?;
        for name in [
            "journal.db-wal",
            "journal.db-shm",
            "journal.db.mark",
            "journal.db",
            "journal.db.new",
            "journal.tries",
            "inbox.pub",
        ] {
            disk::remove(&self.dir().join(name))?;
        }
        Ok(disk::sync_folder_of(&keys)?)
    }
}

/// Each file holds wrapped keys in its first bytes.
fn overwrite_all(folder: &Path) -> io::Result<()> {
    let Ok(listed) = fs::read_dir(folder) else {
        return Ok(());
    };
    for it in listed {
        let it = it?;
        if it.file_type()?.is_dir() {
            overwrite_all(&it.path())?;
        } else {
            overwrite(&it.path())?;
        }
    }
    Ok(())
}

fn overwrite(path: &Path) -> io::Result<()> {
    const MOST: u64 = 64 * 1024;
    let mut file = match OpenOptions::new().write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        file => file?,
    };
    let long = usize::try_from(file.metadata()?.len().min(MOST)).unwrap_or_default();
    file.write_all(&vec![0; long])?;
    file.sync_all()
}
