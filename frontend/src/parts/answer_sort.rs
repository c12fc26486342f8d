//! The icon, the colour and the word of each sort of entry.

use care::diary::Sort;

use crate::parts::icon::Glyph;

/// The icon, the class of its colour, and the id of its word.
pub fn mark_of(sort: Sort) -> (Glyph, Option<&'static str>, &'static str) {
    match sort {
        Sort::Session => (Glyph::Calendar, None, "journal-sort-session"),
        Sort::Prompt => (Glyph::Prompt, None, "journal-sort-prompt"),
        Sort::Measure => (Glyph::Measure, None, "journal-sort-measure"),
        Sort::Exercise => (
            Glyph::Exercise,
            Some("of-exercise"),
            "journal-sort-exercise",
        ),
        Sort::Note => (Glyph::Note, None, "journal-sort-note"),
        Sort::Rest => (Glyph::Rest, Some("of-rest"), "journal-sort-rest"),
        Sort::Safety => (Glyph::Safety, Some("of-safety"), "journal-sort-safety"),
    }
}
