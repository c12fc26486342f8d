//! Tables of what the patient wrote, and of what was left out.

use care::summary::Summary;

use crate::tables::{Rows, cell, head, number, spelt};

pub(crate) fn thoughts(summary: &Summary) -> Rows {
    let mut rows = head(&[
        "date", "hot", "balanced", "belief", "mood", "before", "after",
    ]);
    for thought in summary.thoughts.iter().flatten() {
        let words = |it: &care::private::Private| cell(it.reveal());
        let begin = vec![
            thought.on.to_string(),
            words(&thought.hot),
            words(&thought.balanced),
            number(thought.belief),
        ];
        if thought.moods.is_empty() {
            rows.push([begin.clone(), vec![String::new(); 3]].concat());
        }
        for mood in &thought.moods {
            let end = vec![
                words(&mood.word),
                mood.before.to_string(),
                number(mood.after),
            ];
            rows.push([begin.clone(), end].concat());
        }
    }
    rows
}

pub(crate) fn activities(summary: &Summary) -> Rows {
    let mut rows = head(&["date", "activity", "predicted_0_to_10", "actual_0_to_10"]);
    rows.extend(summary.tried.iter().flatten().map(|it| {
        vec![
            it.on.to_string(),
            cell(it.activity.reveal()),
            number(it.predicted),
            number(it.actual),
        ]
    }));
    rows
}

pub(crate) fn words(summary: &Summary) -> Rows {
    let mut rows = head(&["date", "kind", "words"]);
    for line in summary.own_words.iter().flat_map(|it| &it.lines) {
        let words = cell(line.words.reveal());
        rows.push(vec![line.on.to_string(), cell(&line.form.0), words]);
    }
    for question in summary.questions.iter().flatten() {
        let words = cell(question.words.reveal());
        rows.push(vec![question.on.to_string(), "question".to_owned(), words]);
    }
    rows
}

pub(crate) fn left_out(summary: &Summary) -> Rows {
    let mut rows = head(&["kind", "what"]);
    let mut row = |kind: &str, what: String| rows.push(vec![kind.to_owned(), what]);
    for section in &summary.left_out {
        row("section", spelt(section));
    }
    if summary.item9_left_out {
        row("item", "item9".to_owned());
    }
    for day in &summary.days_left_out {
        row("day", day.to_string());
    }
    if summary.entries_left_out > 0 {
        row("entries", summary.entries_left_out.to_string());
    }
    rows
}
