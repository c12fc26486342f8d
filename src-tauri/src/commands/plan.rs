//! The plan: what it asks for, and a new one from the clinician.

use std::collections::BTreeSet;

use care::{
    contract::{DeclineItem, DropPlan, LookAtPlan, SeePlan, TakePlan},
    plan::{RuleId, default_plan},
    plan_page::{PlanOffer, PlanPage},
    plan_taken::{self, InForce, TakenPlan, in_force, may_decline},
    plan_view,
    refusal::PlanRefusal,
    safety,
    time::care_day,
};
use chrono::NaiveDate;

use crate::{
    clock,
    desk::{Desk, Handle},
    failure::Trouble,
    plan_file,
};

impl Handle for SeePlan {
    fn handle(self, desk: &mut Desk) -> Result<PlanPage, Trouble> {
        let (taken, declined) = (desk.journal()?.plans()?, desk.journal()?.declined()?);
        Ok(plan_view::page(&desk.words, &taken, &declined, today()))
    }
}

impl Handle for LookAtPlan {
    fn handle(self, desk: &mut Desk) -> Result<PlanOffer, Trouble> {
        let journal = desk.journal()?;
        let offered = plan_file::admit(&self.file, journal, today())?.plan;
        let (taken, before) = (journal.plans()?, journal.last_plan()?);
        let declined = journal.declined()?;
        Ok(plan_view::offer(
            &desk.words,
            &offered,
            &taken,
            before.as_ref(),
            &declined,
            today(),
        ))
    }
}

impl Handle for TakePlan {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let journal = desk.journal()?;
        let offered = plan_file::admit(&self.file, journal, today())?;
        plan_taken::accept(
            &offered.plan,
            journal.last_plan()?.as_ref(),
            &self.declined,
            self.key_is_new,
        )?;
        journal.take_plan(
            &offered.plan,
            &offered.file,
            &self.declined,
            &clock::stamp(),
        )?;
        desk.read_plan();
        desk.put_help_in_the_open()
    }
}

impl Handle for DeclineItem {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let taken = desk.journal()?.plans()?;
        let plan = in_force(&taken, today()).map_or_else(default_plan, |it| it.plan.clone());
        if !may_decline(&plan, &self.rule) {
            return Err(PlanRefusal::Unsafe.into());
        }
        desk.journal()?
            .decline(&self.rule, self.declined, &clock::stamp())?;
        desk.read_plan();
        Ok(())
    }
}

impl Handle for DropPlan {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        desk.journal()?.drop_plans(&clock::stamp())?;
        desk.read_plan();
        desk.put_help_in_the_open()
    }
}

impl Desk {
    /// Reads which plan is in force; the default one where the journal is locked, or where a
    /// plan in it cannot be read, which must keep nobody from the journal.
    pub(crate) fn read_plan(&mut self) {
        (self.taken, self.declined) = self.plans_taken().unwrap_or_else(|trouble| {
            tracing::error!(?trouble, "the plan in force cannot be read");
            Default::default()
        });
        let InForce { plan, whose, day } = plan_taken::on(&self.taken, &self.declined, today());
        let own = self.profile().map(|it| it.help).unwrap_or_default();
        let plan = safety::chosen(plan, &own);
        (self.plan, self.whose, self.plan_of) = (plan, whose, day);
    }

    /// Reads it again when a new care day has begun: another plan may hold from today on.
    pub(crate) fn keep_plan_of_today(&mut self) {
        if self.plan_of != today() {
            self.read_plan();
            if let Err(trouble) = self.put_help_in_the_open() {
                tracing::error!(?trouble, "Help while locked is not of today");
            }
        }
    }

    fn plans_taken(&mut self) -> Result<(Vec<TakenPlan>, BTreeSet<RuleId>), Trouble> {
        if !self.is_open() {
            return Ok(Default::default());
        }
        let journal = self.journal()?;
        Ok((journal.plans()?, journal.declined()?))
    }
}

/// The care day now.
fn today() -> NaiveDate {
    care_day(clock::now().naive_local())
}
