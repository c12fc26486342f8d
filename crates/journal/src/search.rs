//! Searching the patient's own words; the index stands inside the encrypted file.

use care::{
    entry::{Entry, Recorded},
    private::Private,
};

use crate::{error::Error, open::Journal};

/// Most entries that a search answers.
const MOST: u32 = 200;

impl Journal {
    /// Entries that hold a word beginning with each of `words`, newest first, 200 at most.
    ///
    /// Capitals and accents do not matter. Superseded versions are not searched.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`], [`Error::Json`].
    pub fn search(&self, words: &Private) -> Result<Vec<Recorded<Entry>>, Error> {
        let Some(query) = query(words) else {
            return Ok(vec![]);
        };
        self.entries(
            "WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?1)
             ORDER BY day DESC, at DESC, id DESC LIMIT ?2",
            (query.reveal(), MOST),
        )
    }
}

/// Each word as a quoted FTS5 phrase, so that none is read as an operator; none without words.
fn query(words: &Private) -> Option<Private> {
    let mut query = Private::default();
    let said = words
        .reveal()
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| word.chars().any(char::is_alphanumeric));
    for word in said.take(16) {
        query.0.push('"');
        query.0.push_str(&word.replace('"', "\"\""));
        query.0.push_str("\"* ");
    }
    (!query.reveal().is_empty()).then_some(query)
}
