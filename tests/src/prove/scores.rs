//! Every set of answers to a measure, and in each every change of a single item: totals, bands,
//! change, response and remission are reckoned here anew, by the published cut-offs.

use care::{
    form::{Answers, Form, FormId, StepId, Value},
    library,
    measure::{Band, Change, band, change, is_remission, is_response, scoring, total},
};

use crate::prove::figures::Seen;

/// All sets are tried in so many runs.
pub const RUNS: u32 = 256;

/// How the totals are reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// As the app does.
    Ours,
    /// What is not answered counts as nothing: wrong, as it makes a total of what has none.
    OpenIsZero,
}

/// A measure as it is published.
struct Published {
    form: &'static str,
    items: u32,
    /// The lowest total of each band.
    bands: &'static [(u16, Band)],
    /// A change that is unlikely to be chance.
    reliable: Option<u16>,
    /// A total below this is remission.
    remission: Option<u16>,
}

/// Kroenke 2001, Spitzer 2006, Kroenke 2003; the reliable changes as in the care notes, 5.3.
const MEASURES: [Published; 3] = [
    Published {
        form: "phq9",
        items: 9,
        bands: &[
            (0, Band::Minimal),
            (5, Band::Mild),
            (10, Band::Moderate),
            (15, Band::ModeratelySevere),
            (20, Band::Severe),
        ],
        reliable: Some(6),
        remission: Some(5),
    },
    Published {
        form: "gad7",
        items: 7,
        bands: &[
            (0, Band::Minimal),
            (5, Band::Mild),
            (10, Band::Moderate),
            (15, Band::Severe),
        ],
        reliable: Some(4),
        remission: None,
    },
    Published {
        form: "phq2",
        items: 2,
        bands: &[],
        reliable: None,
        remission: None,
    },
];

const OPTIONS: [&str; 4] = [
    "not_at_all",
    "several_days",
    "more_than_half",
    "nearly_every_day",
];

/// Tries the sets of this run, of all three measures.
pub fn tried(run: u32, reckoning: Reckoning) -> Seen {
    let mut seen = Seen::default();
    for it in &MEASURES {
        let form = library::form(&FormId(it.form.to_owned())).expect("a measure of the library");
        let all = 4_u32.pow(it.items);
        let from_run = |run: u32| run * all / RUNS;
        for number in from_run(run)..from_run(run + 1) {
            let scores: Vec<u16> = (0..it.items).map(|at| score(number, at)).collect();
            it.one_set(form, &scores, reckoning, &mut seen);
        }
    }
    seen
}

/// What the set of this number has for an item.
fn score(number: u32, item: u32) -> u16 {
    u16::try_from(number >> (2 * item) & 3).expect("two bits")
}

impl Published {
    fn one_set(&self, form: &Form, scores: &[u16], reckoning: Reckoning, seen: &mut Seen) {
        let sum: u16 = scores.iter().sum();
        let mut answers: Answers = scores.iter().enumerate().map(answer).collect();
        seen.tried("sets of answers", 1);
        seen.wrong("total", usize::from(total(form, &answers) != Some(sum)));
        self.cut_offs(form, sum, seen);
        for (at, before) in scores.iter().enumerate() {
            for after in 0..4 {
                answers.extend([answer((at, &after))]);
                let now = sum - before + after;
                seen.tried("single changes", 1);
                seen.wrong("total", usize::from(total(form, &answers) != Some(now)));
                self.compared(form, sum, now, seen);
            }
            let step = step(at);
            for open in [Some(Value::Declined), None] {
                answers.remove(&step);
                answers.extend(open.map(|it| (step.clone(), it)));
                let found = match reckoning {
                    Reckoning::Ours => total(form, &answers),
                    Reckoning::OpenIsZero => Some(sum - before),
                };
                seen.wrong("total of an open set", usize::from(found.is_some()));
            }
            answers.extend([answer((at, before))]);
        }
    }

    fn cut_offs(&self, form: &Form, total: u16, seen: &mut Seen) {
        let reached = self.bands.iter().rfind(|(from, _)| *from <= total);
        let scoring = scoring(&form.id);
        let found = scoring.and_then(|it| band(it, total));
        seen.wrong("band", usize::from(found != reached.map(|it| it.1)));
        let found = scoring.and_then(|it| is_remission(it, total));
        let expected = self.remission.map(|below| total < below);
        seen.wrong("remission", usize::from(found != expected));
    }

    fn compared(&self, form: &Form, last: u16, now: u16, seen: &mut Seen) {
        let expected = self.reliable.map(|reliable| {
            if last.abs_diff(now) < reliable {
                Change::Same
            } else if now < last {
                Change::Lower
            } else {
                Change::Higher
            }
        });
        let found = change(form, Some(last), Some(now));
        seen.wrong("change", usize::from(found != expected));
        let halved = last > 0 && 2 * now <= last;
        seen.wrong("response", usize::from(is_response(last, now) != halved));
    }
}

fn step(at: usize) -> StepId {
    StepId(format!("item{}", at + 1))
}

fn answer((at, score): (usize, &u16)) -> (StepId, Value) {
    let option = OPTIONS[usize::from(*score)];
    (step(at), Value::Choice(option.to_owned()))
}
