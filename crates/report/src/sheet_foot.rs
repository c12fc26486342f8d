//! What the page says about itself: what was left out, and how its figures were made.

use care::summary::{Section, Summary};

use crate::{letters::UNPRINTABLE, sheet::Pen};

/// What the patient left out, named; none: nothing.
pub(crate) fn left_out(pen: &Pen<'_>, summary: &Summary) -> Option<String> {
    let name = |section: &Section| {
        pen.say(match section {
            Section::Name => "summary-section-name",
            Section::Sessions => "summary-section-sessions",
            Section::Measures => "summary-section-measures",
            Section::Sleep => "summary-section-sleep",
            Section::Practice => "summary-section-practice",
            Section::Thoughts => "summary-section-thoughts",
            Section::Effects => "summary-section-effects",
            Section::OwnWords => "summary-section-own_words",
            Section::Tried => "summary-section-tried",
            Section::Questions => "summary-section-questions",
        })
    };
    let mut names: Vec<String> = summary.left_out.iter().map(name).collect();
    if summary.item9_left_out {
        names.push(pen.say("summary-left-out-item9"));
    }
    if !summary.days_left_out.is_empty() {
        names.push(pen.days(&summary.days_left_out));
    }
    if summary.entries_left_out > 0 {
        let count = summary.entries_left_out.into();
        names.push(pen.with("summary-left-out-entries", &[("count", count)]));
    }
    (!names.is_empty())
        .then(|| pen.with("summary-left-out", &[("sections", names.join(", ").into())]))
}

/// How the figures were made; what had to be shortened stands first.
pub(crate) fn foot(pen: &Pen<'_>, summary: &Summary) -> Vec<String> {
    let nights = care::night::FEWEST_NIGHTS;
    let lines = [
        pen.letters.shortened.then(|| pen.say("summary-shortened")),
        pen.letters.unprintable.then(|| {
            let mark = UNPRINTABLE.to_string();
            pen.with("summary-unprintable", &[("mark", mark.into())])
        }),
        summary
            .measures
            .is_some()
            .then(|| pen.say("summary-foot-measures")),
        summary
            .sleep
            .is_some()
            .then(|| pen.with("summary-foot-sleep", &[("nights", nights.into())])),
        summary
            .after
            .as_ref()
            .is_some_and(|it| it.half_gone.is_some())
            .then(|| pen.say("summary-foot-after")),
        Some(pen.say("summary-foot-missing")),
        Some(pen.with(
            "summary-foot-app",
            &[("version", env!("CARGO_PKG_VERSION").into())],
        )),
    ];
    lines.into_iter().flatten().collect()
}
