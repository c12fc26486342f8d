//! What the patient chose to share, and the page as it comes back; no browser in here.

use std::{collections::BTreeSet, rc::Rc};

use care::{
    contract::Failure,
    entry::{EntryId, Recorded},
    session::{Session, SessionState},
    summary::{Choice, Preview, Section},
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
    /// Sections left out.
    pub without: BTreeSet<Section>,
    /// Whether item 9 is left out.
    pub without_item9: bool,
    /// Ticked own words.
    pub own_words: BTreeSet<EntryId>,
    /// The page of an earlier or of this choice; none: not made yet.
    pub preview: Option<Preview>,
    /// The choice that this page was made of.
    pub made_of: Option<Choice>,
    /// Where the page was saved.
    pub saved: Option<String>,
    /// The page is on its way to a file.
    pub is_saving: bool,
    /// Why there is no page, or why it was not saved.
    pub trouble: Option<Failure>,
}

/// Which days the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
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
    /// Item 9 in or out.
    TurnItem9(bool),
    /// A line of own words in or out.
    Tick(EntryId, bool),
    /// The page of this choice.
    Made(Choice, Preview),
    /// There is no page of this choice.
    NotMade(Choice, Failure),
    /// "Save."
    Save,
    /// It was saved there.
    Saved(String),
    /// It was not saved.
    NotSaved(Failure),
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
            without: BTreeSet::new(),
            without_item9: false,
            own_words: BTreeSet::new(),
            preview: None,
            made_of: None,
            saved: None,
            is_saving: false,
            trouble: None,
        }
    }

    /// What the shell is asked for.
    pub fn choice(&self) -> Choice {
        let [from, to] = match self.period {
            Period::Since(day) => [day, self.today],
            Period::Last(days) => [back(self.today, days), self.today],
            Period::Dates => self.dates,
        };
        Choice {
            from,
            to,
            without: self.without.clone(),
            without_item9: self.without_item9,
            own_words: self.own_words.clone(),
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
            Action::Turn(section, true) => {
                next.without.remove(&section);
            }
            Action::Turn(section, false) => {
                next.without.insert(section);
            }
            Action::TurnItem9(is_in) => next.without_item9 = !is_in,
            Action::Tick(entry, true) => {
                next.own_words.insert(entry);
            }
            Action::Tick(entry, false) => {
                next.own_words.remove(&entry);
            }
            // A page of a choice that was changed meanwhile is not shown.
            Action::Made(choice, preview) if choice == before => {
                (next.preview, next.made_of, next.trouble) = (Some(preview), Some(choice), None);
            }
            Action::NotMade(choice, failure) if choice == before => {
                (next.made_of, next.trouble) = (None, Some(failure));
            }
            Action::Made(..) | Action::NotMade(..) => {}
            Action::Save => (next.is_saving, next.saved, next.trouble) = (true, None, None),
            Action::Saved(path) => (next.is_saving, next.saved) = (false, Some(path)),
            Action::NotSaved(failure) => (next.is_saving, next.trouble) = (false, Some(failure)),
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
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn begun() -> Rc<State> {
        Rc::new(State::begin("2026-10-30T01:00:00".parse().unwrap(), &[]))
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
        actions
            .into_iter()
            .fold(begun(), |state, action| state.reduce(action))
    }

    fn page() -> Preview {
        Preview {
            pages: vec!["<svg/>".into()],
            text: "page".into(),
            sections: Vec::new(),
            own_words: Vec::new(),
            has_item9: false,
        }
    }

    #[test]
    fn the_last_seven_days_are_seven_and_one_in_the_night_is_yesterday() {
        let choice = begun().choice();
        assert_eq!(
            [choice.from, choice.to],
            [date("2026-10-23"), date("2026-10-29")]
        );
    }

    #[test]
    fn item_9_is_in_until_it_is_taken_out() {
        assert!(!begun().choice().without_item9);
        assert!(after([Action::TurnItem9(false)]).choice().without_item9);
    }

    #[test]
    fn a_page_of_an_older_choice_is_not_shown() {
        let old = begun().choice();
        let state = after([
            Action::Turn(Section::Sleep, false),
            Action::Made(old, page()),
        ]);
        assert_eq!(state.preview, None);
    }

    #[test]
    fn a_page_stays_in_view_while_the_next_is_made_but_cannot_be_saved() {
        let made = Action::Made(begun().choice(), page());
        let state = after([made, Action::Turn(Section::Sleep, false)]);
        assert!(state.preview.is_some());
        assert!(!state.is_current());
    }

    #[test]
    fn saved_is_no_longer_said_once_the_choice_changes() {
        let saved = [Action::Save, Action::Saved("a.pdf".into())];
        assert!(after(saved.clone()).saved.is_some());
        let changed = saved.into_iter().chain([Action::Tick(EntryId(1), true)]);
        assert_eq!(after(changed).saved, None);
    }
}
