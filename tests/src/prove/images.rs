//! What may be on the disk after a power cut: recorded calls replayed, with what was not synced lost,
//! torn and in any order.
//!
//! The model: what a file holds is kept by a sync of the file; a name by a sync of its folder, or of
//! the new file itself. Before that, single sectors of 512 bytes may have come through or not, and
//! names in the order in which they were given. A disk that says "kept" and did not keep is outside.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::prove::calls::Call;

const SECTOR: usize = 512;

/// How much of what was not synced came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Nothing.
    DropAll,
    /// All of it.
    KeepAll,
    /// Some, drawn by this seed.
    Torn(u64),
}

/// A disk, as far as the calls tell.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    inodes: Vec<Inode>,
    /// As programs see them.
    names: BTreeMap<PathBuf, usize>,
    /// As they are kept.
    kept: BTreeMap<PathBuf, usize>,
    /// Changes of names that are not kept yet.
    pending: Vec<Naming>,
}

#[derive(Clone, Debug, Default)]
struct Inode {
    now: Vec<u8>,
    kept: Vec<u8>,
    pending: Vec<Change>,
}

#[derive(Clone, Debug)]
enum Change {
    Write(usize, Vec<u8>),
    Truncate(usize),
}

#[derive(Clone, Debug)]
enum Naming {
    Give(PathBuf, usize),
    Move(PathBuf, PathBuf),
    Take(PathBuf),
}

impl Disk {
    /// The call happens.
    pub fn apply(&mut self, call: &Call) {
        match call {
            Call::Say(_) => {}
            Call::Create(path) => {
                self.inode(path);
            }
            Call::Write(path, at, bytes) => self.change(path, Change::Write(*at, bytes.clone())),
            Call::Truncate(path, long) => self.change(path, Change::Truncate(*long)),
            Call::Sync(path) => self.sync(Path::new(path)),
            Call::Rename(from, to) => self.rename(Naming::Move(from.into(), to.into())),
            Call::Unlink(path) => self.rename(Naming::Take(path.into())),
        }
    }

    /// Puts into `folder` what is left of the files of `home` after the power is cut now.
    ///
    /// # Errors
    ///
    /// Of the system.
    pub fn image(&self, cut: Cut, home: &Path, folder: &Path) -> io::Result<()> {
        let mut chance = Chance(match cut {
            Cut::DropAll | Cut::KeepAll => 0,
            Cut::Torn(seed) => seed,
        });
        let mut names = self.kept.clone();
        let through = match cut {
            Cut::DropAll => 0,
            Cut::KeepAll => self.pending.len(),
            Cut::Torn(_) => chance.below(self.pending.len() + 1),
        };
        self.pending[..through]
            .iter()
            .for_each(|it| it.apply(&mut names));
        for (path, inode) in names {
            let Ok(within) = path.strip_prefix(home) else {
                continue;
            };
            let to = folder.join(within);
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(to, self.inodes[inode].left(cut, &mut chance))?;
        }
        Ok(())
    }

    fn inode(&mut self, path: &str) -> usize {
        if let Some(known) = self.names.get(Path::new(path)) {
            return *known;
        }
        self.inodes.push(Inode::default());
        let new = self.inodes.len() - 1;
        self.rename(Naming::Give(path.into(), new));
        new
    }

    fn change(&mut self, path: &str, change: Change) {
        let inode = self.inode(path);
        let inode = &mut self.inodes[inode];
        change.apply(&mut inode.now);
        inode.pending.push(change);
    }

    fn rename(&mut self, naming: Naming) {
        naming.apply(&mut self.names);
        self.pending.push(naming);
    }

    fn sync(&mut self, path: &Path) {
        let Some(inode) = self.names.get(path).copied() else {
            // A folder: all names in it, and those given before.
            let last = self.pending.iter().rposition(|it| it.is_in(path));
            let through = last.map_or(0, |it| it + 1);
            let kept = &mut self.kept;
            self.pending.drain(..through).for_each(|it| it.apply(kept));
            return;
        };
        self.inodes[inode].kept = self.inodes[inode].now.clone();
        self.inodes[inode].pending.clear();
        let first = |it: &Naming| matches!(it, Naming::Give(_, new) if *new == inode);
        if let Some(at) = self.pending.iter().position(first) {
            let kept = &mut self.kept;
            self.pending.drain(..=at).for_each(|it| it.apply(kept));
        }
    }
}

impl Inode {
    fn left(&self, cut: Cut, chance: &mut Chance) -> Vec<u8> {
        match cut {
            Cut::DropAll => self.kept.clone(),
            Cut::KeepAll => self.now.clone(),
            Cut::Torn(_) => {
                let mut left = self.kept.clone();
                for change in &self.pending {
                    change.apply_torn(&mut left, chance);
                }
                left
            }
        }
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Truncate(long) => bytes.resize(*long, 0),
            Self::Write(at, new) => put(bytes, *at, new),
        }
    }

    fn apply_torn(&self, bytes: &mut Vec<u8>, chance: &mut Chance) {
        match self {
            Self::Truncate(_) if chance.below(2) == 0 => {}
            Self::Truncate(_) => self.apply(bytes),
            Self::Write(at, new) => {
                for (n, sector) in new.chunks(SECTOR).enumerate() {
                    if chance.below(2) == 1 {
                        put(bytes, at + n * SECTOR, sector);
                    }
                }
            }
        }
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    let end = at + new.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[at..end].copy_from_slice(new);
}

impl Naming {
    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Give(path, inode) => {
                names.insert(path.clone(), *inode);
            }
            Self::Move(from, to) => {
                if let Some(inode) = names.remove(from) {
                    names.insert(to.clone(), inode);
                }
            }
            Self::Take(path) => {
                names.remove(path);
            }
        }
    }

    fn is_in(&self, folder: &Path) -> bool {
        let (Self::Give(path, _) | Self::Move(_, path) | Self::Take(path)) = self;
        path.parent() == Some(folder)
    }
}

/// Draws numbers, the same ones for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end.max(1) as u64).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(calls: &[Call], cut: Cut) -> BTreeMap<String, Vec<u8>> {
        let mut disk = Disk::default();
        calls.iter().for_each(|it| disk.apply(it));
        let dir = tempfile::tempdir().unwrap();
        disk.image(cut, Path::new("/h"), dir.path()).unwrap();
        let listed = fs::read_dir(dir.path()).unwrap().map(|it| it.unwrap());
        let named = |it: fs::DirEntry| {
            (
                it.file_name().into_string().unwrap(),
                fs::read(it.path()).unwrap(),
            )
        };
        listed.map(named).collect()
    }

    #[test]
    fn what_was_synced_stays_and_what_was_not_may_go() {
        let (a, b) = ("/h/a".to_owned(), "/h/b".to_owned());
        let written = [
            Call::Create(a.clone()),
            Call::Write(a.clone(), 0, b"old".to_vec()),
            Call::Sync(a.clone()),
            Call::Write(a.clone(), 0, b"new".to_vec()),
            Call::Rename(a.clone(), b.clone()),
        ];
        let one = |name: &str, bytes: &[u8]| BTreeMap::from([(name.to_owned(), bytes.to_vec())]);
        assert_eq!(left(&written, Cut::DropAll), one("a", b"old"));
        assert_eq!(left(&written, Cut::KeepAll), one("b", b"new"));
        let synced = [&written[..], &[Call::Sync("/h".to_owned())]].concat();
        assert_eq!(left(&synced, Cut::DropAll), one("b", b"old"));
        let never = [Call::Create(a.clone()), Call::Write(a, 0, b"x".to_vec())];
        assert_eq!(left(&never, Cut::DropAll), BTreeMap::new());
    }
}
