//! A summary becomes a page: PDF to keep, pictures of the same page to look at, and its text to hear.

use care::{summary::Summary, words::Words};
use thiserror::Error;
use typst::{comemo, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use crate::{
    press::Job,
    sheet::{Room, Sheet},
};

/// A page in its three forms, all from one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typeset {
    /// The file that is saved: tagged, every letter embedded.
    pub pdf: Vec<u8>,
    /// One SVG picture a page.
    pub pages: Vec<String>,
    /// What the page says, line by line.
    pub text: String,
}

/// The page could not be made. The cause is a slip in the template, never the patient's words,
/// which it does not repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// The data could not be written down.
    #[error("the summary could not be written as data")]
    Data,
    /// The template did not accept the data.
    #[error("the summary could not be typeset")]
    Typesetting,
    /// The page was refused as a PDF that everyone can read (PDF/UA-1).
    #[error("the summary could not be exported as PDF")]
    Export,
}

/// Sets `summary` in type; `data` is attached to the file, for programs to read.
///
/// Lists and long texts are shortened step by step, and the page says so, until all fits on
/// one page; what does not fit at the last step goes on to a second.
///
/// # Errors
///
/// - [`Error::Data`] and [`Error::Typesetting`] for a slip in our own template.
/// - [`Error::Export`] when the document breaks a rule of PDF/UA-1.
pub fn typeset(summary: &Summary, words: &Words, data: &[u8]) -> Result<Typeset, Error> {
    let typeset = fitted(summary, words, data);
    // The patient's words must not stay behind in the caches of the typesetter.
    comemo::evict(0);
    typeset
}

/// What the patient left out, in one sentence as on the page; none: nothing.
pub fn left_out(summary: &Summary, words: &Words) -> Option<String> {
    Sheet::new(summary, words, &Room::STEPS[0]).left_out
}

fn fitted(summary: &Summary, words: &Words, data: &[u8]) -> Result<Typeset, Error> {
    let mut rooms = Room::STEPS.iter().peekable();
    loop {
        let Some(room) = rooms.next() else {
            return Err(Error::Typesetting);
        };
        let mut sheet = Sheet::new(summary, words, room);
        sheet.attached = (!data.is_empty()).then(|| words.say("summary-attached"));
        let document = set(&sheet, data)?;
        // What was asked for beside the page stands on pages of its own.
        let is_one = document.pages().len() == 1 || !sheet.items.is_empty();
        if is_one || rooms.peek().is_none() {
            return Ok(Typeset {
                pdf: pdf(&document)?,
                pages: pictures(&document),
                text: sheet.text(),
            });
        }
    }
}

fn set(sheet: &Sheet, data: &[u8]) -> Result<PagedDocument, Error> {
    let page = serde_json::to_vec(sheet).map_err(|_| Error::Data)?;
    let job = Job::new(page, sheet.pictures(), data.to_vec());
    typst::compile(&job).output.map_err(|_| Error::Typesetting)
}

fn pdf(document: &PagedDocument) -> Result<Vec<u8>, Error> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| Error::Export)?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Groundwork".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|_| Error::Export)
}

fn pictures(document: &PagedDocument) -> Vec<String> {
    let options = SvgOptions::default();
    let pages = document.pages().iter();
    pages.map(|page| typst_svg::svg(page, &options)).collect()
}
