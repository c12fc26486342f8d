//! What the data files say: published wording to the letter, plain words, and no claim.

use care::{
    course,
    form::{AnswerKind, AnswerOption, Form, FormId, FormKind, Step},
    library,
};

const STEM: &str =
    "Over the last 2 weeks, how often have you been bothered by any of the following problems?";

const ANSWERS: [(&str, i32); 4] = [
    ("Not at all", 0),
    ("Several days", 1),
    ("More than half the days", 2),
    ("Nearly every day", 3),
];

const PHQ9: [&str; 9] = [
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself - or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual",
    "Thoughts that you would be better off dead, or of hurting yourself in some way",
];

const DIFFICULTY: &str = "How difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?";

const GAD7: [&str; 7] = [
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid as if something awful might happen",
];

/// Claims that the app must not make, and the tones it does not take.
const NEVER_SAID: [&str; 31] = [
    "treats",
    "treatment for",
    "extends",
    "prevents",
    "relapse",
    "monitors",
    "proven",
    "replaces",
    "rewire",
    "rewires",
    "rewiring",
    "heal",
    "heals",
    "healing",
    "cure",
    "cures",
    "the window",
    "window of",
    "active window",
    "diagnosis",
    "great job",
    "good job",
    "well done",
    "congratulations",
    "streak",
    "improving",
    "error",
    "oops",
    "you failed",
    "you missed",
    "low risk",
];

/// What else a patient reads; its comments are not read.
const ALSO_READ: [(&str, &str); 7] = [
    ("plan", include_str!("../../../assets/plan/default.toml")),
    (
        "common",
        include_str!("../../../assets/locales/en/common.ftl"),
    ),
    (
        "screens",
        include_str!("../../../assets/locales/en/screens.ftl"),
    ),
    (
        "forms",
        include_str!("../../../assets/locales/en/forms.ftl"),
    ),
    (
        "notices",
        include_str!("../../../assets/locales/en/notices.ftl"),
    ),
    (
        "summary",
        include_str!("../../../assets/locales/en/summary.ftl"),
    ),
    (
        "plan in words",
        include_str!("../../../assets/locales/en/plan.ftl"),
    ),
];

#[test]
fn the_phq9_has_its_published_words_in_their_order() {
    let phq9 = form("phq9");
    assert_eq!(phq9.stem.as_deref(), Some(STEM));
    let (last, scored) = phq9.steps.split_last().unwrap();
    assert_items(scored, &PHQ9);
    assert_eq!(
        (last.id.0.as_str(), last.ask.as_str()),
        ("difficulty", DIFFICULTY)
    );
    assert!(last.without_stem && scored.iter().all(|step| !step.without_stem));
    let answers: Vec<_> = options(last)
        .iter()
        .map(|it| (it.text.as_str(), it.score))
        .collect();
    let unscored = [
        "Not difficult at all",
        "Somewhat difficult",
        "Very difficult",
        "Extremely difficult",
    ];
    assert_eq!(answers, unscored.map(|text| (text, None)));
    assert!(scored[8].may_decline, "item 9 offers \"Rather not say\"");
}

#[test]
fn the_gad7_has_its_published_words_in_their_order() {
    let gad7 = form("gad7");
    assert_eq!(gad7.stem.as_deref(), Some(STEM));
    assert_items(&gad7.steps, &GAD7);
}

#[test]
fn no_form_makes_a_claim_praises_or_scolds() {
    for form in library::forms() {
        assert_none_said(&form.id.0, &serde_json::to_string(form).unwrap());
    }
    for it in course::all() {
        let says = library::course(&it.form.id).compare.iter();
        let says: Vec<_> = says.map(|it| it.says.as_str()).collect();
        let all = format!("{}. {} {}", it.up.title, it.up.reason, says.join(" "));
        assert_none_said(&it.rule.id.0, &all);
        assert!(grade(&all) <= 6.0, "{}: {}", it.rule.id.0, grade(&all));
    }
    for country in library::countries() {
        assert_none_said(&country.code, &serde_json::to_string(country).unwrap());
    }
    for (file, text) in ALSO_READ {
        let is_said = |line: &&str| !line.trim_start().starts_with('#');
        let said: Vec<_> = text.lines().filter(is_said).collect();
        assert_none_said(file, &said.join("\n"));
    }
}

#[test]
fn a_new_exercise_is_one_file() {
    // As the README says: a copy under a new name, with its own id and words.
    let copy = include_str!("../../../assets/exercises/three_good.toml");
    let copy = copy.replace("id = \"three_good\"", "id = \"one_colour\"");
    let copy = copy.replace("that went well today?", "that was blue today?");
    let (form, around) = library::read(&copy).expect("it is a form");
    assert_eq!(form.id, FormId("one_colour".into()));
    assert!(form.steps[0].ask.ends_with("that was blue today?"));
    assert!(
        !around.offer.phases.is_empty(),
        "and says when it is offered"
    );
    let slip = library::read(&copy.replace("[offer]", "[ofer]"));
    assert!(slip.is_err_and(|it| it.to_string().contains("ofer")));
    // Each file of the folder is in the library, without a list to keep.
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/exercises");
    for file in std::fs::read_dir(folder).expect("the folder") {
        let name = file
            .expect("a file")
            .file_name()
            .into_string()
            .expect("a name");
        let id = FormId(name.trim_end_matches(".toml").to_owned());
        assert!(library::form(&id).is_some(), "{name}");
    }
}

#[test]
fn what_a_tired_patient_reads_is_plain() {
    // Measures keep their published wording, whatever its grade.
    for form in library::forms()
        .iter()
        .filter(|it| it.kind != FormKind::Measure)
    {
        let texts = texts(form);
        let whole = grade(&texts.join(" "));
        assert!(whole <= 6.0, "{}: grade {whole:.1}", form.id.0);
        // Of fewer words than eight, one long word decides.
        let long_enough = |text: &&str| text.split_whitespace().count() >= 8;
        for text in texts.into_iter().filter(long_enough) {
            let grade = grade(text);
            assert!(grade <= 8.0, "{}: grade {grade:.1}: {text}", form.id.0);
        }
    }
}

#[test]
fn the_reading_grade_is_that_of_flesch_and_kincaid() {
    // 6 words of 6 syllables; 3 words of 5, 5 and 4.
    assert!((grade("The cat sat on the mat.") - -1.45).abs() < 0.01);
    assert!((grade("Unquestionable institutional complexity.") - 40.65).abs() < 0.01);
}

fn form(id: &str) -> &'static Form {
    library::form(&FormId(id.into())).expect("the form is there")
}

fn options(step: &Step) -> &[AnswerOption] {
    let AnswerKind::Choice { options } = &step.answer else {
        panic!("{} is not a choice", step.id.0);
    };
    options
}

fn assert_items(steps: &[Step], words: &[&str]) {
    let asked: Vec<_> = steps.iter().map(|step| step.ask.as_str()).collect();
    assert_eq!(asked, words);
    for (at, step) in steps.iter().enumerate() {
        assert_eq!(step.id.0, format!("item{}", at + 1));
        assert_eq!((&step.hint, step.hints.is_empty()), (&None, true));
        let answers = options(step).iter().map(|it| (it.text.as_str(), it.score));
        assert!(answers.eq(ANSWERS.map(|(text, score)| (text, Some(score)))));
    }
}

fn assert_none_said(whose: &str, text: &str) {
    let words: String = text
        .to_lowercase()
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let words = format!(
        " {} ",
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    for phrase in NEVER_SAID {
        assert!(
            !words.contains(&format!(" {phrase} ")),
            "{whose} says {phrase:?}"
        );
    }
}

/// The sentences of a form; the short words at the ends of scales would only lower the grade.
fn texts(form: &Form) -> Vec<&str> {
    let steps = form.steps.iter().flat_map(|step| {
        let hints = step.hint.iter().chain(&step.hints).map(String::as_str);
        std::iter::once(step.ask.as_str()).chain(hints)
    });
    form.about.iter().map(String::as_str).chain(steps).collect()
}

/// The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59
/// (Kincaid and others 1975).
fn grade(text: &str) -> f64 {
    let has_letters = |part: &&str| part.chars().any(char::is_alphabetic);
    let count = |number: usize| u32::try_from(number).map_or(f64::NAN, f64::from);
    let words: Vec<&str> = text
        .split(|it: char| it.is_whitespace() || it == '-')
        .filter(has_letters)
        .collect();
    let sentences = text.split(['.', '?', '!', ':']).filter(has_letters).count();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let words = count(words.len());
    0.39 * words / count(sentences) + 11.8 * count(syllables) / words - 15.59
}

/// Groups of vowels, without a silent e at the end; at least one.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word
        .to_lowercase()
        .chars()
        .filter(|it| it.is_alphabetic())
        .collect();
    let is_vowel = |letter: &char| "aeiouy".contains(*letter);
    let starts = |at: usize| is_vowel(&letters[at]) && (at == 0 || !is_vowel(&letters[at - 1]));
    let groups = (0..letters.len()).filter(|&at| starts(at)).count();
    let silent = letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']);
    groups.saturating_sub(usize::from(silent)).max(1)
}
