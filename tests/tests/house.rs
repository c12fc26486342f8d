//! The house rules: who may know whom, one clock, one bridge, no text in code, small files.
//!
//! Beside each rule stands a planted slip that it must find.

use std::collections::BTreeSet;

use journeys::house::{
    arrows, files,
    files::File,
    habits::{self, ALONE},
    messages,
};

#[track_caller]
fn none(what: &str, wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{what}:\n  {}", wrong.join("\n  "));
}

#[track_caller]
fn caught(wrong: Vec<String>) {
    assert_eq!(wrong.len(), 1, "one slip was planted: {wrong:?}");
}

fn sources() -> Vec<File> {
    files::ending(".rs")
}

#[test]
fn no_room_depends_on_one_it_must_not_know() {
    none(
        "never-arrows",
        arrows::wrong_dependencies(&files::ending("Cargo.toml")),
    );
    for slip in [
        File::planted("crates/care/Cargo.toml", "[dependencies]\nrusqlite = \"1\""),
        File::planted(
            "frontend/Cargo.toml",
            "[dependencies]\ngroundwork-journal = \"1\"",
        ),
        File::planted(
            "crates/journal/Cargo.toml",
            "[target.'cfg(unix)'.dependencies]\ntauri-plugin-x = \"1\"",
        ),
    ] {
        caught(arrows::wrong_dependencies(&[slip]));
    }
}

#[test]
fn no_room_says_names_that_are_not_for_it() {
    none("names", arrows::wrong_names(&sources()));
    caught(arrows::wrong_names(&[File::planted(
        "crates/care/src/x.rs",
        "use std::fs;",
    )]));
    caught(arrows::wrong_names(&[File::planted(
        "frontend/src/parts/x.rs",
        "use crate::bridge::ask;",
    )]));
}

#[test]
fn no_screen_knows_another_screen() {
    none("screens", arrows::screens_that_know_screens(&sources()));
    let planted = |text| [File::planted("frontend/src/screens/fill_view.rs", text)];
    caught(arrows::screens_that_know_screens(&planted(
        "use crate::screens::rest::Rest;",
    )));
    none(
        "its own",
        arrows::screens_that_know_screens(&planted("use crate::screens::fill_state::State;")),
    );
}

#[test]
fn clock_bridge_and_notifier_each_stand_in_one_place() {
    let sources = sources();
    for rule in ALONE {
        none(rule.reason, habits::said_elsewhere(&sources, rule));
        let said = File::planted(
            "src-tauri/src/commands/x.rs",
            &format!("    let it = chrono::Utc::{0};\n{0}", rule.word),
        );
        let screen = File::planted("frontend/src/x.rs", rule.word);
        let wrong = [
            habits::said_elsewhere(&[said], rule),
            habits::said_elsewhere(&[screen], rule),
        ]
        .concat();
        assert!(!wrong.is_empty(), "{} goes unseen", rule.word);
    }
}

#[test]
fn no_file_is_longer_than_a_reader_keeps_in_mind() {
    let all = [sources(), files::ending(".js")].concat();
    none("too long", habits::too_long(&all));
    caught(habits::too_long(&[File::planted(
        "x.rs",
        &"\n".repeat(301),
    )]));
}

#[test]
fn every_source_says_first_what_it_is() {
    none("headers", habits::without_header(&sources()));
    caught(habits::without_header(&[File::planted(
        "x.rs",
        "fn main() {}",
    )]));
}

#[test]
fn every_name_has_one_path_and_every_silenced_lint_its_reason() {
    none("second paths", habits::second_paths(&sources()));
    caught(habits::second_paths(&[File::planted(
        "x.rs",
        "pub use other::Name;",
    )]));
    caught(habits::second_paths(&[File::planted(
        "x.rs",
        "#[allow(dead_code)]",
    )]));
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    let all = ["rs", "toml", "md", "ftl", "css", "js", "html", "json"]
        .map(|it| files::ending(&format!(".{it}")))
        .concat();
    none("machine paths", habits::machine_paths(&all));
    let planted = format!("see /{}/me/notes", "home");
    caught(habits::machine_paths(&[File::planted(
        "README.md",
        &planted,
    )]));
}

#[test]
fn every_message_that_is_said_stands_in_the_locale() {
    let ids = messages::ids(&files::ending(".ftl"));
    none("missing", messages::missing(&sources(), &ids));
    let known = BTreeSet::from(["weekday-1".to_owned()]);
    let planted = |text| [File::planted("frontend/src/x.rs", text)];
    caught(messages::missing(&planted("say(\"weekday-9\")"), &known));
    caught(messages::missing(
        &planted("say_with(if it { \"weekday-1\" } else { \"nope\" }, &[])"),
        &known,
    ));
    none(
        "known",
        messages::missing(&planted("say(&format!(\"weekday-{}\", 1))"), &known),
    );
}

#[test]
fn every_message_of_the_locale_is_said_somewhere() {
    let ids = messages::ids(&files::ending(".ftl"));
    none("unsaid", messages::unsaid(&sources(), &ids));
    let known = BTreeSet::from(["weekday-1".to_owned(), "nobody-says-this".to_owned()]);
    caught(messages::unsaid(
        &[File::planted("frontend/src/x.rs", "\"weekday-{}\"")],
        &known,
    ));
}

#[test]
fn no_text_that_a_patient_reads_stands_in_code() {
    none("text in code", messages::sentences(&sources()));
    caught(messages::sentences(&[File::planted(
        "frontend/src/x.rs",
        "<p>{ say_it(\"Time to rest\") }</p>",
    )]));
    caught(messages::sentences(&[File::planted(
        "frontend/src/x.rs",
        "<button>{ \"Save\" }</button>",
    )]));
    none(
        "classes",
        messages::sentences(&[File::planted(
            "frontend/src/x.rs",
            "<p class=\"stack wide\">",
        )]),
    );
}
