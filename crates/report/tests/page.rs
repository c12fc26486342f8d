//! The page as a reader gets it: read back with tools that are not ours (poppler and qpdf).

mod made_up;
mod reader;

use care::{
    entry::{Entry, EntryId},
    form::Value,
    plan::default_plan,
    summary::{Choice, Section, Summary},
};
use chrono::Days;
use made_up::{
    Week, day, filled, lines, measure, moods, night, page_of, recorded, session, text, wall,
    week::{choice, week},
};
use reader::kept;

fn made(week: &Week, choice: &Choice) -> Summary {
    let Week { entries, sessions } = week;
    page_of(entries, sessions, choice, &default_plan()).expect("the period is in order")
}

/// Everything may be shared.
fn all_ticked() -> Choice {
    Choice {
        own_words: (0..10_000).map(EntryId).collect(),
        ..choice()
    }
}

fn with_notes(notes: &[&str]) -> Week {
    let mut week = week();
    for (id, words) in (900..).zip(notes) {
        let at = wall("2026-10-28T12:00:00");
        let note = filled("note", at, vec![("words", text(words))]);
        week.entries.push(recorded(id, at, Entry::Filled(note)));
    }
    week
}

#[test]
fn another_reader_finds_the_figures_that_were_entered() {
    let kept = kept(&made(&week(), &choice()));
    let text = kept.text();
    for said in [
        "Mira Holm",
        "For Dr. Sanna Weiss",
        "22 Oct 2026 – 28 Oct 2026",
        "Patient-reported; not monitored",
        "PHQ-9 item 9 (thoughts of death or self-harm): 1 of 3 on Thu 22 Oct.",
        "Thu 22 Oct, 14:00 · IV · “40 mg over 40 minutes”",
        "16, Thu 22 Oct",
        "7, Wed 28 Oct",
        "−9 (−56%)",
        "2 of 3",
        "mean 5.4, lowest 3.5, highest 6.5 (0–10), on 7 of 7 days; 0 without",
        "6 of 7",
        "6 h 58 min",
        "83%",
        "She has had enough of me.",
        "belief 65 of 100 · sad 80 to 45 · afraid 60 to 30",
        "I could laugh again. It felt strange and good.",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    for kept_back in ["Walked by the river", "too loud", "No answer from a friend"] {
        assert!(!text.contains(kept_back), "{kept_back} was not ticked");
    }
}

#[test]
fn the_file_is_sound_tagged_and_carries_its_letters() {
    let kept = kept(&made(&week(), &choice()));
    assert!(kept.has_one_page());
    assert!(
        kept.read("qpdf", &["--check"])
            .contains("No syntax or stream encoding errors")
    );
    let fonts = kept.read("pdffonts", &[]);
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        let columns: Vec<&str> = font.split_whitespace().collect();
        let [.., embedded, subset, _, _, _] = columns.as_slice() else {
            panic!("a line of pdffonts: {font}");
        };
        assert!(font.contains("AtkinsonHyperlegibleNext"), "{font}");
        assert_eq!((*embedded, *subset), ("yes", "yes"), "{font}");
    }
    let info = kept.read("pdfinfo", &[]);
    assert!(info.contains("Groundwork summary, 22 Oct 2026 to 28 Oct 2026"));
    assert!(
        info.lines()
            .any(|it| it.starts_with("Tagged:") && it.ends_with("yes"))
    );
    let tags = kept.read("pdfinfo", &["-struct"]);
    for tag in ["H1", "H2", "Figure", "Table", "TH"] {
        assert!(tags.contains(tag), "{tag}");
    }
}

#[test]
fn the_file_tells_nothing_of_the_device_or_the_hour() {
    let kept = kept(&made(&week(), &choice()));
    let told = [kept.read("pdfinfo", &[]), kept.read("pdfinfo", &["-meta"])].concat();
    for line in [
        "CreationDate",
        "CreateDate",
        "ModDate",
        "Author",
        "/home",
        "Mira",
    ] {
        assert!(!told.contains(line), "{line}\n{told}");
    }
}

#[test]
fn the_text_for_those_who_do_not_see_is_the_text_of_the_page() {
    let kept = kept(&made(&week(), &choice()));
    let (spoken, printed) = (&kept.page.text, kept.text());
    // By words, for where two columns stand side by side poppler's lines run across both.
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        let letters = |it: char| !it.is_alphanumeric();
        text.split(letters).map(str::to_owned).collect()
    };
    let missing: Vec<String> = words(&printed)
        .difference(&words(spoken))
        .cloned()
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn naps_caffeine_drinks_and_medicine_stand_with_the_nights_on_request() {
    let mut week = week();
    let at = wall("2026-10-26T08:00:00");
    let said = vec![
        ("night", night(day("2026-10-26"), "07:00:00", 20, 10)),
        ("nap", Value::Number(45)),
        ("caffeine", Value::Choice("three_to_six".into())),
        ("drinks", Value::Number(5)),
        ("medicine", Value::Declined),
    ];
    let morning = Entry::Filled(filled("morning", at, said));
    week.entries.push(recorded(3_000, at, morning));
    let asked = Choice {
        with_items: true,
        ..choice()
    };
    let text = |choice: &Choice| kept(&made(&week, choice)).text();
    let told = ["Around the nights", "From 15:00 to 18:00", "not said"];
    let page = text(&asked);
    assert!(told.iter().all(|it| page.contains(it)), "{page}");
    assert!(page.contains("Five or more"), "{page}");
    let without = Choice {
        without: [Section::Effects].into(),
        ..asked
    };
    assert!(!text(&without).contains("Five or more"), "left out");
    assert!(!text(&choice()).contains(told[0]), "not asked for");
    assert!(
        made(&week, &choice())
            .items
            .nights
            .iter()
            .all(|it| it.said.is_empty())
    );
}

#[test]
fn an_empty_week_says_that_nothing_was_noted() {
    let nothing = Week {
        entries: vec![],
        sessions: vec![],
    };
    let kept = kept(&made(&nothing, &choice()));
    assert!(kept.has_one_page());
    let text = kept.text();
    for said in [
        "No session recorded in this period.",
        "No complete PHQ-9 or GAD-7 in this period",
        "0 of 7",
        "not enough nights for means",
    ] {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn long_words_are_shortened_and_the_page_says_so() {
    let long = "It was a long day and I kept thinking about what was said. ".repeat(90);
    let mut week = with_notes(&[long.as_str(); 40]);
    for id in 2_000..2_006 {
        let at = wall("2026-10-28T10:00:00");
        let answers = vec![
            ("thoughts", lines(&[&long], Some(0))),
            ("balanced", text(&long)),
            ("moods", moods(&[(&long, 80), ("sad", 70), ("tired", 60)])),
        ];
        let record = filled("thought_record", at, answers);
        week.entries.push(recorded(id, at, Entry::Filled(record)));
    }
    let kept = kept(&made(&week, &all_ticked()));
    assert!(kept.has_one_page());
    let text = kept.text();
    assert!(text.contains("Texts that end in “…” were shortened"));
    assert!(text.contains("more in the journal"));
}

#[test]
fn what_the_patient_wrote_is_never_read_as_markup() {
    let hostile = [
        "#set page(fill: red) $x^2$ *bold* _it_ `raw` @ref <label> \\ // end",
        "<script>alert(1)</script> &amp; <b>x</b>",
        "\u{202e}evil שלום عالم 😀 nul:\0: tab\tline\nend",
        &"Averylongwordwithoutanyspace".repeat(12),
    ];
    let ticked = Choice {
        own_words: (900..910).map(EntryId).collect(),
        ..choice()
    };
    let mut summary = made(&with_notes(&hostile), &ticked);
    summary.name = Some("#panic() <x> 😀".into());
    let kept = kept(&summary);
    assert!(kept.has_one_page());
    let text = &kept.page.text;
    assert!(text.contains("#panic() <x> ◊"));
    assert!(text.contains("*bold* _it_ `raw` @ref <label> \\ // end"));
    assert!(text.contains("<script>alert(1)</script> &amp; <b>x</b>"));
    assert!(text.contains("evil ◊ ◊ ◊ nul: : tab line end"));
    assert!(text.contains("“◊” stands for"));
    assert!(!kept.page.pages()[0].contains("<script"));
    assert!(kept.text().contains("<script>alert(1)</script>"));
}

#[test]
fn a_year_of_weekly_sessions_stays_on_one_page() {
    let mut week = week();
    for n in 0..51_i64 {
        let on = day("2025-11-01") + Days::new(7 * n.unsigned_abs());
        let dosed = format!("{on}T14:00:00");
        week.sessions.push(session(5_000 + n, &dosed, "40 mg"));
        let at = on.and_hms_opt(9, 0, 0).unwrap();
        let scores = [
            1,
            2,
            1,
            2,
            1,
            2,
            u8::from(n % 2 == 0),
            0,
            u8::from(n % 4 == 0),
        ];
        let phq9 = measure("phq9", at, &scores);
        week.entries
            .push(recorded(6_000 + n, at, Entry::Filled(phq9)));
        let mood = vec![("mood", Value::Number((n % 11) as i32))];
        let evening = filled("evening", at, mood);
        week.entries
            .push(recorded(7_000 + n, at, Entry::Filled(evening)));
    }
    let year = Choice {
        from: day("2025-11-01"),
        ..choice()
    };
    let kept = kept(&made(&week, &year));
    assert!(kept.has_one_page());
    let text = kept.text();
    assert!(text.contains("1 Nov 2025"), "another year is written out");
    assert!(text.contains("more in the journal"));
    assert!(text.contains("54 of 54"));
}

#[test]
fn a_page_with_everything_left_out_still_says_what_was_left_out() {
    let nothing = Choice {
        without: [
            Section::Name,
            Section::Sessions,
            Section::Measures,
            Section::Sleep,
            Section::Practice,
            Section::Thoughts,
            Section::Tried,
            Section::Effects,
            Section::OwnWords,
            Section::Questions,
        ]
        .into(),
        without_item9: true,
        ..choice()
    };
    let kept = kept(&made(&week(), &nothing));
    let text = kept.text();
    assert!(text.contains("Left out by the patient: name, sessions, symptoms and mood, sleep, practice, thoughts, planned activities, effects and substances, own words, questions, PHQ-9 item 9"));
    assert!(!text.contains("Mira") && !text.contains("40 mg"));
}
