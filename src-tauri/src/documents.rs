//! Files that the patient asked for, in the patient's own folder; none is ever overwritten.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

/// Saves a file in `folder`, named `stem` with `ending`, and answers where; it is on the disk
/// when this returns.
///
/// # Errors
///
/// What the system says; no half-written file has the name then.
pub(crate) fn save(folder: &Path, stem: &str, ending: &str, content: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let whole = folder.join(format!(".{stem}.part"));
    let saved = write(&whole, content).and_then(|()| give_name(&whole, folder, stem, ending));
    let _ = fs::remove_file(&whole);
    if let (Ok(_), Ok(folder)) = (&saved, File::open(folder)) {
        // Windows has no handle to sync a folder with; its rename is journalled.
        let _ = folder.sync_all();
    }
    saved
}

/// Saves files in a new folder within `folder`, and answers where that is.
///
/// # Errors
///
/// What the system says; the folder is gone then.
pub(crate) fn save_in_folder(
    folder: &Path,
    stem: &str,
    ending: &str,
    files: &[(&str, Vec<u8>)],
) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for own in names(folder, stem, "") {
        match fs::create_dir(&own) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        }
        let mut files = files.iter();
        let saved =
            files.try_for_each(|(name, content)| save(&own, name, ending, content).map(|_| ()));
        if let Err(error) = saved {
            let _ = fs::remove_dir_all(&own);
            return Err(error);
        }
        return Ok(own);
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Where a file was saved, as a person says it: from their own folder on.
pub(crate) fn told(saved: &Path) -> String {
    let home = std::env::home_dir();
    let inside = home.as_deref().and_then(|it| saved.strip_prefix(it).ok());
    inside.unwrap_or(saved).display().to_string()
}

fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// The names for a file in `folder`, in the order in which they are tried: "stem", "stem 2".
pub(crate) fn names(folder: &Path, stem: &str, ending: &str) -> impl Iterator<Item = PathBuf> {
    (1..).map(move |n: u32| match n {
        1 => folder.join(format!("{stem}{ending}")),
        n => folder.join(format!("{stem} {n}{ending}")),
    })
}

/// Gives the whole file the first name that is free: a link, unlike a rename, replaces nothing.
fn give_name(whole: &Path, folder: &Path, stem: &str, ending: &str) -> io::Result<PathBuf> {
    for path in names(folder, stem, &format!(".{ending}")) {
        match fs::hard_link(whole, &path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            // Some disks, such as USB sticks, know no links.
            Err(_) if !path.exists() => return fs::rename(whole, &path).map(|()| path),
            Err(_) => {}
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_it_was_saved_is_told_from_the_own_folder_on() {
        let home = std::env::home_dir().unwrap();
        assert_eq!(
            told(&home.join("Documents/Summary 31.pdf")),
            "Documents/Summary 31.pdf"
        );
        assert_eq!(told(Path::new("/media/stick/a.pdf")), "/media/stick/a.pdf");
    }

    #[test]
    fn a_second_file_of_a_day_does_not_replace_the_first() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("Documents");
        let first = save(&folder, "Summary 31", "pdf", b"one").unwrap();
        let second = save(&folder, "Summary 31", "pdf", b"two").unwrap();
        assert_eq!(first, folder.join("Summary 31.pdf"));
        assert_eq!(second, folder.join("Summary 31 2.pdf"));
        assert_eq!(
            (fs::read(first).unwrap(), fs::read(second).unwrap()),
            (b"one".to_vec(), b"two".to_vec())
        );
        assert_eq!(
            fs::read_dir(folder).unwrap().count(),
            2,
            "nothing else is left"
        );
    }
}
