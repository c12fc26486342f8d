//! A made-up patient's first week, end to end, through the real window.
//!
//! What the notification daemon received, what the journal holds when it is opened again from its
//! file, and what poppler reads in the saved page are compared with what she entered.

use std::{fs, process::Command};

use care::{
    entry::{Chosen, Entry},
    form::{Ended, Filled, Value},
    private::Private,
    safety::{SafetyCheck, SafetyRoute},
    session::{Route, SessionState},
    time::instant_of,
};
use chrono_tz::Europe::Berlin;
use journal::{open::Journal, vault::Vault};
use journeys::{
    album::Album,
    patient::{self, at},
    promised::{self, listed, promised},
    stage::Stage,
    week::{Played, Week, exercises_missed},
    week_goes_on::{CORRECTED_LINE, ERASED_NOTE, KEPT_NOTE},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_first_week_is_reminded_kept_and_shared_as_it_was_lived() {
    let stage = Stage::set(Berlin);
    let (window, played) = Week::on(&stage, &Album::none()).play().await;
    // No goodbye: what was called saved is in the file already.
    window.kill(&stage);

    let passphrase = Private::from(patient::PASSPHRASE);
    let journal = Vault::at(&stage.home())
        .unlock(&passphrase, &shell::clock::uptime())
        .expect("her passphrase opens the file");
    every_reminder_came_once_in_neutral_words(&stage, &played, &journal);
    the_journal_holds_what_she_entered(&played, &journal);
    nothing_of_it_can_be_read_without_the_key(&stage);
    the_page_says_what_she_entered(&played);
    drop(journal);

    let recovery = Private::from(played.recovery.as_str());
    let opened =
        Vault::at(&stage.home()).recover(&recovery, &"another heron".repeat(3).as_str().into());
    opened.expect("the recovery words that she wrote down open it too");
}

/// What was heard in each stretch of waiting is what the plan asked for in it, given what stood
/// in the journal by then.
fn every_reminder_came_once_in_neutral_words(stage: &Stage, played: &Played, journal: &Journal) {
    let record = journal.record_since(patient::day(0)).expect("the record");
    let habits = journal
        .profile()
        .expect("the profile")
        .expect("it was told")
        .habits;
    let heard = stage.heard();
    let promised: Vec<_> = played
        .waited
        .iter()
        .flat_map(|waited| promised(&record, &habits, Berlin, *waited))
        .collect();
    assert_eq!(promised::heard(&heard), listed(&promised));
    assert!(
        heard.len() > 20,
        "a week has more reminders than {}",
        heard.len()
    );
    for it in &heard {
        assert_eq!((it.app.as_str(), it.body.as_str()), ("Groundwork", ""));
    }
    assert!(
        heard.iter().any(|it| it.came_at(at(1, "15:46"))),
        "what was put off came again"
    );
}

fn the_journal_holds_what_she_entered(played: &Played, journal: &Journal) {
    let entries = journal
        .between(patient::day(0), patient::day(7))
        .expect("the week");
    let filled: Vec<&Filled> = entries
        .iter()
        .filter_map(|it| match &it.fact {
            Entry::Filled(filled) => Some(filled),
            Entry::Session(_)
            | Entry::Rest(_)
            | Entry::Choice(_)
            | Entry::Safety(_)
            | Entry::Wish(_) => None,
        })
        .collect();
    let mut kept: Vec<_> = filled
        .iter()
        .map(|it| (it.begun.at, &it.form, &it.answers))
        .collect();
    kept.sort_by_key(|it| it.0);
    assert_eq!(kept.len(), played.filled.len());
    for ((begun, form, answers), (entered_at, entered, given)) in
        kept.into_iter().zip(&played.filled)
    {
        let apart = (begun.naive_local() - *entered_at).num_minutes().abs();
        assert_eq!((form, apart < 3), (entered, true), "{entered_at}");
        assert_eq!(
            revealed(form, answers),
            revealed(form, given),
            "{} of {entered_at}",
            form.0
        );
    }
    assert!(
        filled
            .iter()
            .all(|it| it.ended == Ended::Finished && !it.late && it.begun.zone == "Europe/Berlin")
    );

    let [session] = journal
        .sessions()
        .expect("sessions")
        .try_into()
        .expect("one session");
    let session = session.fact;
    assert_eq!(
        session.dosed.at.naive_local(),
        patient::wall(patient::SESSION)
    );
    assert_eq!(
        (session.route, session.state),
        (Route::Intravenous, SessionState::Held)
    );
    assert_eq!(session.dose, Some(patient::DOSE.into()));
    assert_eq!(session.clinic, Some(patient::CLINIC.into()));

    let facts = || entries.iter().map(|it| &it.fact);
    let rests = facts()
        .filter(|it| matches!(it, Entry::Rest(rest) if rest.seconds >= 30))
        .count();
    assert_eq!(rests, played.rests);
    let asked = SafetyCheck {
        shown: SafetyRoute::Ask,
        safe_now: Some(true),
    };
    assert_eq!(
        facts()
            .filter(|it| **it == Entry::Safety(asked.clone()))
            .count(),
        1
    );
    let skips = facts()
        .filter(|it| matches!(it, Entry::Choice(it) if it.choice == Chosen::Skip))
        .count();
    assert_eq!(skips, 1);
    assert!(
        entries.iter().any(|it| it.corrected),
        "the correction stands before its older version"
    );
}

/// `Private` does not print; what stands in a failing test must be read.
/// Without what the app answers by itself.
fn revealed(form: &care::form::FormId, answers: &care::form::Answers) -> serde_json::Value {
    let steps = &care::library::form(form).expect("a form").steps;
    let mut answers = answers.clone();
    answers.retain(|id, _| steps.iter().any(|it| it.id == *id && it.unless.is_none()));
    serde_json::to_value(answers).expect("answers are plain data")
}

fn nothing_of_it_can_be_read_without_the_key(stage: &Stage) {
    let secrets = [
        KEPT_NOTE,
        patient::HOT_THOUGHT,
        patient::CLINIC,
        patient::DOSE,
        patient::PASSPHRASE,
        ERASED_NOTE,
        "kind_self",
    ];
    let mut files = 0;
    let mut left = vec![stage.home()];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            let within = fs::read_dir(&path).expect("a folder of the app");
            left.extend(within.map(|it| it.expect("its files").path()));
            continue;
        }
        let bytes = fs::read(&path).expect("it can be read");
        for secret in secrets {
            let found = bytes
                .windows(secret.len())
                .any(|it| it == secret.as_bytes());
            assert!(!found, "`{secret}` stands in {}", path.display());
        }
        files += 1;
    }
    assert!(files >= 3, "journal, keys and reminders are there");
}

/// Poppler reads the page; the figures are reckoned here by hand.
fn the_page_says_what_she_entered(played: &Played) {
    let read = |layout: &[&str]| {
        let read = Command::new("pdftotext")
            .args(layout)
            .arg(&played.summary)
            .arg("-")
            .output();
        let text = String::from_utf8(read.expect("poppler is installed").stdout).expect("text");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let page = format!("{} {}", read(&[]), read(&["-layout"]));
    let says = |what: &str| {
        assert!(
            page.contains(what),
            "the page does not say `{what}`:\n{page}"
        )
    };
    says(patient::THERAPIST);
    says("Thu 22 Oct");
    says(patient::DOSE);
    // 2+2+2+1+1+2+1+0+1, then 1+1+1+2+0+1+1+0+0, and 2+1+2+1+0+1+1.
    says("PHQ-9 12, Sat 24 Oct 12, Sat 24 Oct 7, Thu 29 Oct −5 (−42%) no no no 2 of 2");
    says("GAD-7 8, Sat 24 Oct");
    says("item 9 (thoughts of death or self-harm): 1 of 3 on Sat 24 Oct");
    says(patient::HOT_THOUGHT);
    says(patient::BALANCED);
    says("belief 65 of 100");
    says("Sad 80 to 45");
    // 4, then the means of morning and evening: 4.5, 6, 6, 5, 6, 5.5, 6.
    says("mean 5.4, lowest 4.0, highest 6.0");
    says("Headache: 1 day");
    says("1 skipped, ");
    assert_eq!(exercises_missed(&page), 4, "{page}");
    says(KEPT_NOTE);
    let asleep = mean_minutes_asleep();
    says(&format!("{} h {} min", asleep / 60, asleep % 60));
    for kept_back in [ERASED_NOTE, CORRECTED_LINE, "bus came", "parking"] {
        assert!(
            !page.contains(kept_back),
            "`{kept_back}` was not chosen to be shared"
        );
    }
}

/// Over all seven nights, by the instants of an independent zone database.
fn mean_minutes_asleep() -> i64 {
    let total: i64 = (1..=7)
        .map(|day| {
            let morning = patient::morning(day);
            let night = morning.values().find_map(|it| match it {
                Value::Night(night) => Some(night.clone()),
                Value::Text(_) | Value::Lines { .. } | Value::Moods(_) | Value::Number(_) => None,
                Value::Choice(_) | Value::Choices(_) | Value::Seen | Value::Declined => None,
                Value::When(_) => None,
            });
            let night = night.expect("each morning tells of its night");
            let lay = instant_of(&Berlin, night.final_wake) - instant_of(&Berlin, night.lights_out);
            lay.num_minutes() - i64::from(night.sol_min) - i64::from(night.waso_min)
        })
        .sum();
    (total as f64 / 7.0).round() as i64
}
