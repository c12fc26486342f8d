//! What a form that is opened knows of those before it: a plan that is looked back at, worries that
//! were put down, answers to begin with.

use care::{
    begin,
    contract::Failure,
    course::{self, compared, lines_of},
    entry::Recorded,
    form::{Answers, Draft, Ended, Filled, Form, FormId},
    library,
    refusal::Refusal,
    schedule::OccurrenceId,
    time::care_day,
};

use crate::{clock, desk::Desk, failure::Trouble};

/// The form that may come right after this one, with its name.
pub(super) fn leads_to(form: &Form) -> Option<(FormId, String)> {
    let next = library::course(&form.id).leads_to.as_ref()?;
    let title = library::form(next)?.title.clone();
    Some((next.clone(), title))
}

impl Desk {
    /// An empty draft, or one with the answers that it takes over from another form of today.
    pub(super) fn begun(
        &mut self,
        form: &Form,
        occurrence: Option<OccurrenceId>,
    ) -> Result<Draft, Trouble> {
        let stamp = clock::stamp();
        let today = care_day(stamp.at.naive_local());
        let mut draft = begin::anew(form, occurrence, stamp);
        if let Some(takes) = &library::course(&form.id).takes
            && let Some(last) = self.journal()?.last_filled(&takes.form, |_| true)?
            && last.day == today
        {
            let answer = |(to, from): (&_, &_)| {
                Some((Clone::clone(to), last.fact.answers.get(from)?.clone()))
            };
            draft.answers = takes.steps.iter().filter_map(answer).collect();
        }
        Ok(draft)
    }

    /// What was said before and stays in view, one line each.
    pub(super) fn before(&mut self, form: &Form, draft: &Draft) -> Result<Vec<String>, Trouble> {
        if let Some(put_down) = &library::course(&form.id).gathers {
            return self.put_down(form, put_down);
        }
        let Some(followed) = draft
            .occurrence
            .as_ref()
            .and_then(|it| course::by_rule(&it.rule))
        else {
            return Ok(Vec::new());
        };
        let answers = self.followed(draft.occurrence.as_ref())?;
        Ok(answers.map_or_else(Vec::new, |it| followed.lines(&it, &self.words)))
    }

    /// A guess and what it was, where the form follows another.
    pub(super) fn compared(&mut self, filled: &Filled) -> Result<Vec<String>, Trouble> {
        let before = self.followed(filled.occurrence.as_ref())?;
        Ok(before.map_or_else(Vec::new, |it| compared(&filled.form, &it, &filled.answers)))
    }

    /// The answers that an occurrence comes back to; none where they were erased.
    fn followed(&mut self, occurrence: Option<&OccurrenceId>) -> Result<Option<Answers>, Trouble> {
        let Some(of) = occurrence.filter(|it| course::by_rule(&it.rule).is_some()) else {
            return Ok(None);
        };
        match self.filled(of.session) {
            Ok(filled) => Ok(Some(filled.answers)),
            Err(Trouble(Failure::Refused(Refusal::Gone))) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// What was put down with the small form `of` since `form` was filled in last.
    fn put_down(&mut self, form: &Form, of: &FormId) -> Result<Vec<String>, Trouble> {
        let Some(small) = library::form(of) else {
            return Ok(Vec::new());
        };
        let record = self.record(clock::now())?;
        let ended = |it: &&Recorded<Filled>| it.fact.ended != Ended::NotToday;
        let last = record.filled.iter().filter(|it| it.fact.form == form.id);
        let last = last.filter(ended).map(|it| it.recorded.at).max();
        let since = record.filled.iter().filter(|it| it.fact.form == *of);
        let since = since.filter(|it| last.is_none_or(|last| last < it.recorded.at));
        let lines = since.flat_map(|it| {
            let steps = small.steps.iter();
            steps.flat_map(|step| lines_of(small, &step.id, &it.fact.answers, &self.words))
        });
        Ok(lines.collect())
    }
}
