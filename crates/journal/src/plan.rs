//! Plans that were taken, and items that were declined.

use std::collections::BTreeSet;

use care::{plan::RuleId, plan_taken::TakenPlan, time::Stamp};
use rusqlite::{Transaction, params};
use zeroize::Zeroizing;

use crate::{error::Error, open::Journal, row::Moment};

impl Journal {
    /// Takes a plan, with the file that it came in, and with what of it is declined from now on.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`] and others of SQLite, and then nothing has changed.
    pub fn take_plan(
        &mut self,
        plan: &TakenPlan,
        file: &[u8],
        declined: &[RuleId],
        stamp: &Stamp,
    ) -> Result<(), Error> {
        let body = Zeroizing::new(serde_json::to_string(plan)?);
        self.write(|tx| {
            tx.execute(
                "INSERT INTO plan (file, body, taken_at, zone) VALUES (?1, ?2, ?3, ?4)",
                params![file, *body, stamp.at.spelt(), stamp.zone],
            )?;
            for rule in &plan.plan.rules {
                decline(tx, &rule.id, declined.contains(&rule.id), stamp)?;
            }
            Ok(())
        })
    }

    /// All plans that were taken and not dropped, oldest first.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`], [`Error::Json`].
    pub fn plans(&self) -> Result<Vec<TakenPlan>, Error> {
        self.taken("WHERE dropped_at IS NULL ORDER BY id")
    }

    /// The plan that was taken last, dropped since or not: its signer is the one remembered.
    ///
    /// # Errors
    ///
    /// As [`Journal::plans`].
    pub fn last_plan(&self) -> Result<Option<TakenPlan>, Error> {
        Ok(self.taken("ORDER BY id DESC LIMIT 1")?.pop())
    }

    /// Drops all plans that were taken; they stay as facts, and so do declined items.
    ///
    /// # Errors
    ///
    /// As [`Journal::take_plan`].
    pub fn drop_plans(&mut self, stamp: &Stamp) -> Result<(), Error> {
        self.write(|tx| {
            tx.execute(
                "UPDATE plan SET dropped_at = ?1 WHERE dropped_at IS NULL",
                [stamp.at.spelt()],
            )?;
            Ok(())
        })
    }

    /// The rules that the patient declined.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`], [`Error::Sqlite`].
    pub fn declined(&self) -> Result<BTreeSet<RuleId>, Error> {
        let mut select = self.reading().prepare_cached("SELECT rule FROM declined")?;
        let rules = select
            .query_map([], |row| row.get(0).map(RuleId))?
            .collect::<Result<_, _>>()?;
        Ok(rules)
    }

    /// Declines a rule, or takes it up again.
    ///
    /// # Errors
    ///
    /// As [`Journal::take_plan`].
    pub fn decline(&mut self, rule: &RuleId, declined: bool, stamp: &Stamp) -> Result<(), Error> {
        self.write(|tx| decline(tx, rule, declined, stamp))
    }

    fn taken(&self, clause: &str) -> Result<Vec<TakenPlan>, Error> {
        let mut select = self
            .reading()
            .prepare_cached(&format!("SELECT body FROM plan {clause}"))?;
        let mut rows = select.query([])?;
        let mut found = vec![];
        while let Some(row) = rows.next()? {
            let body = Zeroizing::new(row.get::<_, String>(0)?);
            found.push(serde_json::from_str(&body)?);
        }
        Ok(found)
    }
}

fn decline(
    tx: &Transaction<'_>,
    rule: &RuleId,
    declined: bool,
    stamp: &Stamp,
) -> Result<(), Error> {
    if declined {
        tx.execute(
            "INSERT INTO declined (rule, since, zone) VALUES (?1, ?2, ?3)
             ON CONFLICT (rule) DO NOTHING",
            params![rule.0, stamp.at.spelt(), stamp.zone],
        )?;
    } else {
        tx.execute("DELETE FROM declined WHERE rule = ?1", [&rule.0])?;
    }
    Ok(())
}
