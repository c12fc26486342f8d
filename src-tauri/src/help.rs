//! The way to help while the journal is locked: a small open file with the country and the
//! contacts that the patient allowed there, and nothing else.

use std::{fs, path::Path};

use care::{
    library,
    profile::Profile,
    safety::{Contact, Country, HelpCard},
};
use journal::disk;
use serde::{Deserialize, Serialize};

use crate::failure::Trouble;

const FILE: &str = "help.json";

/// What stands in the open.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InTheOpen {
    country: String,
    people: Vec<Contact>,
    clinic: Option<Contact>,
}

/// Help as the patient set it up.
pub(crate) fn card_of(profile: &Profile) -> HelpCard {
    HelpCard {
        country: country(&profile.country),
        people: profile.people.clone(),
        clinic: profile.clinic.clone(),
    }
}

/// Help from what stands in the open; the lines of no country in particular before set-up.
pub(crate) fn while_locked(home: &Path) -> HelpCard {
    // Help must not fail because a file does.
    let open: InTheOpen = fs::read(home.join(FILE))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    HelpCard {
        country: country(&open.country),
        people: open.people,
        clinic: open.clinic,
    }
}

/// Puts into the open what the patient allowed there.
pub(crate) fn put_in_the_open(home: &Path, profile: &Profile) -> Result<(), Trouble> {
    let allowed = |it: &&Contact| it.while_locked;
    let open = InTheOpen {
        country: profile.country.clone(),
        people: profile.people.iter().filter(allowed).cloned().collect(),
        clinic: profile.clinic.as_ref().filter(allowed).cloned(),
    };
    Ok(disk::replace(
        &home.join(FILE),
        &serde_json::to_vec(&open)?,
    )?)
}

fn country(code: &str) -> Country {
    library::country(code)
        .or_else(|| library::country(library::OTHER))
        .cloned()
        .expect("the lines of `other` ship with the app")
}
