//! The figures of the proofs, in one file that they are resumed from.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::prove::kills::Round;

/// How far one proof has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// What is proved.
    pub name: String,
    /// So many so far.
    pub runs: u32,
    /// Saves that were acknowledged.
    pub acknowledged: usize,
    /// Of these, gone afterwards.
    pub lost: usize,
    /// Journals that could not be read as they were written.
    pub unreadable: usize,
    /// What it is to reach.
    pub target: Target,
    /// Of which build the figures are: another begins anew.
    pub build: String,
}

/// What a proof is to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// The promise.
    #[serde(rename = "0 lost, 0 unreadable")]
    Nothing,
    /// The same proof of something that is known to be wrong.
    #[serde(rename = "some lost: the proof sees it")]
    Some,
}

impl Proof {
    /// Adds what one run brought to light.
    pub fn count(&mut self, round: Round) {
        self.runs += 1;
        self.acknowledged += round.acknowledged;
        self.lost += round.lost;
        self.unreadable += round.unreadable;
    }

    /// Whether it has reached its target so far.
    pub fn holds(&self) -> bool {
        match self.target {
            Target::Nothing => self.lost == 0 && self.unreadable == 0,
            Target::Some => self.lost > 0 && self.unreadable == 0,
        }
    }
}

/// The file with all proofs.
pub struct Figures {
    path: PathBuf,
    proofs: Vec<Proof>,
}

impl Figures {
    /// Reads the file; without one, nothing is proved yet.
    ///
    /// # Errors
    ///
    /// When it is there and cannot be read.
    pub fn at(path: &Path) -> io::Result<Self> {
        let proofs = match fs::read(path) {
            Ok(text) => serde_json::from_slice(&text)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        Ok(Self {
            path: path.to_owned(),
            proofs,
        })
    }

    /// The proof of this name as it was left, or a new one.
    pub fn proof(&self, name: &str, target: Target, build: &str) -> Proof {
        let left = self.proofs.iter().find(|it| it.name == name);
        let same = left.filter(|it| it.build == build && it.target == target);
        same.cloned().unwrap_or_else(|| Proof {
            name: name.to_owned(),
            runs: 0,
            acknowledged: 0,
            lost: 0,
            unreadable: 0,
            target,
            build: build.to_owned(),
        })
    }

    /// Keeps a proof in the place of what stood there under its name.
    ///
    /// # Errors
    ///
    /// When the file cannot be written; it is as it was then.
    pub fn keep(&mut self, proof: &Proof) -> io::Result<()> {
        match self.proofs.iter_mut().find(|it| it.name == proof.name) {
            Some(place) => *place = proof.clone(),
            None => self.proofs.push(proof.clone()),
        }
        let new = self.path.with_extension("json.new");
        fs::write(&new, serde_json::to_string_pretty(&self.proofs)?)?;
        fs::rename(new, &self.path)
    }
}

/// Tells one build of a program from another.
///
/// # Errors
///
/// When the program cannot be read.
pub fn build_of(program: &Path) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    fs::read(program)?.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}
