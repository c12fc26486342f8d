//! The forms and the countries that come with the app: one data file each under `assets/`.
//! Whoever adds a file there adds a form; `build.rs` lists them.

use std::sync::LazyLock;

use crate::{
    course::Course,
    form::{Form, FormId},
    safety::Country,
};

// FORMS and COUNTRIES: the stem and the text of each file.
include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The code of the country that stands for all without a file of their own.
pub const OTHER: &str = "other";

static ALL: LazyLock<(Vec<Form>, Vec<Course>)> = LazyLock::new(|| {
    let parsed = FORMS.iter().map(|(_, text)| read(text));
    parsed
        .collect::<Result<_, _>>()
        .expect("every file was parsed by the tests")
});

/// What of a file is not for the screens.
const COURSE: [&str; 7] = [
    "offer",
    "follow_up",
    "compare",
    "leads_to",
    "gathers",
    "takes",
    "follows",
];

static NO_COURSE: LazyLock<Course> = LazyLock::new(Course::default);

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
    &ALL.0
}

/// The form named `id`.
pub fn form(id: &FormId) -> Option<&'static Form> {
    forms().iter().find(|form| form.id == *id)
}

/// What stands around the form named `id`.
pub fn course(id: &FormId) -> &'static Course {
    let at = forms().iter().position(|form| form.id == *id);
    at.and_then(|at| ALL.1.get(at)).unwrap_or(&NO_COURSE)
}

/// All countries with their help lines, by name; `other` comes last.
pub fn countries() -> &'static [Country] {
    &ALL_COUNTRIES
}

/// The country with this code.
pub fn country(code: &str) -> Option<&'static Country> {
    ALL_COUNTRIES.iter().find(|country| country.code == code)
}

/// Reads the text of a form's file: the form, and what stands around it.
///
/// # Errors
///
/// Where it is no form, or says what no form can say.
pub fn read(text: &str) -> Result<(Form, Course), toml::de::Error> {
    let mut form: toml::Table = toml::from_str(text)?;
    let apart = COURSE.iter().filter_map(|key| form.remove_entry(*key));
    let course: toml::Table = apart.collect();
    Ok((form.try_into()?, course.try_into()?))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::form::{AnswerKind, AnswerOption, FormKind, Step, StepId};

    #[test]
    fn every_file_of_a_form_parses_and_bears_its_own_name() {
        for (stem, text) in FORMS {
            let (form, _) = read(text).unwrap_or_else(|slip| panic!("{stem}: {slip}"));
            assert_eq!(form.id.0, *stem);
        }
        let ids: BTreeSet<_> = forms().iter().map(|form| &form.id).collect();
        assert_eq!(ids.len(), FORMS.len(), "no form stands in two folders");
    }

    #[test]
    fn every_file_of_a_country_parses_and_bears_its_own_name() {
        for (stem, text) in COUNTRIES {
            let country: Country =
                toml::from_str(text).unwrap_or_else(|slip| panic!("{stem}: {slip}"));
            assert_eq!(country.code, *stem);
            assert!(!country.lines.is_empty(), "{stem} has no line");
        }
        assert_eq!(countries().last().map(|it| it.code.as_str()), Some(OTHER));
    }

    #[test]
    fn a_number_to_call_has_nothing_but_digits_and_spaces() {
        // It becomes a link to the phone: two numbers in one would dial neither.
        let can_be_dialled =
            |number: &str| number.chars().all(|it| it.is_ascii_digit() || it == ' ');
        for country in countries() {
            let named = country.code != OTHER;
            assert!(
                !named || can_be_dialled(&country.emergency),
                "{}",
                country.code
            );
            for line in &country.lines {
                assert!(line.call.is_some() || line.text.is_some(), "{}", line.name);
                assert!(
                    line.call.as_deref().is_none_or(can_be_dialled),
                    "{}",
                    line.name
                );
            }
        }
    }

    #[test]
    fn a_step_refers_only_to_steps_before_it_that_have_what_it_wants() {
        for form in forms() {
            for (at, step) in form.steps.iter().enumerate() {
                let id = format!("{}/{}", form.id.0, step.id.0);
                let before = &form.steps[..at];
                let earlier =
                    |of: &StepId| before.iter().find(|it| it.id == *of).map(|it| &it.answer);
                assert!(
                    before.iter().all(|it| it.id != step.id),
                    "{id} stands twice"
                );
                if let Some(when) = &step.when {
                    let by_number = when.below.is_some() || when.at_least.is_some();
                    let number = earlier(&when.step).is_some_and(has_number);
                    assert!(number || !by_number, "{id}: no number to go by");
                    let known = before.iter().find(|it| it.id == when.step).map(options);
                    let known = known.unwrap_or_default();
                    let chosen = |id: &String| known.iter().any(|it| it.id == *id);
                    assert!(when.any_of.iter().all(chosen), "{id}: no such option");
                    assert!(by_number || !when.any_of.is_empty(), "{id}: always");
                }
                if let AnswerKind::Rerate { of } = &step.answer {
                    let moods = matches!(earlier(of), Some(AnswerKind::Moods { .. }));
                    assert!(moods, "{id}: no moods to rate again");
                }
                if let AnswerKind::Repeat { of, times } = &step.answer {
                    let words = matches!(earlier(of), Some(AnswerKind::Text { .. }));
                    assert!(words && *times > 0, "{id}: no words to repeat");
                }
            }
        }
    }

    #[test]
    fn every_question_can_be_answered() {
        for step in forms().iter().flat_map(|form| &form.steps) {
            if let AnswerKind::Scale {
                from, to, step: by, ..
            } = step.answer
            {
                assert!(
                    from < to && by > 0 && (to - from) % by == 0,
                    "{}",
                    step.id.0
                );
            }
            let ids: BTreeSet<_> = options(step).iter().map(|option| &option.id).collect();
            assert_eq!(ids.len(), options(step).len(), "{}: ids repeat", step.id.0);
        }
        for form in forms() {
            assert!(!form.steps.is_empty() && form.minutes[0] <= form.minutes[1]);
        }
    }

    #[test]
    fn thought_exercises_end_in_a_rest_and_nothing_else_does() {
        for form in forms() {
            // Not what is done in a minute, looks back, or stands by in a hard moment.
            let thinks = form.kind == FormKind::Exercise && form.minutes[1] >= 5;
            let thinks = thinks && !course(&form.id).follows;
            assert_eq!(form.then_rest, thinks, "{}", form.id.0);
        }
    }

    fn has_number(answer: &AnswerKind) -> bool {
        matches!(answer, AnswerKind::Scale { .. } | AnswerKind::Choice { .. })
    }

    fn options(step: &Step) -> &[AnswerOption] {
        match &step.answer {
            AnswerKind::Choice { options } | AnswerKind::Choices { options } => options,
            AnswerKind::Read
            | AnswerKind::Text { .. }
            | AnswerKind::Lines { .. }
            | AnswerKind::Moods { .. }
            | AnswerKind::Rerate { .. }
            | AnswerKind::Scale { .. }
            | AnswerKind::Night
            | AnswerKind::Repeat { .. }
            | AnswerKind::When
            | AnswerKind::Timer { .. } => &[],
        }
    }
}
