//! What the patient told at set-up and changed later.

use care::{
    contract::{KeepProfile, SeeProfile},
    library,
    profile::{Habits, Profile},
    safety::OwnHelp,
    soft,
};
use chrono::NaiveTime;

use crate::{
    desk::{Desk, Handle},
    failure::Trouble,
};

impl Handle for SeeProfile {
    fn handle(self, desk: &mut Desk) -> Result<Profile, Trouble> {
        desk.profile()
    }
}

impl Handle for KeepProfile {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        soft::may_keep(desk.soft()?.as_ref(), &desk.profile()?, &self.profile)?;
        desk.keep_profile(&self.profile)?;
        // Whether the weekly question is asked may have changed.
        desk.read_plan();
        Ok(())
    }
}

impl Desk {
    /// About the patient; usual times where set-up was cut short before they were told.
    pub(crate) fn profile(&mut self) -> Result<Profile, Trouble> {
        Ok(self.journal()?.profile()?.unwrap_or_else(untold))
    }

    /// Keeps the profile, and in the open what help needs of it while locked.
    pub(crate) fn keep_profile(&mut self, profile: &Profile) -> Result<(), Trouble> {
        self.journal()?.keep_profile(profile)?;
        self.put_help_in_the_open()
    }
}

fn untold() -> Profile {
    const BEDTIME: NaiveTime = NaiveTime::from_hms_opt(22, 30, 0).expect("a time");
    const WAKING: NaiveTime = NaiveTime::from_hms_opt(7, 0, 0).expect("a time");
    Profile {
        habits: Habits {
            bedtime: BEDTIME,
            waking: WAKING,
        },
        country: library::OTHER.to_owned(),
        name: None,
        therapist: None,
        people: Vec::new(),
        clinic: None,
        idle_minutes: 5,
        help: OwnHelp::default(),
    }
}
