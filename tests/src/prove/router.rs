//! The summary as data, judged by a validator and loaded into a FHIR router, both written by
//! others: accepted, every total found by its code and equal when it is added up again.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use care::{
    contract::{FinishForm, OpenForm, SaveSummary},
    form::{AnswerKind, Ended, FormId, Value},
    shared::SharedForm,
    summary::Choice,
    time::care_day,
};
use serde::Deserialize;
use serde_json::Value as Json;
use shell::clock;

use crate::{
    house::files::root,
    prove::{
        figures::{Seen, Target},
        parts::{CONTROL_RUNS, Proving},
        patient::{ask, open_desk, place},
    },
};

const PASSPHRASE: &str = "seven quiet otters under the bridge";

/// What `cargo xtask prove` puts there.
const PROGRAMS: &str = "target/tools/node/node_modules";

const READER: &str = "tests/readers/fhir_loaded.cjs";

/// Journals, each with a total of either measure.
const JOURNALS: u32 = 100;

/// The LOINC code of the total of the PHQ-9.
const PHQ9_TOTAL: &str = "44261-6";

/// What is done to a document before others see it.
#[derive(Clone, Copy)]
enum Change {
    /// Nothing.
    None,
    /// The total of the PHQ-9 is one more.
    Total,
    /// Something that no standard knows stands in it.
    Strange,
}

/// What the programs of others say.
#[derive(Deserialize)]
struct Told {
    resources: usize,
    totals: usize,
    wrong: Vec<String>,
}

/// The proof and its two controls, in journals within `out`.
pub fn of_the_data(out: &Path) -> [Proving; 3] {
    let proof = |name, target, runs, change| {
        let out = out.to_owned();
        Proving {
            part: "router",
            name,
            target,
            runs,
            round: Box::new(move |run| tried(&out, u64::from(run), change)),
        }
    };
    let something = Target::Something;
    [
        proof(
            "FHIR documents judged, loaded, and their totals found",
            Target::Nothing,
            JOURNALS,
            Change::None,
        ),
        proof(
            "the same, with a total that is one more",
            something,
            CONTROL_RUNS,
            Change::Total,
        ),
        proof(
            "the same, with a field of no standard",
            something,
            CONTROL_RUNS,
            Change::Strange,
        ),
    ]
}

fn tried(out: &Path, number: u64, change: Change) -> Result<Seen, String> {
    let home = tempfile::tempdir_in(out).map_err(told)?;
    let file = document(home.path(), number)?;
    let text = fs::read_to_string(&file).map_err(told)?;
    fs::write(&file, changed(&text, change)?).map_err(told)?;
    let said = Command::new("node")
        .env("NODE_PATH", root().join(PROGRAMS))
        .arg(root().join(READER))
        .arg(&file)
        .output()
        .map_err(told)?;
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stderr).into_owned());
    }
    let heard: Told = serde_json::from_slice(&said.stdout).map_err(told)?;
    let mut seen = Seen::default();
    seen.tried("documents", 1);
    seen.tried("resources loaded", heard.resources);
    seen.tried("totals found by their code", heard.totals);
    seen.wrong("a total is missing", 2_usize.saturating_sub(heard.totals));
    for what in [
        "refused by the validator",
        "refused by the router",
        "not found by its code",
        "a total that does not add up",
    ] {
        let count = heard.wrong.iter().filter(|it| *it == what).count();
        seen.wrong(what, count);
    }
    Ok(seen)
}

/// A journal with both measures filled in by chance, saved as data.
fn document(home: &Path, number: u64) -> Result<PathBuf, String> {
    let mut chance = fastrand::Rng::with_seed(number);
    let mut desk = open_desk(home, &PASSPHRASE.into()).map_err(told)?;
    for measure in ["phq9", "gad7"] {
        let open = OpenForm {
            form: FormId(measure.to_owned()),
            occurrence: None,
            corrects: None,
        };
        let opened = ask(&mut desk, open).map_err(told)?;
        let mut draft = opened.draft;
        for step in &opened.form.steps {
            if let AnswerKind::Choice { options } = &step.answer {
                let chosen = options[chance.usize(..options.len())].id.clone();
                draft.answers.insert(step.id.clone(), Value::Choice(chosen));
            }
        }
        let ended = Ended::Finished;
        ask(&mut desk, FinishForm { draft, ended }).map_err(told)?;
    }
    let today = care_day(clock::now().naive_local());
    let choice = Choice {
        from: today,
        to: today,
        ..Choice::default()
    };
    let save = SaveSummary {
        choice,
        form: SharedForm::Fhir,
        key: None,
    };
    let saved = ask(&mut desk, save).map_err(told)?;
    Ok(place(&saved))
}

fn changed(text: &str, change: Change) -> Result<String, String> {
    let mut document: Json = serde_json::from_str(text).map_err(told)?;
    let entries = document["entry"].as_array_mut().ok_or("no entries")?;
    let total = entries
        .iter_mut()
        .map(|it| &mut it["resource"])
        .find(|it| it["code"]["coding"][0]["code"] == PHQ9_TOTAL)
        .ok_or("no total")?;
    match change {
        Change::None => {}
        Change::Total => {
            let value = &mut total["valueQuantity"]["value"];
            *value = (value.as_f64().ok_or("no number")? as i64 + 1).into();
        }
        Change::Strange => total["mood"] = "good".into(),
    }
    Ok(document.to_string())
}

fn told(cause: impl std::fmt::Debug) -> String {
    format!("{cause:?}")
}
