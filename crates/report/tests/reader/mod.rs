//! Reads a page with tools that are not ours: poppler and qpdf.

use std::{path::PathBuf, process::Command};

use care::{summary::Summary, words::Words};
use report::page::{Typeset, typeset};
use tempfile::TempDir;

/// A page kept as a file, for other tools to read.
pub struct Kept {
    file: PathBuf,
    pub page: Typeset,
    _folder: TempDir,
}

/// Sets the page and keeps it for a while. What is attached to it changes nothing that is seen.
pub fn kept(summary: &Summary) -> Kept {
    let page = typeset(summary, &Words::english(), b"{}").expect("the page can be set");
    let seen = typeset(summary, &Words::english(), b"").expect("the page can be set");
    assert_eq!(page.pages(), seen.pages());
    let folder = tempfile::tempdir().expect("a folder for a moment");
    let file = folder.path().join("summary.pdf");
    let pdf = page.pdf().expect("the page can be kept");
    std::fs::write(&file, pdf).expect("room for a page");
    Kept {
        file,
        page,
        _folder: folder,
    }
}

impl Kept {
    /// What the tool says about the file.
    pub fn read(&self, tool: &str, args: &[&str]) -> String {
        let mut command = Command::new(tool);
        command.args(args).arg(&self.file);
        if tool == "pdftotext" {
            command.arg("-");
        }
        let output = command.output();
        let output = output.unwrap_or_else(|_| panic!("{tool} must be installed"));
        assert!(output.status.success(), "{tool} refused the file");
        // pdfinfo prints some headings as raw UTF-16.
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The text as poppler reads it, with single spaces.
    pub fn text(&self) -> String {
        let text = self.read("pdftotext", &["-layout", "-enc", "UTF-8"]);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn has_one_page(&self) -> bool {
        let info = self.read("pdfinfo", &[]);
        let pages = info.lines().find(|it| it.starts_with("Pages:"));
        self.page.pages().len() == 1 && pages.is_some_and(|it| it.ends_with(" 1"))
    }
}
