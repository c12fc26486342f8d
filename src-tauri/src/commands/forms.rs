//! Forms: begun, kept at every pause, recorded.

use care::{
    answer,
    begin::{self, Waiting},
    contract::{
        FinishForm, Finished, FormLine, KeepDraft, OpenForm, Opened, RecordSafety, SeeForms,
    },
    entry::{Entry, EntryId},
    form::{Draft, Ended, Filled, Form, FormKind},
    known, library,
    measure::{self, Change},
    night_told::{self, Offered},
    refusal::Refusal,
    safety, safety_plan,
    schedule::{RECORD_DAYS, Record},
    shelf, zones,
};
use chrono::{NaiveDate, TimeDelta};

use super::follow;
use crate::{
    clock,
    desk::{Desk, Handle},
    failure::Trouble,
};

/// An answer is completed from the day before the one that it is about, and one more: in another
/// zone what was due on a day may stand in the journal on the next or the last.
const DAYS_BEFORE: i64 = 2;

impl Handle for SeeForms {
    fn handle(self, desk: &mut Desk) -> Result<Vec<FormLine>, Trouble> {
        let now = clock::now();
        let (record, profile) = (desk.record(now)?, desk.profile()?);
        let (zone, begun) = (clock::zone_of(&record), desk.journal()?.drafts()?);
        let (plan, words) = (&desk.plan, &desk.words);
        let habits = &profile.habits;
        let mut lines = shelf::shelf(plan, &record, habits, &zone, now, &begun, words);
        // My safety plan stands in Help.
        lines.retain(|it| {
            it.id.0 != safety_plan::FORM && (profile.help.asks_weekly || !safety::is_opt_in(&it.id))
        });
        Ok(lines)
    }
}

impl Handle for OpenForm {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<Opened, Trouble> {
        let form = library::form(&self.form).ok_or(Refusal::Gone)?;
        let fresh = match self.corrects {
            Some(id) => begin::correct(form, id, desk.filled(id)?),
            None => desk.begun(form, self.occurrence)?,
        };
        let waiting = desk.journal()?.draft(&form.id)?;
        let (draft, resumed) = match begin::with(form, fresh, waiting) {
            Waiting::None(fresh) => (fresh, false),
            Waiting::GoesOn(draft) => (draft, true),
            Waiting::IsAnother { waiting, fresh } => match desk.put_aside(form, waiting.clone()) {
                Ok(()) => (fresh, false),
                // It cannot be recorded as it stands: the patient sees it rather than loses it.
                Err(Trouble(care::contract::Failure::Refused(_))) => (waiting, true),
                Err(other) => return Err(other),
            },
        };
        let (form, night) = desk.asked_of(form, &draft)?;
        Ok(Opened {
            before: desk.before(&form, &draft)?,
            form,
            draft,
            resumed,
            night,
        })
    }
}

impl Handle for KeepDraft {
    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        library::form(&self.draft.form).ok_or(Refusal::Gone)?;
        Ok(desk.journal()?.keep_draft(&self.draft)?)
    }
}

impl Handle for FinishForm {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<Finished, Trouble> {
        let form = library::form(&self.draft.form).ok_or(Refusal::Gone)?;
        let corrects = self.draft.corrects;
        let filled = desk.accept(form, self.draft, self.ended)?;
        let change = desk.change(form, &filled, corrects)?;
        let safety = safety::route(form, &filled.answers);
        let told = desk.compared(&filled)?;
        let entry = Entry::Filled(filled);
        let entry = desk.journal()?.record(&entry, &clock::stamp(), corrects)?;
        if form.id.0 == safety_plan::FORM {
            // It is recorded; a failure said here would have it recorded twice.
            if let Err(trouble) = desk.put_help_in_the_open() {
                tracing::error!(?trouble, "Help while locked has an older safety plan");
            }
        }
        Ok(Finished {
            entry,
            safety,
            change,
            told,
            leads_to: follow::leads_to(form),
        })
    }
}

impl Handle for RecordSafety {
    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let check = Entry::Safety(self.check);
        desk.journal()?.record(&check, &clock::stamp(), None)?;
        Ok(())
    }
}

impl Desk {
    /// The form with what is still to be asked, and the night to begin from.
    fn asked_of(&mut self, form: &Form, draft: &Draft) -> Result<(Form, Option<Offered>), Trouble> {
        if !known::asks_the_record(form) {
            return Ok((form.clone(), None));
        }
        let (record, woke_on) = self.record_around(draft, RECORD_DAYS)?;
        let names = zones::of_night(&record, &draft.begun, woke_on);
        let [bed, zone] = names.each_ref().map(|it| clock::zone_named(it));
        let habits = self.profile()?.habits;
        let night = night_told::usual(
            &record.filled,
            &habits,
            woke_on,
            &bed,
            &zone,
            draft.begun.at,
        );
        let left_zone = (!bed.is_like(&zone, draft.begun.at)).then(|| names[0].clone());
        let form = known::still_asked(form, draft, &record, known::day_of(draft));
        Ok((form, Some(Offered { night, left_zone })))
    }

    /// The facts from so many days before what a form asks about, with the date of waking of its night.
    fn record_around(&mut self, draft: &Draft, days: i64) -> Result<(Record, NaiveDate), Trouble> {
        let woke_on = night_told::woke_on(draft);
        let since = woke_on.min(known::day_of(draft)) - TimeDelta::days(days);
        Ok((self.journal()?.record_since(since)?, woke_on))
    }

    fn accept(&mut self, form: &Form, draft: Draft, ended: Ended) -> Result<Filled, Trouble> {
        let now = clock::now();
        let (closes, late) = match (draft.corrects, &draft.occurrence) {
            // A correction is as late as what it corrects was.
            (Some(id), _) => (None, Some(self.filled(id)?.late)),
            (None, Some(id)) => (self.occurrence(id)?.map(|it| it.closes), None),
            (None, None) => (None, None),
        };
        if !known::asks_the_record(form) {
            let zone = self.zone()?;
            let filled = answer::accept(form, draft, ended, closes, &zone, &zone, now)?;
            return Ok(as_late(filled, late));
        }
        let (record, woke_on) = self.record_around(&draft, DAYS_BEFORE)?;
        let day = known::day_of(&draft);
        let names = zones::of_night(&record, &draft.begun, woke_on);
        let [bed, zone] = names.each_ref().map(|it| clock::zone_named(it));
        let filled = answer::accept(form, draft, ended, closes, &bed, &zone, now)?;
        Ok(as_late(known::completed(form, filled, &record, day), late))
    }

    /// Records a draft that is about something else than what is begun now, as left early.
    fn put_aside(&mut self, form: &Form, draft: Draft) -> Result<(), Trouble> {
        let corrects = draft.corrects;
        match self.accept(form, draft, Ended::Early) {
            Ok(filled) => {
                let entry = Entry::Filled(filled);
                self.journal()?.record(&entry, &clock::stamp(), corrects)?;
                Ok(())
            }
            Err(Trouble(care::contract::Failure::Refused(Refusal::NothingToKeep))) => {
                Ok(self.journal()?.drop_draft(&form.id)?)
            }
            Err(other) => Err(other),
        }
    }

    /// How a finished measure compares with the last complete one.
    fn change(
        &mut self,
        form: &Form,
        filled: &Filled,
        corrects: Option<EntryId>,
    ) -> Result<Option<Change>, Trouble> {
        let is_told = match form.kind {
            FormKind::Measure => filled.ended == Ended::Finished && corrects.is_none(),
            FormKind::Prompt | FormKind::Exercise | FormKind::Note => false,
        };
        if !is_told {
            return Ok(None);
        }
        let whole = |it: &Filled| measure::total(form, &it.answers);
        let last = self
            .journal()?
            .last_filled(&form.id, |it| whole(it).is_some())?;
        let last = last.and_then(|it| whole(&it.fact));
        Ok(measure::change(form, last, whole(filled)))
    }

    /// What was filled in as the entry `id`.
    pub(super) fn filled(&mut self, id: EntryId) -> Result<Filled, Trouble> {
        match self.journal()?.entry(id)?.map(|it| it.fact) {
            Some(Entry::Filled(filled)) => Ok(filled),
            Some(
                Entry::Session(_)
                | Entry::Rest(_)
                | Entry::Choice(_)
                | Entry::Safety(_)
                | Entry::Wish(_),
            )
            | None => Err(Refusal::Gone.into()),
        }
    }
}

fn as_late(filled: Filled, late: Option<bool>) -> Filled {
    let late = late.unwrap_or(filled.late);
    Filled { late, ..filled }
}
