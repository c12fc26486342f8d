//! Every exercise and every measure once, through the real window, with its pictures where a folder
//! is named.

use std::collections::BTreeSet;

use care::{form::FormKind, library};
use chrono_tz::Europe::Berlin;
use journeys::{album::Album, exercises, stage::Stage};

#[tokio::test(flavor = "multi_thread")]
async fn every_exercise_and_measure_can_be_done_and_comes_back_as_it_says() {
    let stage = Stage::set(Berlin);
    let folder = std::env::var_os("GROUNDWORK_PICTURES");
    let album = folder.map_or_else(Album::none, |it| Album::at(it.into()));
    let (window, done) = exercises::play(&stage, &album).await;
    window.kill(&stage);
    let done: BTreeSet<&str> = done.iter().map(String::as_str).collect();
    let all = library::forms().iter();
    let left: Vec<_> = all
        .filter(|it| matches!(it.kind, FormKind::Exercise | FormKind::Measure))
        .filter(|it| !done.contains(it.id.0.as_str()))
        .map(|it| it.id.0.as_str())
        .collect();
    assert_eq!(left, Vec::<&str>::new());
}
