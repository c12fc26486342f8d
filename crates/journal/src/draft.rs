//! Forms half filled in, kept at every pause of typing.

use care::form::{Draft, FormId};
use rusqlite::{OptionalExtension, params};
use zeroize::Zeroizing;

use crate::{error::Error, open::Journal};

impl Journal {
    /// The draft of a form, if one waits.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`], [`Error::Json`].
    pub fn draft(&self, form: &FormId) -> Result<Option<Draft>, Error> {
        let body: Option<String> = self
            .reading()
            .prepare_cached("SELECT body FROM draft WHERE form = ?1")?
            .query_row([&form.0], |row| row.get(0))
            .optional()?;
        match body.map(Zeroizing::new) {
            Some(body) => Ok(Some(serde_json::from_str(&body)?)),
            None => Ok(None),
        }
    }

    /// The forms with a draft, by name.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`].
    pub fn drafts(&self) -> Result<Vec<FormId>, Error> {
        let mut select = self
            .reading()
            .prepare_cached("SELECT form FROM draft ORDER BY form")?;
        let forms = select
            .query_map([], |row| row.get(0).map(FormId))?
            .collect::<Result<_, _>>()?;
        Ok(forms)
    }

    /// Keeps a draft in place of the one before; it is on the disk when this returns.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`] and others of SQLite; the draft before stays then.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<(), Error> {
        let body = Zeroizing::new(serde_json::to_string(draft)?);
        self.write(|tx| {
            let row = params![draft.form.0, draft.corrects.map(|it| it.0), *body];
            // A statement that may do either keeps a journal of its own, which costs as much as
            // the write.
            let known = tx
                .prepare_cached("UPDATE draft SET corrects = ?2, body = ?3 WHERE form = ?1")?
                .execute(row)?;
            if known == 0 {
                tx.prepare_cached("INSERT INTO draft (form, corrects, body) VALUES (?1, ?2, ?3)")?
                    .execute(row)?;
            }
            Ok(())
        })
    }

    /// Drops the draft of a form, if there is one.
    ///
    /// # Errors
    ///
    /// As [`Journal::keep_draft`].
    pub fn drop_draft(&mut self, form: &FormId) -> Result<(), Error> {
        self.write(|tx| {
            tx.execute("DELETE FROM draft WHERE form = ?1", [&form.0])?;
            Ok(())
        })
    }
}
