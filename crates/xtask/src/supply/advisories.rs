//! The advisories of RustSec, from a folder: the snapshot of a day, read without a network.

use std::{fs, path::Path};

use semver::{Version, VersionReq};
use serde::Deserialize;

use super::graph::Part;
use crate::step::{Outcome, with};

/// What is known against some versions of a part.
#[derive(Deserialize)]
pub(super) struct Advisory {
    pub id: String,
    package: String,
    date: String,
    /// Unmaintained, unsound; none: a flaw that somebody can use.
    informational: Option<String>,
    withdrawn: Option<String>,
    #[serde(skip)]
    versions: Versions,
}

#[derive(Default, Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

#[derive(Deserialize)]
struct Page {
    advisory: Advisory,
    #[serde(default)]
    versions: Versions,
}

/// Reads them all; `folder` holds `crates/`, or a folder that does.
pub(super) fn read(folder: &Path) -> Outcome<Vec<Advisory>> {
    let within = folder.join("advisory-db");
    let folder = if within.is_dir() {
        within
    } else {
        folder.to_owned()
    };
    let mut all = Vec::new();
    let crates = folder.join("crates");
    for part in fs::read_dir(&crates).map_err(with(&crates))? {
        let part = part.map_err(with(&crates))?.path();
        for page in fs::read_dir(&part).map_err(with(&part))? {
            let path = page.map_err(with(&part))?.path();
            let text = fs::read_to_string(&path).map_err(with(&path))?;
            let advisory =
                parse(&text).ok_or_else(|| format!("{} cannot be read", path.display()))?;
            all.push(advisory);
        }
    }
    if all.is_empty() {
        return Err(format!("{} holds no advisories", crates.display()));
    }
    Ok(all)
}

/// The day of the newest.
pub(super) fn newest(all: &[Advisory]) -> &str {
    all.iter()
        .map(|it| it.date.as_str())
        .max()
        .unwrap_or("no day")
}

fn parse(page: &str) -> Option<Advisory> {
    let (head, _) = page.strip_prefix("```toml")?.split_once("```")?;
    let page: Page = toml::from_str(head).ok()?;
    Some(Advisory {
        versions: page.versions,
        ..page.advisory
    })
}

impl Advisory {
    /// Whether it is about this version.
    pub fn concerns(&self, part: &Part) -> bool {
        let fits = |all: &[VersionReq]| all.iter().any(|it| matches(it, &part.version));
        self.package == part.name
            && self.withdrawn.is_none()
            && !fits(&self.versions.patched)
            && !fits(&self.versions.unaffected)
    }

    /// Whether somebody can use it.
    pub fn is_flaw(&self) -> bool {
        self.informational.is_none()
    }

    /// What sort it is.
    pub fn kind(&self) -> &str {
        self.informational.as_deref().unwrap_or("flaw")
    }
}

/// Cargo does not let a pre-release fit `>= 1.0`; here it is as old or new as its number.
fn matches(range: &VersionReq, version: &Version) -> bool {
    let plain = Version::new(version.major, version.minor, version.patch);
    range.matches(version) || range.matches(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2025-0168\"\npackage = \"zip\"\n\
        date = \"2025-03-16\"\n[versions]\npatched = [\">= 2.3.0\"]\nunaffected = [\"< 1.3.0\"]\n```\n# Title\n";

    #[test]
    fn it_concerns_the_versions_between_and_no_others() {
        let advisory = parse(PAGE).expect("a page");
        let concerns = |name: &str, version: &str| {
            advisory.concerns(&Part {
                name: name.to_owned(),
                version: version.parse().expect("a version"),
                licence: String::new(),
            })
        };
        assert!(concerns("zip", "2.2.9") && concerns("zip", "1.3.0"));
        assert!(
            !concerns("zip", "2.3.0") && !concerns("zip", "1.2.9") && !concerns("unzip", "2.0.0")
        );
        assert!(advisory.is_flaw());
        assert_eq!(newest(&[advisory]), "2025-03-16");
    }
}
