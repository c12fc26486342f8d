//! A pause of all reminders, in the patient's words: until this evening, for three days.

use care::{
    contract::{MakeWish, PauseReminders},
    pause,
    time::{instant_of, wall_clock},
    wish::Wish,
};

use crate::{
    clock,
    desk::{Desk, Handle},
    failure::Trouble,
};

impl Handle for PauseReminders {
    const CHANGES_WHAT_IS_DUE: bool = true;

    fn handle(self, desk: &mut Desk) -> Result<(), Trouble> {
        let now = clock::now();
        let zone = clock::zone_of(&desk.record(now)?);
        let ends = pause::ends(self.pause, wall_clock(&zone, now), &desk.profile()?.habits);
        let until = instant_of(&zone, ends);
        let wish = Wish::PauseUntil(until);
        MakeWish { wish }.handle(desk)
    }
}
