//! The figures of the proofs, in one file that they are resumed from.

use std::{
    collections::{BTreeMap, hash_map::DefaultHasher},
    fs,
    hash::Hasher,
    io::{self, BufRead},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

/// How far one proof has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// What is proved.
    pub name: String,
    /// So many so far.
    pub runs: u32,
    /// What was seen in them.
    #[serde(flatten)]
    pub seen: Seen,
    /// What it is to reach.
    pub target: Target,
    /// Of which build the figures are: another begins anew.
    pub build: String,
}

/// What was tried, and what of it was wrong: how often, by what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Such as "saves acknowledged".
    pub tried: BTreeMap<String, u64>,
    /// Such as "lost"; what could go wrong and did not stands there with 0.
    pub wrong: BTreeMap<String, u64>,
    /// Such as "MiB": the most of all runs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub most: BTreeMap<String, u64>,
}

/// What a proof is to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// The promise.
    #[serde(rename = "nothing wrong")]
    Nothing,
    /// The same proof of something that is known to be wrong.
    #[serde(rename = "something wrong: the proof sees it")]
    Something,
}

impl Proof {
    /// Adds what one run brought to light.
    pub fn count(&mut self, seen: &Seen) {
        self.runs += 1;
        self.seen.add(seen);
    }

    /// Whether it has reached its target so far.
    pub fn holds(&self) -> bool {
        match self.target {
            Target::Nothing => self.seen.wrongs() == 0,
            Target::Something => self.seen.wrongs() > 0,
        }
    }
}

impl Seen {
    /// So many more were tried.
    pub fn tried(&mut self, what: &str, count: usize) {
        add(&mut self.tried, what, count as u64);
    }

    /// So many of them were wrong, which may be none.
    pub fn wrong(&mut self, what: &str, count: usize) {
        add(&mut self.wrong, what, count as u64);
    }

    /// So much at once, and no run more.
    pub fn most(&mut self, what: &str, much: usize) {
        let most = self.most.entry(what.to_owned()).or_default();
        *most = (*most).max(much as u64);
    }

    /// All that was wrong.
    pub fn wrongs(&self) -> u64 {
        self.wrong.values().sum()
    }

    /// Adds what another part has seen.
    pub fn add(&mut self, other: &Self) {
        for (sum, more) in [
            (&mut self.tried, &other.tried),
            (&mut self.wrong, &other.wrong),
        ] {
            more.iter().for_each(|(what, count)| add(sum, what, *count));
        }
        for (what, much) in &other.most {
            let most = self.most.entry(what.clone()).or_default();
            *most = (*most).max(*much);
        }
    }
}

fn add(counts: &mut BTreeMap<String, u64>, what: &str, count: u64) {
    match counts.get_mut(what) {
        Some(sum) => *sum += count,
        None => {
            counts.insert(what.to_owned(), count);
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
            // Figures of an older shape are proved anew.
            Ok(text) => serde_json::from_slice(&text).unwrap_or_default(),
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
            seen: Seen::default(),
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
    let mut file = io::BufReader::new(fs::File::open(program)?);
    loop {
        // Piece by piece: what is started later counts our memory as its own.
        let piece = file.fill_buf()?;
        if piece.is_empty() {
            break;
        }
        hasher.write(piece);
        let length = piece.len();
        file.consume(length);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
