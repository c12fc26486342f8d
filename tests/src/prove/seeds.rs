//! Files as the app and the clinic's tool make them, from which readers are tried.

use std::{collections::BTreeMap, fs, path::Path};

use care::{
    contract::{KeepProfile, SaveSummary},
    private::Private,
    profile::Profile,
    safety::Contact,
    shared::SharedForm,
    summary::Choice,
};
use chrono::TimeDelta;
use clinic::desk;
use handover::{sealed, signed};
use journal::{
    backup,
    key::Key,
    keys::Keys,
    open,
    tries::{Tries, Uptime},
    vault::Vault,
};
use serde_json::json;
use shell::clock;

use crate::{
    bench::years::live,
    prove::patient::{ask, open_desk, place, profile},
};

/// For each reader, by its name.
pub type Seeds = BTreeMap<&'static str, Vec<Vec<u8>>>;

const PASSPHRASE: &str = "seven quiet otters under the bridge";

/// Enough for a page with something of all.
const DAYS: u32 = 2;

/// With the changes to a plan that every clinician is shown.
const CHANGES: &str = include_str!("../../../assets/plan/example-change.toml");
const PLAN: &str = include_str!("../../../assets/plan/default.toml");

/// Makes them within `folder`.
///
/// # Errors
///
/// What could not be made, for a person to read.
pub fn seeds(folder: &Path) -> Result<Seeds, String> {
    let mut seeds = Seeds::from([("planted", vec![b"rows:\nrain=1\nsun=2\nsee=0\n".to_vec()])]);
    of_a_patient(&folder.join("home"), &mut seeds)?;
    of_a_clinic(folder, &mut seeds)?;
    of_a_copy(folder, &mut seeds).map_err(|it| it.to_string())?;
    Ok(seeds)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|it| format!("{}: {it}", path.display()))
}

/// What a patient saves, and what lies beside the journal.
fn of_a_patient(home: &Path, seeds: &mut Seeds) -> Result<(), String> {
    let passphrase = Private::from(PASSPHRASE);
    live(home, DAYS, &passphrase).map_err(|it| it.to_string())?;
    let mut desk = open_desk(home, &passphrase).map_err(|it| format!("{it:?}"))?;
    let sister = Contact {
        name: "Sister".into(),
        phone: "555 0100".into(),
        while_locked: true,
    };
    let profile = Profile {
        people: vec![sister],
        ..profile()
    };
    ask(&mut desk, KeepProfile { profile }).map_err(|it| format!("{it:?}"))?;
    let today = clock::now().date_naive();
    let saving = SaveSummary {
        choice: Choice {
            from: today - TimeDelta::days(i64::from(DAYS)),
            to: today,
            ..Choice::default()
        },
        form: SharedForm::Page,
        key: None,
    };
    let saved = ask(&mut desk, saving).map_err(|it| format!("{it:?}"))?;
    let page = read(&place(&saved))?;
    let summary = signed::look(&page).map_err(|it| it.to_string())?.summary;
    let data = json!({ "format": 1, "summary": summary }).to_string();
    seeds.insert("summary", vec![page, data.into_bytes()]);
    for name in ["reminders", "help"] {
        let file = home.join(format!("{name}.json"));
        seeds.insert(name, vec![read(&file)?]);
    }
    seeds.insert("keys", vec![read(&home.join("journal.keys"))?]);
    seeds.insert("mark", vec![read(&home.join("journal.db.mark"))?]);
    drop(desk);
    let now = Uptime {
        boot: "first".to_owned(),
        s: 900,
    };
    let journal = Vault::at(home).unlock(&passphrase, &now);
    let whole = journal.and_then(|it| it.everything());
    let whole = whole.map_err(|it| it.to_string())?;
    seeds.insert("everything", vec![whole.as_bytes().to_vec()]);
    let tries = (0..8).fold(Tries::default(), |it, _| it.after_wrong(&now));
    let tries = serde_json::to_vec(&tries).map_err(|it| it.to_string())?;
    seeds.insert("tries", vec![tries]);
    let content = b"%PDF-1.7 a page of words";
    let told = |it: sealed::NotSealed| it.to_string();
    let to_key = sealed::to_key(content, fuzz::handed::AGE_KEY).map_err(told)?;
    seeds.insert("sealed", vec![to_key]);
    Ok(())
}

/// What a clinician signs, as a file and as a picture.
fn of_a_clinic(folder: &Path, seeds: &mut Seeds) -> Result<(), String> {
    let at = |name: &str| folder.join(name);
    let told = |it: std::io::Error| it.to_string();
    fs::write(at("change.toml"), CHANGES).map_err(told)?;
    desk::make_key(&at("clinic.key"))?;
    desk::sign(&at("clinic.key"), &at("change.toml"), &at("a.gwplan"))?;
    desk::to_picture(&at("a.gwplan"), &at("a.png"))?;
    let head = CHANGES.split("[change]").next().unwrap_or_default();
    let whole = PLAN.replace("\n[[", "\n[[plan.").replace("\n[", "\n[plan.");
    let whole = whole.replace("[plan.[plan.", "[[plan.");
    let whole = format!("{head}\n[plan]\n{whole}");
    let signed = read(&at("a.gwplan"))?;
    let plans = vec![CHANGES.as_bytes().to_vec(), whole.into_bytes(), signed];
    seeds.insert("plan", plans);
    seeds.insert("picture", vec![read(&at("a.png"))?]);
    Ok(())
}

/// A copy of a journal that has nothing in it yet.
fn of_a_copy(folder: &Path, seeds: &mut Seeds) -> Result<(), journal::error::Error> {
    let key = Key::new(fuzz::vault::KEY);
    let to = folder.join(format!("a.{}", backup::ENDING));
    let mut journal = open::create(&folder.join("empty.db"), &key)?;
    let keys = Keys::new()?;
    journal.back_up(&keys, clock::now(), &to)?;
    seeds.insert("copy", vec![fs::read(to)?]);
    Ok(())
}
