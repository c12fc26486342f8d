//! Searching the patient's own words; the index stands inside the encrypted file.

use care::{
    entry::{Entry, Recorded},
    private::Private,
};

use zeroize::Zeroizing;

use crate::{error::Error, open::Journal, row};

/// Most entries that a search answers.
const MOST: u32 = 200;

impl Journal {
    /// Entries that hold a word beginning with each of `words`, newest first, 200 at most.
    ///
    /// Capitals and accents do not matter. Superseded versions are not searched.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`], [`Error::Json`]; [`Error::DiskFull`] when words that
    /// were recorded since the last search cannot be indexed.
    pub fn search(&mut self, words: &Private) -> Result<Vec<Recorded<Entry>>, Error> {
        let Some(query) = query(words) else {
            return Ok(vec![]);
        };
        self.index_words()?;
        self.entries(
            "WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?1)
             ORDER BY day DESC, at DESC, id DESC LIMIT ?2",
            (query.reveal(), MOST),
        )
    }

    /// Brings the index up to the last entry.
    pub(crate) fn index_words(&mut self) -> Result<(), Error> {
        let [last, up_to] = self.reading().query_row(
            "SELECT coalesce((SELECT max(id) FROM entry), 0), up_to FROM indexed",
            [],
            |row| Ok([row.get::<_, i64>(0)?, row.get(1)?]),
        )?;
        if last <= up_to {
            return Ok(());
        }
        self.write(|tx| {
            let mut insert = tx.prepare("INSERT INTO words (rowid, text) VALUES (?1, ?2)")?;
            let mut select =
                tx.prepare("SELECT id, body FROM entry WHERE id > ?1 AND newest = 1")?;
            let mut rows = select.query([up_to])?;
            while let Some(row) = rows.next()? {
                let body = Zeroizing::new(row.get::<_, String>(1)?);
                let words = row::words(&serde_json::from_str(&body)?);
                if !words.reveal().is_empty() {
                    insert.execute((row.get::<_, i64>(0)?, words.reveal()))?;
                }
            }
            tx.execute("UPDATE indexed SET up_to = ?1", [last])?;
            Ok(())
        })
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
