//! What asks for the therapist's eye: facts with their dates, like ones on one line, none left off.

use care::{
    safety::{SafetyRoute, Said},
    summary_flags::Flag,
};
use chrono::NaiveDate;

use crate::sheet::{Lines, Pen};

/// None where nothing asks for it.
pub(crate) fn flags(pen: &Pen<'_>, all: &[Flag]) -> Option<Lines> {
    let mut kinds: Vec<(Kind, Vec<NaiveDate>)> = Vec::new();
    let mut rises = Vec::new();
    for flag in all {
        let (kind, on) = match flag {
            Flag::Item9 { on, score } => (Kind::Item9(*score), *on),
            Flag::ThoughtsWeigh { on } => (Kind::Weigh, *on),
            Flag::Item9Declined { on } => (Kind::Declined, *on),
            Flag::Question { on, said } => (Kind::Question(*said), *on),
            Flag::SafetyScreen {
                on,
                shown,
                safe_now,
            } => (Kind::Screen(*shown, *safe_now), *on),
            Flag::Bladder { on } => (Kind::Bladder, *on),
            Flag::Phq9Up { before, after } => {
                rises.push((*before, *after));
                continue;
            }
        };
        match kinds.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, days)) => days.push(on),
            None => kinds.push((kind, vec![on])),
        }
    }
    // The gravest first.
    kinds.sort_by_key(|(kind, _)| kind.rank());
    let mut lines: Vec<String> = kinds
        .iter()
        .map(|(kind, days)| said(pen, *kind, &pen.days(days)))
        .collect();
    let shown = rises.len().saturating_sub(pen.room.sessions);
    lines.extend(rises[shown..].iter().map(|(before, after)| {
        pen.with(
            "summary-flag-phq9-up",
            &[
                ("by", after.total.abs_diff(before.total).into()),
                ("before", before.total.into()),
                ("from", pen.day(before.on).into()),
                ("after", after.total.into()),
                ("to", pen.day(after.on).into()),
            ],
        )
    }));
    (!lines.is_empty()).then(|| Lines {
        head: pen.say("summary-flags"),
        lines,
        more: pen.more(rises.len(), rises.len() - shown),
    })
}

/// Flags of one kind stand on one line, with all their days.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Item9(u8),
    Declined,
    Weigh,
    Question(Said),
    Screen(SafetyRoute, Option<bool>),
    Bladder,
}

impl Kind {
    fn rank(self) -> u8 {
        match self {
            Self::Screen(SafetyRoute::Emergency, _) => 0,
            Self::Question(Said::MightAct) => 0,
            Self::Question(Said::Often) => 2,
            Self::Question(Said::Passing) => 3,
            Self::Question(Said::Declined | Said::No) => 5,
            Self::Item9(score) => 4_u8.saturating_sub(score),
            Self::Declined => 5,
            Self::Weigh => 9,
            Self::Screen(SafetyRoute::Crisis, _) => 6,
            Self::Screen(SafetyRoute::Ask, _) => 7,
            Self::Screen(SafetyRoute::GentleNote, _) => 8,
            Self::Bladder => 9,
        }
    }
}

fn said(pen: &Pen<'_>, kind: Kind, days: &str) -> String {
    let days = ("days", days.to_owned().into());
    match kind {
        Kind::Item9(score) => pen.with("summary-flag-item9", &[("score", score.into()), days]),
        Kind::Question(said) => {
            let answer = pen.say(match said {
                Said::No => "summary-question-no",
                Said::Declined => "summary-question-declined",
                Said::Passing => "summary-question-passing",
                Said::Often => "summary-question-often",
                Said::MightAct => "summary-question-might-act",
            });
            pen.with("summary-flag-question", &[("answer", answer.into()), days])
        }
        Kind::Weigh => pen.with("summary-flag-weigh", &[days]),
        Kind::Declined => pen.with("summary-flag-item9-declined", &[days]),
        Kind::Bladder => pen.with("summary-flag-bladder", &[days]),
        Kind::Screen(shown, safe_now) => {
            let id = match shown {
                SafetyRoute::GentleNote => "summary-flag-safety-note",
                SafetyRoute::Ask | SafetyRoute::Crisis => "summary-flag-safety",
                SafetyRoute::Emergency => "summary-flag-safety-emergency",
            };
            let answer = pen.say(match safe_now {
                Some(true) => "summary-flag-safe-yes",
                Some(false) => "summary-flag-safe-no",
                None => "summary-flag-safe-none",
            });
            pen.with(id, &[("answer", answer.into()), days])
        }
    }
}
