//! The whole journal as one JSON text, and back into an empty journal without loss.
//!
//! ```json
//! {"groundwork": "everything", "format": 1, "schema": 4, "tables": {"entry": [{..}], ..}}
//! ```
//!
//! Each table has the columns of `schema/*.sql`, where their meaning is told; a row names them.
//! `body` is JSON itself; bytes are `{"hex": ".."}`. The words that were typed are in it as they
//! are, and so is the key that signs pages: whoever writes the text to a file seals it.

use std::collections::BTreeMap;

use care::{
    form::Draft, plan_bounds::check_plan, plan_taken::TakenPlan, profile::Profile,
    reach::is_in_reach, refusal::FileRefusal,
};
use rusqlite::{Transaction, params_from_iter, types::Value};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::{
    error::Error,
    ladder::RUNGS,
    ledger,
    open::Journal,
    row::{self, COLUMNS, recorded},
};

/// The tables with something that cannot be made anew, in the order in which they are filled.
const TABLES: [&str; 8] = [
    "entry", "profile", "draft", "ledger", "plan", "declined", "shared", "signing",
];

/// The longest text that is taken.
pub const LONGEST: usize = 64 << 20;

/// The longest text of one column.
const LONGEST_FIELD: usize = 1 << 20;

/// The most rows of all tables.
const MOST_ROWS: usize = 1_000_000;

const NAME: &str = "everything";
const FORMAT: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Everything {
    groundwork: String,
    format: u32,
    schema: usize,
    tables: BTreeMap<String, Vec<Row>>,
}

/// What is looked at before all else.
#[derive(Deserialize)]
struct Head {
    groundwork: String,
    format: u32,
    schema: usize,
}

type Row = BTreeMap<String, Box<RawValue>>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bytes {
    hex: String,
}

impl Journal {
    /// The whole journal as text.
    ///
    /// # Errors
    ///
    /// [`Error::Sqlite`], [`Error::Json`].
    pub fn everything(&self) -> Result<Zeroizing<String>, Error> {
        let mut tables = BTreeMap::new();
        for table in TABLES {
            tables.insert(table.to_owned(), self.rows_of(table)?);
        }
        let all = Everything {
            groundwork: NAME.to_owned(),
            format: FORMAT,
            schema: RUNGS.len(),
            tables,
        };
        Ok(Zeroizing::new(serde_json::to_string(&all)?))
    }

    fn rows_of(&self, table: &str) -> Result<Vec<Row>, Error> {
        let mut select = self
            .reading()
            .prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2, 3"))
            .or_else(|_| self.reading().prepare(&format!("SELECT * FROM {table}")))?;
        let columns: Vec<String> = select.column_names().map(str::to_owned).collect();
        let mut rows = select.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mut cells = Row::new();
            for (at, column) in columns.iter().enumerate() {
                cells.insert(column.clone(), cell(column, row.get(at)?)?);
            }
            found.push(cells);
        }
        Ok(found)
    }

    /// Takes a whole journal into this one: all of it, or nothing.
    ///
    /// # Errors
    ///
    /// [`FileRefusal`] for a text that is none of ours, is too large, was made by a newer app or
    /// cannot be understood, and for a journal that has entries already; [`Error::DiskFull`]
    /// and others of SQLite. Nothing has changed then.
    pub fn take_everything(&mut self, text: &str) -> Result<(), Error> {
        let all = read(text)?;
        self.write(|tx| {
            let has_entries: bool =
                tx.query_row("SELECT EXISTS (SELECT 1 FROM entry)", [], |row| row.get(0))?;
            if has_entries {
                return Err(refused(FileRefusal::NotEmpty));
            }
            for table in TABLES {
                tx.execute(&format!("DELETE FROM {table}"), [])?;
                for row in all.tables.get(table).into_iter().flatten() {
                    insert(tx, table, row)?;
                }
            }
            understood(tx).map_err(|it| match it {
                // A row that this app cannot read was not written by it.
                Error::Json { .. } | Error::Sqlite(_) => refused(FileRefusal::Damaged),
                other => other,
            })
        })
    }
}

fn refused(refusal: FileRefusal) -> Error {
    Error::Refused(refusal.into())
}

fn read(text: &str) -> Result<Everything, Error> {
    if text.len() > LONGEST {
        return Err(refused(FileRefusal::TooLarge));
    }
    let head: Head = serde_json::from_str(text).map_err(|_| refused(FileRefusal::Foreign))?;
    if head.groundwork != NAME {
        return Err(refused(FileRefusal::Foreign));
    }
    if head.format > FORMAT || head.schema > RUNGS.len() {
        return Err(refused(FileRefusal::Newer));
    }
    let all: Everything = serde_json::from_str(text).map_err(|_| refused(FileRefusal::Damaged))?;
    let is_known = |it: &String| TABLES.contains(&it.as_str());
    if !all.tables.keys().all(is_known) {
        return Err(refused(FileRefusal::Damaged));
    }
    let rows = all.tables.values().flatten();
    let is_long = |it: &Row| it.values().any(|it| it.get().len() > LONGEST_FIELD);
    if all.tables.values().map(Vec::len).sum::<usize>() > MOST_ROWS || rows.clone().any(is_long) {
        return Err(refused(FileRefusal::TooLarge));
    }
    Ok(all)
}

fn cell(column: &str, value: Value) -> Result<Box<RawValue>, Error> {
    Ok(match value {
        // Kept letter by letter: it is JSON already.
        Value::Text(text) if column == "body" => RawValue::from_string(text)?,
        Value::Text(text) => serde_json::value::to_raw_value(&text)?,
        Value::Integer(number) => serde_json::value::to_raw_value(&number)?,
        Value::Real(number) => serde_json::value::to_raw_value(&number)?,
        Value::Null => serde_json::value::to_raw_value(&())?,
        Value::Blob(bytes) => {
            let hex = bytes.iter().map(|it| format!("{it:02x}")).collect();
            serde_json::value::to_raw_value(&Bytes { hex })?
        }
    })
}

fn value(column: &str, cell: &RawValue) -> Option<Value> {
    if column == "body" {
        return Some(Value::Text(cell.get().to_owned()));
    }
    if let Ok(Bytes { hex }) = serde_json::from_str(cell.get()) {
        return bytes(&hex).map(Value::Blob);
    }
    match serde_json::from_str(cell.get()).ok()? {
        serde_json::Value::String(text) => Some(Value::Text(text)),
        serde_json::Value::Number(number) => number.as_i64().map(Value::Integer),
        serde_json::Value::Null => Some(Value::Null),
        serde_json::Value::Bool(_) | serde_json::Value::Array(_) | serde_json::Value::Object(_) => {
            None
        }
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() || !hex.len().is_multiple_of(2) {
        return None;
    }
    let digits = (0..hex.len()).step_by(2);
    digits
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok())
        .collect()
}

fn insert(tx: &Transaction<'_>, table: &str, row: &Row) -> Result<(), Error> {
    let damaged = || refused(FileRefusal::Damaged);
    let known: Vec<String> = tx
        .prepare_cached(&format!("SELECT * FROM {table} LIMIT 0"))?
        .column_names()
        .map(str::to_owned)
        .collect();
    let mut columns = Vec::new();
    let mut values = Vec::new();
    for (column, cell) in row {
        if !known.contains(column) {
            return Err(damaged());
        }
        columns.push(column.as_str());
        values.push(value(column, cell).ok_or_else(damaged)?);
    }
    let places: Vec<String> = (1..=columns.len()).map(|it| format!("?{it}")).collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        columns.join(", "),
        places.join(", ")
    );
    let done = tx.prepare_cached(&sql)?.execute(params_from_iter(values));
    match done {
        Ok(_) => Ok(()),
        // A row that breaks a rule of the table.
        Err(rusqlite::Error::SqliteFailure(it, _))
            if it.code == rusqlite::ErrorCode::ConstraintViolation =>
        {
            Err(damaged())
        }
        Err(other) => Err(other.into()),
    }
}

/// Reads every row once, as the app will: what it cannot understand is not taken.
fn understood(tx: &Transaction<'_>) -> Result<(), Error> {
    let mut select = tx.prepare(&format!("SELECT {COLUMNS}, kind, form FROM entry"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let entry = recorded(row)?;
        let (kind, form): (String, Option<String>) = (row.get(7)?, row.get(8)?);
        if !is_in_reach(&entry) {
            return Err(refused(FileRefusal::Damaged));
        }
        if kind != row::kind(&entry.fact) || form.as_deref() != row::form(&entry.fact) {
            return Err(refused(FileRefusal::Damaged));
        }
    }
    let mut select = tx.prepare(&format!("SELECT {} FROM ledger", ledger::COLUMNS))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        ledger::read(row)?;
    }
    all_read::<Profile>(tx, "profile")?;
    all_read::<Draft>(tx, "draft")?;
    all_read::<care::shared::Shared>(tx, "shared")?;
    let plans = all_read::<TakenPlan>(tx, "plan")?;
    if plans.iter().any(|it| check_plan(&it.plan).is_err()) {
        return Err(refused(FileRefusal::Damaged));
    }
    let of_none: bool = tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM entry WHERE root NOT IN (SELECT id FROM entry))
             OR EXISTS (SELECT root FROM entry GROUP BY root HAVING sum(newest) <> 1)",
        [],
        |row| row.get(0),
    )?;
    match of_none {
        true => Err(refused(FileRefusal::Damaged)),
        false => Ok(()),
    }
}

fn all_read<T: serde::de::DeserializeOwned>(
    tx: &Transaction<'_>,
    table: &str,
) -> Result<Vec<T>, Error> {
    let mut select = tx.prepare(&format!("SELECT body FROM {table}"))?;
    let mut rows = select.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let body: String = row.get(0)?;
        all.push(serde_json::from_str(&body)?);
    }
    Ok(all)
}
