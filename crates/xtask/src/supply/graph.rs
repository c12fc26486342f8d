//! The parts, as cargo knows them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::step::{Outcome, cargo, read};

/// The app.
const APP: &str = "groundwork-app";

/// One part in one version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    pub name: String,
    pub version: semver::Version,
    pub licence: String,
}

/// All parts of the house on a Linux desktop, and which needs which.
#[derive(Deserialize)]
pub(super) struct Graph {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: semver::Version,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Needed>,
}

#[derive(Deserialize)]
struct Needed {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// None: it is in what runs, and not only in what builds or tests it.
    kind: Option<String>,
}

impl Graph {
    /// Asks cargo.
    pub fn read() -> Outcome<Self> {
        let text = read(cargo().args([
            "metadata",
            "--format-version=1",
            "--locked",
            "--filter-platform=x86_64-unknown-linux-gnu",
        ]))?;
        serde_json::from_str(&text).map_err(|it| format!("What cargo says of the parts: {it}"))
    }

    /// All parts that are not ours.
    pub fn all(&self) -> Vec<Part> {
        let theirs = self.packages.iter().filter(|it| it.source.is_some());
        theirs.map(Package::part).collect()
    }

    /// Those that are in the app when it runs.
    pub fn of_the_app(&self) -> Outcome<Vec<Part>> {
        let nodes: BTreeMap<&str, &Node> = self
            .resolve
            .nodes
            .iter()
            .map(|it| (it.id.as_str(), it))
            .collect();
        let app = self.packages.iter().find(|it| it.name == APP);
        let app = app.ok_or("cargo knows no app")?;
        let (mut found, mut next) = (BTreeSet::new(), vec![app.id.as_str()]);
        while let Some(id) = next.pop() {
            if found.insert(id) {
                let needed = nodes.get(id).into_iter().flat_map(|it| &it.deps);
                let runs = |it: &&Needed| it.dep_kinds.iter().any(|it| it.kind.is_none());
                next.extend(needed.filter(runs).map(|it| it.pkg.as_str()));
            }
        }
        let parts = self.packages.iter().filter(|it| it.source.is_some());
        Ok(parts
            .filter(|it| found.contains(it.id.as_str()))
            .map(Package::part)
            .collect())
    }
}

impl Package {
    fn part(&self) -> Part {
        Part {
            name: self.name.clone(),
            version: self.version.clone(),
            licence: self.license.clone().unwrap_or_default(),
        }
    }
}
