//! Random walks through every form, through the real command layer: answers, steps back, kills.
//! Nothing that was answered is lost, every ending is reached, and no step is a dead end.

use std::path::Path;

use care::{
    answer,
    contract::{Failure, FinishForm, KeepDraft, OpenForm, ReadEntry},
    entry::Entry,
    form::{AnswerKind, AnswerOption, Answers, Draft, Ended, Form, Rated, Step, Value},
    library,
    night::Night,
    private::Private,
    steps::steps_shown,
};
use chrono::{Days, NaiveDate, NaiveTime};
use shell::{clock, desk::Desk};
use tempfile::TempDir;

use crate::prove::{
    figures::Seen,
    patient::{ask, open_desk},
};

const PASSPHRASE: &str = "seven quiet otters under the bridge";

/// Moves in one walk before it makes for the end.
const MOVES: u64 = 40;

/// Unlocking is slow by design: the process is killed at one in so many moves.
const KILLED_ONE_IN: u64 = 400;

/// A patient who walks through forms, one after the other, in one journal.
pub struct Walker {
    home: TempDir,
    desk: Desk,
}

/// The step on which a walk ended, such as `kind_self learning`.
pub fn ending(form: &Form, answers: &Answers) -> String {
    let last = steps_shown(form, answers).last().map(|it| it.id.0.clone());
    format!("ended {} {}", form.id.0, last.unwrap_or_default())
}

/// All steps on which some walk can end.
pub fn endings() -> Vec<String> {
    let of = |form: &Form| {
        let mut ends = Vec::new();
        for step in form.steps.iter().rev() {
            ends.push(format!("ended {} {}", form.id.0, step.id.0));
            if step.when.is_none() {
                break;
            }
        }
        ends
    };
    library::forms().iter().flat_map(of).collect()
}

impl Walker {
    /// A walker with a journal of their own within `within`.
    ///
    /// # Errors
    ///
    /// When it cannot be set up.
    pub fn within(within: &Path) -> Result<Self, String> {
        let home = tempfile::tempdir_in(within).map_err(|it| it.to_string())?;
        let desk = open_desk(home.path(), &PASSPHRASE.into()).map_err(told)?;
        Ok(Self { home, desk })
    }

    /// The walk of this number; the forms come in turn.
    ///
    /// # Errors
    ///
    /// When the command layer refuses what the screens may ask.
    pub fn walk(&mut self, number: u64) -> Result<Seen, String> {
        let forms = library::forms();
        let form = &forms[usize::try_from(number).unwrap_or(0) % forms.len()];
        let mut chance = Chance(fastrand::Rng::with_seed(number));
        let mut seen = Seen::default();
        seen.tried("walks", 1);
        let mut draft = self.opened(form)?;
        for _ in 0..MOVES {
            let shown = steps_shown(form, &draft.answers);
            let Some(here) = shown.iter().position(|it| it.id == draft.at) else {
                seen.wrong("on a step that is not shown", 1);
                return Ok(seen);
            };
            match chance.of(10) {
                0..5 => {
                    let step = shown[here].clone();
                    let value = chance.answer(&step, &draft.answers);
                    draft.answers.insert(step.id, value);
                    seen.tried("answers", 1);
                }
                5..8 => draft.at = shown[(here + 1).min(shown.len() - 1)].id.clone(),
                _ => draft.at = shown[here.saturating_sub(1)].id.clone(),
            }
            // As the screens do: an answer changes what is shown only behind it.
            let keep = draft.clone();
            ask(&mut self.desk, KeepDraft { draft: keep }).map_err(told)?;
            if chance.of(KILLED_ONE_IN) == 0 {
                self.is_killed()?;
                seen.tried("kills", 1);
                let resumed = self.opened(form)?;
                seen.wrong("lost by a kill", usize::from(resumed != draft));
            }
        }
        self.ends(form, draft, &mut seen)?;
        Ok(seen)
    }

    /// Goes on to the last step, as fast as the steps let it, and ends the form.
    fn ends(&mut self, form: &Form, mut draft: Draft, seen: &mut Seen) -> Result<(), String> {
        for _ in 0..form.steps.len() {
            let shown = steps_shown(form, &draft.answers);
            let here = shown.iter().position(|it| it.id == draft.at).unwrap_or(0);
            if let Some(next) = shown.get(here + 1) {
                draft.at = next.id.clone();
            }
        }
        let shown = steps_shown(form, &draft.answers);
        let is_last = shown.last().is_some_and(|it| it.id == draft.at);
        seen.wrong("a dead step", usize::from(!is_last));
        let zone = clock::zone();
        let (now, kept) = (clock::now(), draft.clone());
        // A measure with an open question and a form without a word end early, or not at all.
        let ended = [Ended::Finished, Ended::Early, Ended::NotToday]
            .into_iter()
            .find(|it| answer::accept(form, draft.clone(), *it, None, &zone, &zone, now).is_ok());
        let ended = ended.ok_or("a form that cannot be ended in any way")?;
        let entry = ask(&mut self.desk, FinishForm { draft, ended })
            .map_err(told)?
            .entry;
        let reading = ask(&mut self.desk, ReadEntry { id: entry }).map_err(told)?;
        let Entry::Filled(mut filled) = reading.entry.fact else {
            return Err("an entry of another kind".to_owned());
        };
        seen.tried(&ending(form, &kept.answers), 1);
        // What the record knows the app adds by itself.
        let known = |step: &Step| step.unless.is_some() && !kept.answers.contains_key(&step.id);
        for step in form.steps.iter().filter(|it| known(it)) {
            filled.answers.remove(&step.id);
        }
        let expected =
            answer::accept(form, kept, ended, None, &zone, &zone, now).map(|it| it.answers);
        seen.wrong(
            "lost at the end",
            usize::from(expected != Ok(filled.answers)),
        );
        Ok(())
    }

    fn opened(&mut self, form: &Form) -> Result<Draft, String> {
        let command = OpenForm {
            form: form.id.clone(),
            occurrence: None,
            corrects: None,
        };
        Ok(ask(&mut self.desk, command).map_err(told)?.draft)
    }

    /// Nothing is closed and nothing said: the journal is opened anew from its file.
    fn is_killed(&mut self) -> Result<(), String> {
        let empty = Desk::new(self.home.path().join("none"), self.home.path().to_owned());
        // The lock of the old one is given back before the new one asks for it.
        drop(std::mem::replace(&mut self.desk, empty));
        self.desk = open_desk(self.home.path(), &PASSPHRASE.into()).map_err(told)?;
        Ok(())
    }
}

fn told(failure: Failure) -> String {
    format!("{failure:?}")
}

/// The same walk whenever it is played again.
struct Chance(fastrand::Rng);

impl Chance {
    fn of(&mut self, many: u64) -> u64 {
        self.0.u64(0..many.max(1))
    }

    fn number(&mut self, from: i32, to: i32) -> i32 {
        let many = u64::from(to.abs_diff(from)) + 1;
        from + i32::try_from(self.of(many)).unwrap_or(0)
    }

    fn words(&mut self) -> Private {
        const WORDS: [&str; 5] = ["the pond", "a letter", "Ünder way", "今日", "no, not yet"];
        let at = usize::try_from(self.of(5)).unwrap_or(0);
        Private(format!("{} {}", WORDS[at], self.of(1000)))
    }

    fn rated(&mut self, word: Private) -> Rated {
        let strength = u8::try_from(self.of(101)).unwrap_or(0);
        Rated { word, strength }
    }

    fn one(&mut self, options: &[AnswerOption]) -> String {
        let at = usize::try_from(self.of(options.len() as u64)).unwrap_or(0);
        options[at].id.clone()
    }

    /// An answer that the screens let the patient give.
    fn answer(&mut self, step: &Step, answers: &Answers) -> Value {
        if step.may_decline && self.of(6) == 0 {
            return Value::Declined;
        }
        match &step.answer {
            AnswerKind::Read | AnswerKind::Repeat { .. } | AnswerKind::Timer { .. } => Value::Seen,
            AnswerKind::Text { .. } => Value::Text(self.words()),
            AnswerKind::Lines { up_to, mark } => {
                let many = 1 + self.of(*up_to as u64);
                let lines: Vec<Private> = (0..many).map(|_| self.words()).collect();
                let marked = mark.as_ref().map(|_| lines.len() - 1);
                Value::Lines { lines, marked }
            }
            AnswerKind::Moods { suggestions, .. } => {
                let word = Private(suggestions[0].clone());
                Value::Moods(vec![self.rated(word)])
            }
            AnswerKind::Rerate { of } => match answers.get(of) {
                Some(Value::Moods(moods)) => {
                    let words = moods.iter().map(|it| it.word.clone());
                    Value::Moods(words.map(|it| self.rated(it)).collect())
                }
                Some(_) | None => Value::Moods(Vec::new()),
            },
            AnswerKind::Scale { from, to, step, .. } => {
                let at = self.number(0, (to - from) / step);
                Value::Number(from + at * step)
            }
            AnswerKind::Choice { options } => Value::Choice(self.one(options)),
            AnswerKind::Choices { options } => Value::Choices(vec![self.one(options)]),
            AnswerKind::Night => Value::Night(last_night()),
            AnswerKind::When => {
                let ahead = Days::new(self.of(14));
                Value::When(clock::now().naive_local() + ahead)
            }
        }
    }
}

fn last_night() -> Night {
    let woke_on: NaiveDate = clock::now().date_naive() - Days::new(1);
    let at = |day: NaiveDate, hour| {
        day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
    };
    let (bed, up) = (at(woke_on - Days::new(1), 23), at(woke_on, 7));
    Night {
        woke_on,
        in_bed: bed,
        lights_out: bed,
        sol_min: 10,
        awakenings: 0,
        waso_min: 0,
        final_wake: up,
        out_of_bed: up,
        clock_change_min: 0,
        change_before_min: 0,
        change_after_min: 0,
    }
}
