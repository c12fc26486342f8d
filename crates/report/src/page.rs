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

/// A page that was set in type: looked at, kept and read aloud, it is one and the same document.
pub struct Typeset {
    document: PagedDocument,
    /// What the page says, line by line.
    pub text: String,
}

impl Typeset {
    /// The file that is saved: tagged, every letter embedded.
    ///
    /// # Errors
    ///
    /// [`Error::Export`] when the document breaks a rule of PDF/UA-1.
    pub fn pdf(&self) -> Result<Vec<u8>, Error> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| Error::Export)?;
        let options = PdfOptions {
            creator: Smart::Custom(Some("Groundwork".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        forgotten(|| typst_pdf::pdf(&self.document, &options).map_err(|_| Error::Export))
    }

    /// One SVG picture a page.
    pub fn pages(&self) -> Vec<String> {
        let options = SvgOptions::default();
        let pages = self.document.pages().iter();
        forgotten(|| pages.map(|page| typst_svg::svg(page, &options)).collect())
    }
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

/// Sets `summary` in type; `data` is attached to the file, for programs to read, and changes
/// nothing that is seen.
///
/// Lists and long texts are shortened step by step, and the page says so, until all fits on
/// one page; what does not fit at the last step goes on to a second.
///
/// # Errors
///
/// [`Error::Data`] and [`Error::Typesetting`] for a slip in our own template.
pub fn typeset(summary: &Summary, words: &Words, data: &[u8]) -> Result<Typeset, Error> {
    forgotten(|| fitted(summary, words, data))
}

/// The patient's words must not stay behind in the caches of the typesetter.
fn forgotten<T>(work: impl FnOnce() -> T) -> T {
    let done = work();
    comemo::evict(0);
    done
}

/// What the patient left out, in one sentence as on the page; none: nothing.
pub fn left_out(summary: &Summary, words: &Words) -> Option<String> {
    Sheet::new(summary, words, &Room::STEPS[0]).left_out
}

/// The amplest room in which all fits, found by halving: each step is scarcer than the one before.
fn fitted(summary: &Summary, words: &Words, data: &[u8]) -> Result<Typeset, Error> {
    let in_room = |step: usize| {
        let mut sheet = Sheet::new(summary, words, &Room::STEPS[step]);
        sheet.attached = (!data.is_empty()).then(|| words.say("summary-attached"));
        sheet
    };
    let (mut first, mut last) = (0, Room::STEPS.len() - 1);
    let mut fits = None;
    while first < last {
        let middle = usize::midpoint(first, last);
        let mut sheet = in_room(middle);
        // What was asked for beside the page stands on pages of its own.
        sheet.items.clear();
        let document = set(&sheet, data)?;
        if document.pages().len() == 1 {
            fits = Some((document, sheet));
            last = middle;
        } else {
            first = middle + 1;
        }
    }
    let (document, sheet) = match fits {
        Some(it) if !summary.with_items => it,
        // Nothing is scarcer than the last: it is taken as it comes.
        Some(_) | None => {
            let sheet = in_room(last);
            (set(&sheet, data)?, sheet)
        }
    };
    Ok(Typeset {
        document,
        text: sheet.text(),
    })
}

fn set(sheet: &Sheet, data: &[u8]) -> Result<PagedDocument, Error> {
    let page = serde_json::to_vec(sheet).map_err(|_| Error::Data)?;
    let job = Job::new(page, sheet.pictures(), data.to_vec());
    typst::compile(&job).output.map_err(|_| Error::Typesetting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_step_has_more_room_than_the_one_before() {
        let counts = |it: &Room| {
            [
                it.sessions,
                it.thoughts,
                it.thought_letters,
                it.lines,
                it.line_letters,
            ]
        };
        let heights = |it: &Room| [it.chart_height, it.after_height];
        for pair in Room::STEPS.windows(2) {
            let (more, less) = (&pair[0], &pair[1]);
            assert!(
                counts(more)
                    .iter()
                    .zip(counts(less))
                    .all(|(more, less)| *more >= less)
            );
            assert!(
                heights(more)
                    .iter()
                    .zip(heights(less))
                    .all(|(more, less)| *more >= less)
            );
        }
    }
}
