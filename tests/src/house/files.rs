//! The files of the house as text.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One file.
#[derive(Clone, Debug)]
pub struct File {
    /// From the root of the house, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Folders that hold nothing written by hand.
const NOT_OURS: &[&str] = &["target", ".git", "src-tauri/gen", "tests/assets"];

impl File {
    /// A file that is not there, to try a rule with.
    pub fn planted(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Its lines of code with their numbers: no comments, and nothing from the first test module on.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .take_while(|line| !line.starts_with("#[cfg(test)]") && *line != "#![cfg(test)]")
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line))
    }

    /// Whether it lies in this folder.
    pub fn within(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|it| it.starts_with('/'))
    }
}

/// The root of the house.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("tests stand in the house").to_owned()
}

/// All files whose name ends so, by path.
pub fn ending(ending: &str) -> Vec<File> {
    let mut found = Vec::new();
    walk(&root(), &root(), ending, &mut found);
    assert!(!found.is_empty(), "no file ends in {ending}");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(root: &Path, folder: &Path, ending: &str, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("its entries too").path();
        let name = path
            .strip_prefix(root)
            .expect("within the root")
            .to_string_lossy()
            .replace('\\', "/");
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, ending, found);
        } else if name.ends_with(ending) {
            let text = fs::read_to_string(&path).expect("sources are text");
            found.push(File { path: name, text });
        }
    }
}
