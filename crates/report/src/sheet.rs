//! The sheet: every word and figure of the page, in its place, before it is set in type.

use care::{
    session::{Route, SessionState},
    summary::{Section, SessionLine, Summary},
    words::{FluentValue, Words},
};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::{
    letters::{Letters, UNPRINTABLE},
    sheet_flags::flags,
    sheet_life::{Facts, effects, practice, sleep},
    sheet_measures::{Figures, figures},
    sheet_words::{OwnWords, Thoughts, own_words, thoughts},
};

/// How much of each list and text has room.
pub(crate) struct Room {
    pub(crate) sessions: usize,
    pub(crate) thoughts: usize,
    pub(crate) thought_letters: usize,
    pub(crate) lines: usize,
    pub(crate) line_letters: usize,
    pub(crate) chart_height: f64,
}

impl Room {
    /// From ample to scarce; tried in this order until all is on one page.
    pub(crate) const STEPS: [Self; 5] = [
        Self::new([8, 3, 220, 6, 300], 168.0),
        Self::new([8, 3, 200, 6, 240], 140.0),
        Self::new([6, 3, 150, 4, 180], 140.0),
        Self::new([4, 2, 110, 3, 120], 132.0),
        Self::new([3, 1, 90, 2, 90], 116.0),
    ];

    const fn new(most: [usize; 5], chart_height: f64) -> Self {
        let [sessions, thoughts, thought_letters, lines, line_letters] = most;
        Self {
            sessions,
            thoughts,
            thought_letters,
            lines,
            line_letters,
            chart_height,
        }
    }
}

/// Most letters of a name, a dose and a mood.
const NAME: usize = 40;
const DOSE: usize = 40;

/// The words of the locale, and letters for the words of the patient.
pub(crate) struct Pen<'a> {
    pub(crate) words: &'a Words,
    pub(crate) letters: Letters,
    pub(crate) room: &'a Room,
    /// Of the last day of the page.
    pub(crate) year: i32,
}

impl Pen<'_> {
    pub(crate) fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    pub(crate) fn with(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.words.say_with(id, args)
    }

    /// A day; with its year where that is another than the page's.
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        if day.year() == self.year {
            self.words.day(day)
        } else {
            self.words.date(day)
        }
    }

    /// The latest of `days`, oldest first, and how many more there are.
    pub(crate) fn days(&self, days: &[NaiveDate]) -> String {
        let shown = days.len().saturating_sub(self.room.sessions);
        let days_said = days[shown..].iter().map(|it| self.day(*it));
        let more = self.more(days.len(), days.len() - shown);
        let parts: Vec<String> = days_said.chain(more).collect();
        parts.join(", ")
    }

    /// What the rest of a list is; none if nothing is left.
    pub(crate) fn more(&self, all: usize, shown: usize) -> Option<String> {
        let rest = all.saturating_sub(shown);
        (rest > 0).then(|| self.with("summary-more", &[("count", rest.into())]))
    }
}

/// Everything on the page.
#[derive(Serialize)]
pub(crate) struct Sheet {
    pub(crate) file_title: String,
    pub(crate) subject: String,
    pub(crate) title: String,
    pub(crate) name: Option<String>,
    pub(crate) therapist: Option<String>,
    pub(crate) period: String,
    pub(crate) made: String,
    pub(crate) flags: Option<Lines>,
    pub(crate) sessions: Option<Lines>,
    pub(crate) figures: Option<Figures>,
    pub(crate) facts: Vec<Facts>,
    pub(crate) thoughts: Option<Thoughts>,
    pub(crate) own_words: Option<OwnWords>,
    pub(crate) left_out: Option<String>,
    pub(crate) foot: Vec<String>,
}

/// A head with lines below it.
#[derive(Serialize)]
pub(crate) struct Lines {
    pub(crate) head: String,
    pub(crate) lines: Vec<String>,
    pub(crate) more: Option<String>,
}

impl Sheet {
    /// Writes `summary` in `words`, with `room` for its lists.
    pub(crate) fn new(summary: &Summary, words: &Words, room: &Room) -> Self {
        let letters = Letters::default();
        let mut pen = Pen {
            words,
            letters,
            room,
            year: summary.to.year(),
        };
        let pen = &mut pen;
        let mut name = |it: &Option<care::private::Private>| {
            let name = it.as_ref().map(|it| pen.letters.fit(it.reveal(), NAME));
            name.filter(|it| !it.is_empty())
        };
        let (named, therapist) = (name(&summary.name), name(&summary.therapist));
        let (from, to) = (words.date(summary.from), words.date(summary.to));
        let period = [("from", from.into()), ("to", to.into())];
        let made_on = words.date(summary.made_on);
        let facts = [
            summary
                .sleep
                .as_ref()
                .map(|it| sleep(pen, it, summary.days)),
            summary
                .practice
                .as_ref()
                .map(|it| practice(pen, it, summary.days)),
            summary
                .effects
                .as_ref()
                .map(|it| effects(pen, it, summary.days)),
        ];
        let mut sheet = Self {
            file_title: pen.with("summary-file-title", &period),
            subject: pen.say("summary-subject"),
            title: pen.say("summary-title"),
            name: named,
            therapist: therapist.map(|it| pen.with("summary-for", &[("therapist", it.into())])),
            period: pen.with("summary-period", &period),
            made: [
                pen.with("summary-days", &[("days", summary.days.into())]),
                pen.with("summary-made-on", &[("day", made_on.into())]),
            ]
            .join(", "),
            flags: flags(pen, &summary.flags),
            sessions: summary.sessions.as_ref().map(|it| sessions(pen, it)),
            figures: figures(pen, summary),
            facts: facts.into_iter().flatten().collect(),
            thoughts: summary.thoughts.as_ref().map(|it| thoughts(pen, it)),
            own_words: summary.own_words.as_ref().map(|it| own_words(pen, it)),
            left_out: left_out(pen, summary),
            foot: Vec::new(),
        };
        sheet.foot = foot(pen, summary);
        sheet
    }

    /// The marks of the graph as SVG.
    pub(crate) fn picture(&self) -> &str {
        self.figures.as_ref().map_or("", |it| it.chart.svg.as_str())
    }
}

/// Newest first where there are too many, for those matter most.
fn sessions(pen: &mut Pen<'_>, all: &[SessionLine]) -> Lines {
    let shown = all.len().saturating_sub(pen.room.sessions);
    let mut lines: Vec<String> = all[shown..].iter().map(|it| session(pen, it)).collect();
    if all.is_empty() {
        lines.push(pen.say("summary-sessions-none"));
    }
    Lines {
        head: pen.say("summary-sessions"),
        lines,
        more: pen.more(all.len(), all.len() - shown),
    }
}

fn session(pen: &mut Pen<'_>, session: &SessionLine) -> String {
    let route = match session.route {
        Route::Intravenous => "intravenous",
        Route::Intramuscular => "intramuscular",
        Route::Subcutaneous => "subcutaneous",
        Route::Nasal => "nasal",
        Route::Oral => "oral",
    };
    let dose = session
        .dose
        .as_ref()
        .map(|it| pen.letters.fit(it.reveal(), DOSE))
        .filter(|it| !it.is_empty());
    let day = pen.day(session.at.date());
    let time = pen.words.time(session.at.time());
    let mut parts = vec![
        pen.with(
            "summary-session",
            &[("day", day.into()), ("time", time.into())],
        ),
        pen.say(&format!("summary-route-{route}")),
        match dose {
            Some(dose) => pen.with("summary-dose", &[("dose", dose.into())]),
            None => pen.say("summary-dose-none"),
        },
    ];
    match session.state {
        SessionState::Held | SessionState::Cancelled => {}
        SessionState::Planned => parts.push(pen.say("summary-session-planned")),
    }
    parts.join(" · ")
}

fn left_out(pen: &Pen<'_>, summary: &Summary) -> Option<String> {
    let name = |section: &Section| {
        pen.say(match section {
            Section::Name => "summary-section-name",
            Section::Sessions => "summary-section-sessions",
            Section::Measures => "summary-section-measures",
            Section::Sleep => "summary-section-sleep",
            Section::Practice => "summary-section-practice",
            Section::Thoughts => "summary-section-thoughts",
            Section::Effects => "summary-section-effects",
            Section::OwnWords => "summary-section-own_words",
        })
    };
    let mut names: Vec<String> = summary.left_out.iter().map(name).collect();
    if summary.item9_left_out {
        names.push(pen.say("summary-left-out-item9"));
    }
    (!names.is_empty())
        .then(|| pen.with("summary-left-out", &[("sections", names.join(", ").into())]))
}

/// How the figures were made; what had to be shortened stands first.
fn foot(pen: &Pen<'_>, summary: &Summary) -> Vec<String> {
    let nights = care::night::FEWEST_NIGHTS;
    let lines = [
        pen.letters.shortened.then(|| pen.say("summary-shortened")),
        pen.letters.unprintable.then(|| {
            let mark = UNPRINTABLE.to_string();
            pen.with("summary-unprintable", &[("mark", mark.into())])
        }),
        summary
            .measures
            .is_some()
            .then(|| pen.say("summary-foot-measures")),
        summary
            .sleep
            .is_some()
            .then(|| pen.with("summary-foot-sleep", &[("nights", nights.into())])),
        Some(pen.say("summary-foot-missing")),
        Some(pen.with(
            "summary-foot-app",
            &[("version", env!("CARGO_PKG_VERSION").into())],
        )),
    ];
    lines.into_iter().flatten().collect()
}
