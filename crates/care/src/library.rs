//! The forms and the countries that come with the app: one data file each under `assets/`.
//! Whoever adds a file there adds a form; `build.rs` lists them.

use std::sync::LazyLock;

use crate::{
    form::{Form, FormId},
    safety::Country,
};

// FORMS and COUNTRIES: the stem and the text of each file.
include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The code of the country that stands for all without a file of their own.
pub const OTHER: &str = "other";

static ALL_FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let parsed = FORMS.iter().map(|(_, text)| toml::from_str(text));
    parsed
        .collect::<Result<_, _>>()
        .expect("every file was parsed by the tests")
});

static ALL_COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let parsed = COUNTRIES.iter().map(|(_, text)| toml::from_str(text));
    let mut countries: Vec<Country> = parsed
        .collect::<Result<_, _>>()
        .expect("every file was parsed by the tests");
    countries.sort_by_key(|country| (country.code == OTHER, country.name.clone()));
    countries
});

/// All forms: prompts, then measures, then exercises and notes.
pub fn forms() -> &'static [Form] {
    &ALL_FORMS
}

/// The form named `id`.
pub fn form(id: &FormId) -> Option<&'static Form> {
    ALL_FORMS.iter().find(|form| form.id == *id)
}

/// All countries with their help lines, by name; `other` comes last.
pub fn countries() -> &'static [Country] {
    &ALL_COUNTRIES
}

/// The country with this code.
pub fn country(code: &str) -> Option<&'static Country> {
    ALL_COUNTRIES.iter().find(|country| country.code == code)
}
