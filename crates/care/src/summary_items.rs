//! Item by item: every answer behind a total, and every night behind a mean. The file carries
//! them as data, so that every figure can be reckoned again; they are printed on request only.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    form::{Answers, FormId, Step, StepId, Value},
    library,
    measure::{is_scored, total},
    night::{Night, figures},
    steps,
    summary::Section,
    summary_facts::{Facts, Given, form_id},
    summary_measures::given_in_period,
    summary_sleep::nights,
};

/// Every answer and every night of the period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Items {
    /// PHQ-9, then GAD-7; empty where measures are left out.
    pub measures: Vec<Answered>,
    /// Oldest first; empty where sleep is left out.
    pub nights: Vec<NightLine>,
}

/// One measure with all its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// `phq9` or `gad7`.
    pub form: FormId,
    /// The items in their order: exact wording.
    pub items: Vec<ItemText>,
    /// Each time it was given, oldest first.
    pub given: Vec<GivenOn>,
}

/// An item of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemText {
    /// The step: `item1`.
    pub id: String,
    /// The question.
    pub text: String,
}

/// A measure as it was given once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenOn {
    /// The care day.
    pub on: NaiveDate,
    /// One for each item.
    pub answers: Vec<ItemAnswer>,
    /// None: an item has no answer. Told also where the answers are left out.
    pub total: Option<u16>,
}

/// What was said to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemAnswer {
    /// 0 to 3.
    Score(u8),
    /// "Rather not say."
    Declined,
    /// No answer.
    Missing,
    /// Left out by the patient for this page.
    LeftOut,
}

/// A night by its figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NightLine {
    /// The night itself.
    pub night: Night,
    /// Total sleep time.
    pub tst_min: i64,
    /// Time in bed.
    pub tib_min: i64,
    /// Sleep efficiency.
    pub se_percent: f64,
    /// What was said on its morning to [`AROUND`]; empty where it is not printed.
    #[serde(default)]
    pub said: Answers,
}

/// The steps of the morning about the night and the day before it, which a sleep diary asks beside
/// the times (`care.md` 5.5).
pub const AROUND: [&str; 5] = ["quality", "nap", "caffeine", DRINKS, "medicine"];

/// Left out where effects and substances are.
const DRINKS: &str = "drinks";

/// All of the period that is not left out.
pub(crate) fn items(facts: &Facts<'_>) -> Items {
    let with = |section| !facts.choice.without.contains(&section);
    let measures = ["phq9", "gad7"].iter().filter_map(|it| answered(facts, it));
    Items {
        measures: match with(Section::Measures) {
            true => measures.collect(),
            false => Vec::new(),
        },
        nights: match with(Section::Sleep) {
            true => nights(facts)
                .into_iter()
                .map(|(given, it)| line(it, said(facts, &given)))
                .collect(),
            false => Vec::new(),
        },
    }
}

/// No figure needs it: what is not printed does not go along either.
fn said(facts: &Facts<'_>, given: &Given<'_>) -> Answers {
    let with_drinks = !facts.choice.without.contains(&Section::Effects);
    let is_printed = |it: &&&str| facts.choice.with_items && (with_drinks || **it != DRINKS);
    let steps = AROUND.iter().filter(is_printed);
    steps
        .filter_map(|it| Some((StepId((*it).to_owned()), given.answer(it)?.clone())))
        .collect()
}

fn line(night: &Night, said: Answers) -> NightLine {
    let figures = figures(night);
    NightLine {
        night: night.clone(),
        tst_min: figures.tst_min,
        tib_min: figures.tib_min,
        se_percent: figures.se_percent,
        said,
    }
}

fn answered(facts: &Facts<'_>, stem: &str) -> Option<Answered> {
    let form = library::form(&form_id(stem))?;
    let steps: Vec<_> = form.steps.iter().filter(|it| is_scored(it)).collect();
    // With the total and the eight others, item 9 would be told all the same.
    let is_left_out = stem == "phq9" && facts.choice.without_item9;
    let answer = |given: &Given<'_>, step: &Step| {
        if is_left_out {
            return ItemAnswer::LeftOut;
        }
        match given.answer(&step.id.0) {
            Some(Value::Declined) => ItemAnswer::Declined,
            Some(value) => steps::number(step, value)
                .and_then(|it| u8::try_from(it).ok())
                .map_or(ItemAnswer::Missing, ItemAnswer::Score),
            None => ItemAnswer::Missing,
        }
    };
    let given = given_in_period(facts, stem).map(|(on, given)| GivenOn {
        on,
        answers: steps.iter().map(|it| answer(&given, it)).collect(),
        total: total(form, &given.filled.answers),
    });
    let given: Vec<GivenOn> = given.collect();
    let text = |it: &&Step| ItemText {
        id: it.id.0.clone(),
        text: it.ask.clone(),
    };
    Some(Answered {
        form: form_id(stem),
        items: steps.iter().map(text).collect(),
        given,
    })
}
