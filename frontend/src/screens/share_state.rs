//! What the patient chose to share, and the page as it comes back; no browser in here.

use std::{collections::BTreeSet, mem, rc::Rc};

use care::{
    contract::Failure,
    entry::{EntryId, Recorded},
    private::Private,
    session::{Session, SessionState},
    shared::{Looked, Saved, SharedForm, SharedLog},
    summary::{Choice, Paper, Preview, Section},
    time::care_day,
};
use chrono::{Days, NaiveDate, NaiveDateTime};
use yew::Reducible;

/// Most sessions to begin from that are offered.
const SESSIONS: usize = 3;

/// The share screen.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The care day of asking.
    pub today: NaiveDate,
    /// Days of the newest sessions that were held, newest first.
    pub sessions: Vec<NaiveDate>,
    /// Which days.
    pub period: Period,
    /// The first and last day, where they are chosen by hand.
    pub dates: [NaiveDate; 2],
    /// What is left out, what is ticked, and how the page is set; its days stand in `period`.
    pub choice: Choice,
    /// The page of an earlier or of this choice; none: not made yet.
    pub preview: Option<Rc<Preview>>,
    /// The choice that this page was made of.
    pub made_of: Option<Choice>,
    /// In which form it is saved.
    pub form: SharedForm,
    /// The key to seal to, where empty six words are drawn; the passphrase for everything.
    pub key: String,
    /// Where the page was saved, and with which words it opens.
    pub saved: Option<Saved>,
    /// What was shared before.
    pub log: SharedLog,
    /// What a file says of itself that was picked.
    pub looked: Option<Looked>,
    /// A sealed file that was picked, and the words that were typed for it.
    pub sealed: Option<(Private, String)>,
    /// The page is on its way to a file.
    pub is_saving: bool,
    /// Why there is no page, or why it was not saved.
    pub trouble: Option<Failure>,
}

/// Which days the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// From the day of the last visit to today.
    Visit,
    /// From this session's day to today.
    Since(NaiveDate),
    /// So many days, today among them.
    Last(u64),
    /// From one date to another.
    Dates,
}

/// What can happen on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Other days.
    Take(Period),
    /// The first day, chosen by hand.
    From(NaiveDate),
    /// The last day, chosen by hand.
    To(NaiveDate),
    /// A section in or out.
    Turn(Section, bool),
    /// Something else in or out.
    Put(What, bool),
    /// In another form.
    As(SharedForm),
    /// A key or the passphrase was typed.
    Key(String),
    /// The page of this choice.
    Made(Choice, Rc<Preview>),
    /// There is no page of this choice.
    NotMade(Choice, Failure),
    /// "Save."
    Save,
    /// It was saved there.
    Saved(Saved),
    /// What was shared so far.
    Log(SharedLog),
    /// A file was looked at.
    Looked(Looked),
    /// A file that was picked is sealed; with the words for it.
    Sealed(Private, String),
    /// A whole journal was taken.
    Taken,
    /// It was not saved.
    NotSaved(Failure),
}

/// What a switch puts in or leaves out, beside sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Item 9 of the PHQ-9.
    Item9,
    /// The second page with every answer.
    Items,
    /// US Letter in place of A4.
    Letter,
    /// A day.
    Day(NaiveDate),
    /// An entry.
    Entry(EntryId),
    /// A line of own words.
    Words(EntryId),
}

/// Put together anew: to remove from a tree takes two kilobytes more of WebAssembly, gzipped.
fn put<T: Ord + Copy>(set: &mut BTreeSet<T>, it: T, is_in: bool) {
    let before = mem::take(set);
    let others = before.iter().filter(|other| **other != it);
    for one in others.chain(is_in.then_some(&it)) {
        set.insert(*one);
    }
}

impl State {
    /// Begins with the days since the newest session.
    pub fn begin(now: NaiveDateTime, sessions: &[Recorded<Session>]) -> Self {
        let today = care_day(now);
        let mut days: Vec<NaiveDate> = Vec::new();
        for it in sessions {
            if it.fact.state == SessionState::Held && it.day <= today && !days.contains(&it.day) {
                let newer = days.partition_point(|day| *day > it.day);
                days.insert(newer, it.day);
            }
        }
        days.truncate(SESSIONS);
        let period = days
            .first()
            .map_or(Period::Last(7), |day| Period::Since(*day));
        Self {
            today,
            sessions: days,
            period,
            dates: [back(today, 7), today],
            choice: Choice::default(),
            preview: None,
            made_of: None,
            form: SharedForm::Page,
            key: String::new(),
            saved: None,
            log: SharedLog {
                lines: Vec::new(),
                forms: Vec::new(),
                fingerprint: None,
            },
            looked: None,
            sealed: None,
            is_saving: false,
            trouble: None,
        }
    }

    /// What the shell is asked for.
    pub fn choice(&self) -> Choice {
        let [from, to] = match self.period {
            Period::Since(day) => [day, self.today],
            Period::Last(days) => [back(self.today, days), self.today],
            Period::Visit => [self.dates[0], self.today],
            Period::Dates => self.dates,
        };
        Choice {
            from,
            to,
            since_visit: self.period == Period::Visit,
            ..self.choice.clone()
        }
    }

    /// Whether the page on screen is the one that would be saved.
    pub fn is_current(&self) -> bool {
        self.preview.is_some() && self.made_of.as_ref() == Some(&self.choice())
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        let before = next.choice();
        match action {
            Action::Take(period) => next.period = period,
            Action::From(day) => next.dates[0] = day,
            Action::To(day) => next.dates[1] = day,
            Action::Turn(section, is_in) => put(&mut next.choice.without, section, !is_in),
            Action::Put(what, is_in) => {
                let choice = &mut next.choice;
                match what {
                    What::Item9 => choice.without_item9 = !is_in,
                    What::Items => choice.with_items = is_in,
                    What::Letter if is_in => choice.paper = Paper::Letter,
                    What::Letter => choice.paper = Paper::A4,
                    What::Day(day) => put(&mut choice.without_days, day, !is_in),
                    What::Entry(id) => put(&mut choice.without_entries, id, !is_in),
                    What::Words(id) => put(&mut choice.own_words, id, is_in),
                }
            }
            Action::As(form) => {
                (next.form, next.saved, next.key) = (form, None, String::new());
            }
            Action::Key(key) => next.key = key,
            Action::Log(log) => {
                // The page was brought to the last visit: from then on is the usual question.
                if let (Period::Since(_) | Period::Last(_), Some((at, _))) =
                    (next.period, log.lines.first())
                {
                    next.dates[0] = care_day(*at).min(next.today);
                }
                next.log = log;
            }
            Action::Looked(looked) => {
                (next.looked, next.sealed, next.is_saving) = (Some(looked), None, false);
            }
            Action::Sealed(file, words) => {
                (next.sealed, next.looked, next.is_saving) = (Some((file, words)), None, false);
            }
            Action::Taken => (next.sealed, next.is_saving) = (None, false),
            // A page of a choice that was changed meanwhile is not shown.
            Action::Made(choice, preview) if choice == before => {
                (next.preview, next.made_of, next.trouble) = (Some(preview), Some(choice), None);
            }
            Action::NotMade(choice, failure) if choice == before => {
                (next.made_of, next.trouble) = (None, Some(failure));
            }
            Action::Made(..) | Action::NotMade(..) => {}
            Action::Save => (next.is_saving, next.saved, next.trouble) = (true, None, None),
            Action::Saved(saved) => {
                (next.is_saving, next.saved, next.key) = (false, Some(saved), String::new());
            }
            Action::NotSaved(failure) => {
                (next.is_saving, next.looked, next.trouble) = (false, None, Some(failure));
            }
        }
        if next.choice() != before {
            next.saved = None;
        }
        Rc::new(next)
    }
}

/// The first of so many days up to `today`.
fn back(today: NaiveDate, days: u64) -> NaiveDate {
    let before = Days::new(days.saturating_sub(1));
    today.checked_sub_days(before).unwrap_or(today)
}

#[cfg(test)]
mod tests;
