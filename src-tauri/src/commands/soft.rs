//! Soft mode: what waits in it is refused here, whatever the screens show.

use care::{
    refusal::Refusal,
    safety::{self, SafetyRoute},
    soft::{self, Soft},
    time::care_day,
};

use crate::{clock, desk::Desk, failure::Trouble};

impl Desk {
    /// Whether soft mode lasts now; the journal is open.
    pub(crate) fn soft(&mut self) -> Result<Option<Soft>, Trouble> {
        let now = clock::now();
        let record = self.record(now)?;
        let (habits, zone) = (self.profile()?.habits, clock::zone_of(&record));
        Ok(soft::soft(&self.plan, &record, &habits, &zone, now))
    }

    /// Refuses what waits until soft mode ends. While locked the command itself is refused.
    pub(crate) fn may_now(&mut self) -> Result<(), Trouble> {
        if self.is_open() && self.soft()?.is_some() {
            return Err(Refusal::WhileSoft.into());
        }
        Ok(())
    }

    /// The safety screen that was not seen to its end before the app ended or locked.
    pub(crate) fn owed_screen(&mut self) -> Result<Option<SafetyRoute>, Trouble> {
        let now = clock::now();
        let day = care_day(now.naive_local());
        let yesterday = day.pred_opt().unwrap_or(day);
        let entries: Vec<_> = self.journal()?.between(yesterday, day)?;
        Ok(safety::owed(&entries, now))
    }
}
