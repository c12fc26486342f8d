//! Writing small files so that a power cut leaves the old or the new one, never half of one.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    path::Path,
};

/// Replaces the file at `path` by `content`; it is on the disk when this returns.
///
/// # Errors
///
/// What the system says; the file at `path` is then still the old one.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let next = path.with_added_extension("next");
    let mut file = private_file(&next)?;
    file.write_all(content)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&next, path)?;
    sync_folder_of(path)
}

/// Makes `dir`, readable by its owner alone.
pub(crate) fn private_folder(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// Makes an empty file, readable by its owner alone, in place of what stood there.
pub(crate) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// So much room is tried for.
const ROOM: usize = 64 * 1024;

/// Whether a file beside `file` may grow as long as that and a little longer.
pub(crate) fn has_room(file: &Path) -> bool {
    let probe = file.with_added_extension("room");
    let long = |name: &str| {
        let mut path = file.as_os_str().to_owned();
        path.push(name);
        fs::metadata(path).map_or(0, |it| it.len())
    };
    let end = long("").max(long("-wal"));
    let tried = private_file(&probe).and_then(|mut probe| {
        probe.seek(SeekFrom::Start(end))?;
        probe.write_all(&vec![1; ROOM])?;
        probe.sync_all()
    });
    let _ = fs::remove_file(&probe);
    !tried.is_err_and(|it| is_no_room(&it))
}

/// Whether it says that there is no room.
pub(crate) fn is_no_room(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// Removes a file, if it is there.
///
/// # Errors
///
/// What the system says.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Makes names in the folder of `path` survive a power cut.
pub(crate) fn sync_folder_of(path: &Path) -> io::Result<()> {
    // Windows has no handle to sync a folder with; its rename is journalled.
    #[cfg(unix)]
    if let Some(dir) = path.parent() {
        File::open(dir)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.keys");
        replace(&path, b"old").unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("groundwork");
        private_folder(&folder).unwrap();
        replace(&folder.join("journal.keys"), b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&folder.join("journal.keys")), 0o600);
    }
}
