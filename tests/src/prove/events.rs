//! What each event of a history does: through the rules of care, as the commands of the shell do it.

use care::{
    entry::{Choice, Chosen, Rest},
    form::{Answers, Ended, Filled, FormId, StepId, Value},
    night::Night,
    phases::{bedtime, waking},
    schedule::{Action, Occurrence, OccurrenceId, State},
    session::{Route, SessionState, Told, accept},
    time::{care_day, instant_of, wall_clock},
    wish::{self, Wish, ZoneWish},
};
use chrono::{Days, TimeDelta};

use crate::prove::{
    history::{Event, NIGHTS, ZONES},
    life::{Life, key},
};

/// What can be filled in at any time.
const FORMS: [&str; 5] = ["morning", "evening", "phq9", "three_good", "thought_record"];

impl Life {
    /// Lets it happen; what a rule refuses does not.
    pub fn meets(&mut self, event: Event) {
        let minutes = TimeDelta::minutes;
        match event {
            Event::Wait(min) => return self.wait(minutes(min)),
            Event::Suspend(min) => {
                self.now += minutes(min);
                return self.poll();
            }
            Event::Restart => return self.restart(),
            Event::Lock => {
                self.open = false;
                return;
            }
            Event::Press => return self.press(),
            Event::Hears(hears) => {
                self.hears = hears;
                return self.poll();
            }
            Event::Travel(any) => self.device = ZONES[any % ZONES.len()],
            Event::Unlock | Event::Zone(_) | Event::Pause(_) | Event::Unwell | Event::GoOn => {
                self.unlock();
            }
            Event::Session(_) | Event::Move(..) | Event::Held(_) | Event::Cancel(_) => {
                self.unlock();
            }
            Event::Night(..) | Event::Habits(_) | Event::Say(..) | Event::Fill(_) => self.unlock(),
            Event::Nap | Event::FeelFar | Event::Amount(_) => self.unlock(),
        }
        self.does(event);
        self.settle();
    }

    fn does(&mut self, event: Event) {
        match event {
            Event::Session(min) => self.tells_a_session(TimeDelta::minutes(min)),
            Event::Move(any, min) => self.edits(any, |told| told.dosed += TimeDelta::minutes(min)),
            Event::Held(any) => self.edits(any, |told| told.state = SessionState::Held),
            Event::Cancel(any) => self.edits(any, |told| told.state = SessionState::Cancelled),
            Event::Night(bed, woke) => self.tells_a_night(bed, woke),
            Event::Habits(any) => self.stated = NIGHTS[any % NIGHTS.len()],
            Event::Say(any, what) => self.says(any, what),
            Event::Fill(any) => self.fills(FORMS[any % FORMS.len()], None, Answers::new()),
            Event::Nap => self.rests(None),
            Event::FeelFar => {
                let far = Value::Choices(vec!["spacey".to_owned()]);
                self.fills(
                    "evening",
                    None,
                    [(StepId("effects".to_owned()), far)].into(),
                );
            }
            Event::Zone(follows) => self.answers_about_the_zone(follows),
            Event::Pause(hours) => {
                self.wishes(Wish::PauseUntil(self.now + TimeDelta::hours(hours)));
            }
            Event::Unwell => self.wishes(Wish::Unwell),
            Event::GoOn => self.wishes(Wish::GoOn),
            Event::Amount(amount) => self.wishes(Wish::Amount(amount)),
            Event::Unlock | Event::Travel(_) | Event::Hears(_) | Event::Press => {}
            Event::Wait(_) | Event::Suspend(_) | Event::Restart | Event::Lock => {}
        }
    }

    fn tells_a_session(&mut self, from_now: TimeDelta) {
        let told = Told {
            dosed: self.wall() + from_now,
            route: Route::Nasal,
            dose: None,
            clinic: None,
            left_clinic: None,
            state: if from_now > TimeDelta::zero() {
                SessionState::Planned
            } else {
                SessionState::Held
            },
        };
        let (name, zone) = (self.zone().name(), self.zone());
        if let Ok(session) = accept(&told, name, &zone, self.now) {
            let dosed = session.dosed.at.naive_local();
            let mut recorded = self.recorded(session);
            (recorded.day, recorded.at) = (care_day(dosed), dosed);
            self.record.sessions.push(recorded);
        }
    }

    /// Takes the session out of its entry, changes it as the form would, and records it anew.
    fn edits(&mut self, any: usize, change: impl Fn(&mut Told)) {
        if self.record.sessions.is_empty() {
            return;
        }
        let at = any % self.record.sessions.len();
        let (zone, old) = (self.zone(), self.record.sessions[at].clone());
        let mut told = Told {
            dosed: wall_clock(&zone, old.fact.dosed.at),
            route: old.fact.route,
            dose: None,
            clinic: None,
            left_clinic: None,
            state: old.fact.state,
        };
        change(&mut told);
        let is_ahead = instant_of(&zone, told.dosed) > self.now;
        if told.state != SessionState::Cancelled && is_ahead {
            told.state = SessionState::Planned;
        } else if told.state == SessionState::Planned {
            told.state = SessionState::Held;
        }
        if let Ok(session) = accept(&told, zone.name(), &zone, self.now) {
            let dosed = session.dosed.at.naive_local();
            let new = self.recorded(session);
            let place = &mut self.record.sessions[at];
            (place.day, place.at) = (care_day(dosed), dosed);
            (place.recorded, place.fact, place.corrected) = (new.recorded, new.fact, true);
        }
    }

    fn tells_a_night(&mut self, bed: i64, woke: i64) {
        let today = care_day(self.wall());
        let in_bed = bedtime(&self.stated, today - Days::new(1)) + TimeDelta::minutes(bed);
        let final_wake = waking(&self.stated, in_bed.date()).max(in_bed);
        let woke_on = if final_wake <= in_bed {
            waking(&self.stated, in_bed.date() + Days::new(1))
        } else {
            final_wake
        };
        let final_wake = (woke_on + TimeDelta::minutes(woke)).max(in_bed + TimeDelta::hours(2));
        let night = Night {
            woke_on: today,
            in_bed,
            lights_out: in_bed,
            sol_min: 10,
            awakenings: 0,
            waso_min: 0,
            final_wake,
            out_of_bed: final_wake,
            clock_change_min: 0,
            change_before_min: 0,
            change_after_min: 0,
        };
        let answers = [(StepId("night".to_owned()), Value::Night(night))];
        self.fills("morning", None, answers.into());
    }

    /// About something that is near, as Today and the notebook offer it.
    fn says(&mut self, any: usize, what: Chosen) {
        let day = TimeDelta::days(1);
        let record = self.last_days();
        let mut near: Vec<Occurrence> = self.asked(&record, day, day);
        near.retain(|it| match it.state {
            State::Ahead | State::Due | State::Missed => true,
            State::Done | State::Skipped => false,
        });
        if near.is_empty() {
            return;
        }
        let about = near.swap_remove(any % near.len());
        match what {
            Chosen::Done => {
                self.over.insert(key(&about.id), what);
                return self.does_it(&about.action, about.id);
            }
            Chosen::Skip => {
                self.over.insert(key(&about.id), what);
            }
            Chosen::LaterQuarterHour | Chosen::LaterHour | Chosen::LaterThisEvening => {
                *self.put_off.entry(key(&about.id)).or_default() += 1;
            }
        }
        let choice = self.recorded(Choice {
            occurrence: about.id,
            choice: what,
        });
        self.record.choices.push(choice);
    }

    fn does_it(&mut self, action: &Action, id: OccurrenceId) {
        match action {
            Action::Fill(FormId(form)) => self.fills(form, Some(id), Answers::new()),
            Action::Rest(_) => self.rests(Some(id)),
            Action::Read(_) => {
                let done = self.recorded(Choice {
                    occurrence: id,
                    choice: Chosen::Done,
                });
                self.record.choices.push(done);
            }
        }
    }

    fn fills(&mut self, form: &str, occurrence: Option<OccurrenceId>, answers: Answers) {
        let filled = self.recorded(Filled {
            form: FormId(form.to_owned()),
            version: 1,
            occurrence,
            begun: self.stamp(),
            ended: Ended::Finished,
            late: false,
            answers,
        });
        self.record.filled.push(filled);
    }

    fn rests(&mut self, occurrence: Option<OccurrenceId>) {
        let rest = self.recorded(Rest {
            minutes: 10,
            seconds: 600,
            occurrence,
        });
        self.record.rests.push(rest);
    }

    fn answers_about_the_zone(&mut self, follows: bool) {
        let keeps = if follows {
            ZoneWish::Follow
        } else {
            ZoneWish::Home
        };
        let here = self.device.name().to_owned();
        self.wishes(Wish::Zone { here, keeps });
    }

    fn wishes(&mut self, wish: Wish) {
        if let Ok(wish) = wish::accept(wish, self.now, self.device.name(), true) {
            let wish = self.recorded(wish);
            self.record.wishes.push(wish);
        }
    }
}
