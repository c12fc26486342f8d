//! Mending a damaged journal: every row that can still be read goes into a new file, and what
//! cannot be read is taken from the last copy.
//!
//! A page either fits its seal or is refused, so that a row that is read is a row that was written.

use std::path::{Path, PathBuf};

use care::backup::Mended;
use rusqlite::{Connection, types::Value};

use crate::{
    error::Error,
    key::Key,
    ladder::TABLES,
    open::{self, transact},
};

/// So many entries are read at once, as long as all are whole.
const SPAN: i64 = 1000;

/// A damaged file that is asked again and again: SQLCipher answers nothing more after the first
/// damaged page, so that each answer of that kind needs a new connection.
struct Source {
    path: PathBuf,
    key: Key,
    db: Option<Connection>,
}

type Columns = Vec<String>;
type Rows = Vec<Vec<Value>>;

/// Reads what is whole in `damaged`, a working copy, and puts it into a new journal at `into`.
///
/// # Errors
///
/// [`Error::Broken`] with `JournalDamaged` where not even the list of tables can be read and there
/// is no copy;
/// [`Error::DiskFull`], [`Error::Sqlite`], [`Error::Io`] for the new file.
pub(crate) fn salvage(
    damaged: &Path,
    key: &Key,
    backup: Option<&Path>,
    into: &Path,
) -> Result<Mended, Error> {
    let is_readable = open::connect_to_damaged(damaged, key).map(drop);
    let mut copy = backup.map(|it| Source::at(it, key));
    let mut from = match (is_readable, backup) {
        (Ok(()), _) => Source::at(damaged, key),
        // Not even the list of tables: the copy is all there is.
        (Err(_), Some(copy)) => Source::at(copy, key),
        (Err(error), None) => return Err(error),
    };
    let mut journal = open::create(into, key)?;
    let mut mended = Mended::default();
    let of_copy = copy.as_mut().and_then(Source::last_entry).unwrap_or(0);
    let last = from.last_entry().unwrap_or(0).max(of_copy);
    let mut spans: Vec<_> = (0..=last / SPAN)
        .rev()
        .map(|it| (it * SPAN + 1, last.min((it + 1) * SPAN)))
        .collect();
    while let Some((first, end)) = spans.pop() {
        if first > end {
            continue;
        }
        let whole = format!("SELECT * FROM entry NOT INDEXED WHERE id BETWEEN {first} AND {end}");
        if let Some((columns, rows)) = from.all(&whole) {
            mended.read += put(&mut journal.db, "entry", &columns, rows)?;
        } else if first < end {
            let middle = first + (end - first) / 2;
            spans.extend([(middle + 1, end), (first, middle)]);
        } else {
            match copy.as_mut().and_then(|it| it.all(&whole)) {
                Some((columns, rows)) if !rows.is_empty() => {
                    mended.from_backup += put(&mut journal.db, "entry", &columns, rows)?;
                }
                Some(_) | None => mended.lost += 1,
            }
        }
    }
    // Each is small.
    for table in TABLES.into_iter().filter(|it| *it != "entry") {
        let all = format!("SELECT * FROM {table}");
        if let Some((columns, rows)) = from.all(&all) {
            put(&mut journal.db, table, &columns, rows)?;
        } else if let Some((columns, rows)) = copy.as_mut().and_then(|it| it.all(&all)) {
            mended.from_backup += put(&mut journal.db, table, &columns, rows)?;
        } else {
            mended.lost += 1;
        }
    }
    let written = from.number("SELECT count FROM written").unwrap_or(0);
    journal.write(|tx| {
        // No number that was given once is given again, and of each entry one version is newest.
        tx.execute("UPDATE sqlite_sequence SET seq = max(seq, ?1) WHERE name = 'entry'", [last])?;
        tx.execute(
            "UPDATE entry SET newest = (id = (SELECT max(id) FROM entry AS other WHERE other.root = entry.root))
             WHERE root IN (SELECT root FROM entry GROUP BY root HAVING sum(newest) <> 1)",
            [],
        )?;
        tx.execute("UPDATE written SET count = max(count, ?1)", [written])?;
        Ok(())
    })?;
    journal.close()?;
    if from.path != damaged {
        mended.from_backup += std::mem::take(&mut mended.read);
    }
    Ok(mended)
}

impl Source {
    fn at(path: &Path, key: &Key) -> Self {
        Self {
            path: path.to_owned(),
            key: key.clone(),
            db: None,
        }
    }

    fn last_entry(&mut self) -> Option<i64> {
        self.number("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")
            .or_else(|| self.number("SELECT max(id) FROM entry"))
    }

    fn number(&mut self, select: &str) -> Option<i64> {
        let (_, rows) = self.all(select)?;
        match rows.first()?.first()? {
            Value::Integer(number) => Some(*number),
            Value::Null | Value::Real(_) | Value::Text(_) | Value::Blob(_) => None,
        }
    }

    /// All rows of it, or none where a single one cannot be read.
    fn all(&mut self, select: &str) -> Option<(Columns, Rows)> {
        if self.db.is_none() {
            self.db = open::connect_to_damaged(&self.path, &self.key).ok();
        }
        let read = read(self.db.as_ref()?, select).ok();
        if read.is_none() {
            self.db = None;
        }
        read
    }
}

fn read(db: &Connection, select: &str) -> rusqlite::Result<(Columns, Rows)> {
    let mut select = db.prepare(select)?;
    let columns: Columns = select.column_names().map(str::to_owned).collect();
    let rows = select
        .query_map([], |row| (0..columns.len()).map(|at| row.get(at)).collect())?
        .collect::<Result<_, _>>()?;
    Ok((columns, rows))
}

fn put(db: &mut Connection, table: &str, columns: &Columns, rows: Rows) -> Result<u32, Error> {
    let names = columns.join(", ");
    let places = vec!["?"; columns.len()].join(", ");
    let insert = format!("INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})");
    transact(db, |tx| {
        let mut insert = tx.prepare(&insert)?;
        let mut put = 0;
        for row in rows {
            put += insert.execute(rusqlite::params_from_iter(row))?;
        }
        Ok(u32::try_from(put).unwrap_or(u32::MAX))
    })
}
