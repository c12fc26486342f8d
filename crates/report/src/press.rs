//! The press: typst with our template, our fonts and nothing else; it reads no file and no clock.
//!
//! What the patient wrote comes in as data (`data.json`), never as markup.

use std::sync::LazyLock;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

const TEMPLATE: &str = include_str!("../../../assets/report/summary.typ");

const FONT_FILES: [&[u8]; 4] = [
    include_bytes!("../../../assets/fonts/atkinson-hyperlegible-next-regular.ttf"),
    include_bytes!("../../../assets/fonts/atkinson-hyperlegible-next-italic.ttf"),
    include_bytes!("../../../assets/fonts/atkinson-hyperlegible-next-semibold.ttf"),
    include_bytes!("../../../assets/fonts/atkinson-hyperlegible-next-bold.ttf"),
];

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONT_FILES
        .iter()
        .flat_map(|file| Font::iter(Bytes::new(*file)))
        .collect();
    let template = file_id("/summary.typ");
    Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(template, TEMPLATE.to_owned()),
        data: file_id("/data.json"),
        charts: [file_id("/chart.svg"), file_id("/after.svg")],
        attached: file_id("/summary.fhir.json"),
    }
});

/// What stays the same from page to page.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
    charts: [FileId; 2],
    attached: FileId,
}

/// One page to be set: the template's data, its pictures, and what is attached.
pub(crate) struct Job {
    data: Bytes,
    charts: [Bytes; 2],
    attached: Bytes,
}

impl Job {
    /// The template reads them as `data.json`, `chart.svg`, `after.svg` and `summary.fhir.json`.
    pub(crate) fn new(data: Vec<u8>, charts: [String; 2], attached: Vec<u8>) -> Self {
        Self {
            data: Bytes::new(data),
            charts: charts.map(Bytes::from_string),
            attached: Bytes::new(attached),
        }
    }
}

/// Whether every face of ours has a letter for `sign`.
pub(crate) fn has_letter(sign: char) -> bool {
    let has = |font: &Font| font.info().coverage.contains(u32::from(sign));
    PRESS.fonts.iter().all(has)
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &PRESS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        PRESS.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == PRESS.template.id() {
            Ok(PRESS.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == PRESS.data {
            Ok(self.data.clone())
        } else if let Some(at) = PRESS.charts.iter().position(|it| *it == id) {
            Ok(self.charts[at].clone())
        } else if id == PRESS.attached {
            Ok(self.attached.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a path of ours");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
