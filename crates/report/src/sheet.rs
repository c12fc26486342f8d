//! The sheet: every word and figure of the page, in its place, before it is set in type.

use care::{
    session::{Route, SessionState},
    summary::{Paper, Summary},
    summary_sessions::SessionLine,
    words::{FluentValue, Words},
};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::{
    letters::Letters,
    sheet_flags::flags,
    sheet_foot::{foot, left_out},
    sheet_items::{Table, tables},
    sheet_life::{Facts, effects, practice, sleep, tried},
    sheet_measures::{Chart, Figures, aligned, figures},
    sheet_words::{OwnWords, Thoughts, own_words, questions, thoughts},
};

/// How much of each list and text has room.
pub(crate) struct Room {
    pub(crate) sessions: usize,
    pub(crate) thoughts: usize,
    pub(crate) thought_letters: usize,
    pub(crate) lines: usize,
    pub(crate) line_letters: usize,
    pub(crate) chart_height: f64,
    /// Of the graph of days since the dose; 0: its words only.
    pub(crate) after_height: f64,
}

impl Room {
    /// From ample to scarce: the first in which all is on one page is taken.
    pub(crate) const STEPS: [Self; 5] = [
        Self::new([8, 3, 220, 6, 300], [168.0, 76.0]),
        Self::new([8, 3, 200, 6, 240], [140.0, 66.0]),
        Self::new([6, 3, 150, 4, 180], [132.0, 60.0]),
        Self::new([4, 2, 110, 3, 120], [120.0, 56.0]),
        Self::new([3, 1, 90, 2, 90], [104.0, 0.0]),
    ];

    const fn new(most: [usize; 5], [chart_height, after_height]: [f64; 2]) -> Self {
        let [sessions, thoughts, thought_letters, lines, line_letters] = most;
        Self {
            sessions,
            thoughts,
            thought_letters,
            lines,
            line_letters,
            chart_height,
            after_height,
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
    /// As the typesetter names it.
    pub(crate) paper: &'static str,
    /// What the attached data is; none: nothing is attached.
    pub(crate) attached: Option<String>,
    pub(crate) subject: String,
    pub(crate) title: String,
    pub(crate) name: Option<String>,
    pub(crate) therapist: Option<String>,
    pub(crate) period: String,
    pub(crate) made: String,
    pub(crate) flags: Option<Lines>,
    pub(crate) sessions: Option<Lines>,
    pub(crate) figures: Option<Figures>,
    pub(crate) aligned: Option<Aligned>,
    pub(crate) facts: Vec<Facts>,
    pub(crate) thoughts: Option<Thoughts>,
    pub(crate) own_words: Option<OwnWords>,
    pub(crate) questions: Option<OwnWords>,
    pub(crate) items: Vec<Table>,
    pub(crate) left_out: Option<String>,
    pub(crate) foot: Vec<String>,
}

/// Moods by days since the dose.
#[derive(Serialize)]
pub(crate) struct Aligned {
    pub(crate) head: String,
    pub(crate) chart: Option<Chart>,
    pub(crate) notes: Vec<String>,
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
                .tried
                .as_ref()
                .filter(|it| !it.is_empty())
                .map(|it| tried(pen, it)),
            summary
                .effects
                .as_ref()
                .map(|it| effects(pen, it, summary.days)),
        ];
        let mut sheet = Self {
            file_title: pen.with("summary-file-title", &period),
            paper: match summary.paper {
                Paper::A4 => "a4",
                Paper::Letter => "us-letter",
            },
            attached: None,
            subject: pen.say("summary-subject"),
            title: pen.say("summary-title"),
            name: named,
            therapist: therapist.map(|it| pen.with("summary-for", &[("therapist", it.into())])),
            period: pen.with("summary-period", &period),
            made: [
                summary.since_visit.then(|| pen.say("summary-since-visit")),
                Some(pen.with("summary-days", &[("days", summary.days.into())])),
                Some(pen.with("summary-made-on", &[("day", made_on.into())])),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
            flags: flags(pen, &summary.flags),
            sessions: summary.sessions.as_ref().map(|it| sessions(pen, it)),
            figures: figures(pen, summary),
            aligned: aligned(pen, summary),
            facts: facts.into_iter().flatten().collect(),
            thoughts: summary.thoughts.as_ref().map(|it| thoughts(pen, it)),
            own_words: summary.own_words.as_ref().map(|it| own_words(pen, it)),
            questions: summary
                .questions
                .as_ref()
                .filter(|it| !it.is_empty())
                .map(|it| questions(pen, it)),
            items: tables(pen, summary),
            left_out: left_out(pen, summary),
            foot: Vec::new(),
        };
        sheet.foot = foot(pen, summary);
        sheet
    }

    /// The marks of both graphs as SVG.
    pub(crate) fn pictures(&self) -> [String; 2] {
        let charts = [
            self.figures.as_ref().map(|it| &it.chart),
            self.aligned.as_ref().and_then(|it| it.chart.as_ref()),
        ];
        charts.map(|it| it.map_or_else(String::new, |it| it.svg.clone()))
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
