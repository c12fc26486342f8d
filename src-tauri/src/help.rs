//! The way to help, also while the journal is locked: then from a small open file with the
//! country and what the patient allowed there, and nothing else.

mod open;

use std::{fs, path::Path};

use care::{
    form::FormId,
    plan::CarePlan,
    profile::Profile,
    safety::{Contact, HelpCard},
    safety_plan::{self, SafetyPlan},
};
use journal::disk;

use crate::{desk::Desk, failure::Trouble};
use open::{InTheOpen, card, read};

const FILE: &str = "help.json";

impl Desk {
    /// Help as the patient set it up; while locked what stands in the open.
    pub(crate) fn help(&mut self) -> Result<HelpCard, Trouble> {
        if !self.is_open() {
            return Ok(while_locked(self.home()));
        }
        let profile = self.profile()?;
        Ok(HelpCard {
            plan: self.safety_plan(&profile)?,
            ..card(
                InTheOpen {
                    country: profile.country,
                    people: profile.people,
                    clinic: profile.clinic,
                    lines: profile.help.lines,
                    from_plan: self.plan.help.clone(),
                    plan: Vec::new(),
                },
                cfg!(mobile),
            )
        })
    }

    /// Whether a phone may dial this: a number that the patient sees in Help now.
    #[cfg(any(mobile, test))]
    pub(crate) fn may_dial(&mut self, number: &str) -> bool {
        self.help().is_ok_and(|card| card.shows_number(number))
    }

    /// Puts into the open what the patient allowed there, and takes back what is allowed no more.
    pub(crate) fn put_help_in_the_open(&mut self) -> Result<(), Trouble> {
        let profile = self.profile()?;
        let plan = self.safety_plan(&profile)?;
        let open = in_the_open(profile, &self.plan, plan);
        let file = self.home().join(FILE);
        Ok(disk::replace(&file, &serde_json::to_vec(&open)?)?)
    }

    fn safety_plan(&mut self, profile: &Profile) -> Result<SafetyPlan, Trouble> {
        let form = FormId(safety_plan::FORM.to_owned());
        let filled = self.journal()?.last_filled(&form, |_| true)?;
        let while_locked = profile.help.plan_while_locked;
        Ok(safety_plan::plan(filled.as_ref(), while_locked))
    }
}

fn in_the_open(profile: Profile, plan: &CarePlan, own: SafetyPlan) -> InTheOpen {
    let allowed = |mut all: Vec<Contact>| {
        all.retain(|it| it.while_locked);
        all
    };
    InTheOpen {
        country: profile.country,
        people: allowed(profile.people),
        clinic: profile.clinic.filter(|it| it.while_locked),
        lines: allowed(profile.help.lines),
        from_plan: plan.help.clone(),
        plan: if own.while_locked {
            own.parts
        } else {
            Vec::new()
        },
    }
}

/// The lines of no country in particular before set-up.
fn while_locked(home: &Path) -> HelpCard {
    let open = read(&fs::read(home.join(FILE)).unwrap_or_default());
    card(open, cfg!(mobile))
}

/// Takes all of it out of the open.
pub(crate) fn erase(home: &Path) -> Result<(), Trouble> {
    Ok(disk::remove(&home.join(FILE))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn while_locked_the_lines_of_no_country_in_particular_are_there_to_be_read() {
        let home = tempfile::tempdir().unwrap();
        let mut desk = Desk::new(home.path().to_owned(), home.path().to_owned());
        assert!(
            !desk.may_dial("112"),
            "it is told in words that need a reader"
        );
        let open = InTheOpen {
            country: "de".into(),
            ..InTheOpen::default()
        };
        fs::write(home.path().join(FILE), serde_json::to_vec(&open).unwrap()).unwrap();
        assert!(desk.may_dial("112"));
        assert!(!desk.may_dial("0305550107"));
    }
}
