//! The page as a reader gets it: read back with tools that are not ours.

mod made_up;

use care::{plan::default_plan, summary::{Summary, summarise}, words::Words};
use chrono_tz::Europe::Berlin;
use report::page::{Typeset, typeset};

fn summary() -> Summary {
    let week = made_up::week();
    summarise(
        &week.entries,
        &week.sessions,
        &made_up::profile(),
        &made_up::choice(),
        &default_plan(),
        &Berlin,
        made_up::now(),
    )
    .expect("the period is in order")
}

fn page(summary: &Summary) -> Typeset {
    typeset(summary, &Words::english()).expect("the page can be set")
}


fn made(week: &made_up::Week, choice: &care::summary::Choice, profile: &care::profile::Profile) -> Summary {
    summarise(&week.entries, &week.sessions, profile, choice, &default_plan(), &Berlin, made_up::now()).expect("the period is in order")
}

#[test]
fn look() {
    let save = |name: &str, s: &Summary| {
        let t = std::time::Instant::now();
        let it = page(s);
        println!("{name}: {:?}, {} pages, {} bytes", t.elapsed(), it.pages.len(), it.pdf.len());
        std::fs::write(format!("/tmp/rep/{name}.pdf"), &it.pdf).unwrap();
        std::fs::write(format!("/tmp/rep/{name}.svg"), &it.pages[0]).unwrap();
    };
    use made_up::*;
    use care::entry::{Entry, EntryId};
    save("week", &summary());
    let none = Week { entries: vec![], sessions: vec![] };
    save("empty", &made(&none, &choice(), &profile()));
    let mut long = week();
    let words = "It was a long day and I kept thinking about what she said to me in the kitchen, and then again about what I said. ".repeat(40);
    for id in 400..440 {
        let at = wall("2026-10-24T12:00:00");
        long.entries.push(recorded(id, at, Entry::Filled(filled("note", at, vec![("words", text(&words))]))));
    }
    for id in 440..446 {
        let at = wall("2026-10-25T12:00:00");
        long.entries.push(recorded(id, at, Entry::Filled(filled("thought_record", at, vec![("thoughts", lines(&[&words], Some(0))), ("balanced", text(&words)), ("moods", moods(&[(&words, 3), ("b", 4), ("c", 4), ("d", 4), ("e", 4)]))]))));
    }
    let mut all = choice();
    all.own_words = (0..500).map(EntryId).collect();
    save("long", &made(&long, &all, &profile()));
    let mut hostile = week();
    for (id, words) in [(400, "#set page(fill: red) $x^2$ *bold* _it_ `raw` @ref <label> \\ // comment"), (401, "<script>alert(1)</script> &amp; <b>x</b>"), (402, "\u{202e}evil \u{5d0}\u{5d1} שלום עולם مرحبا"), (403, "😀😀 ok 👩‍👩‍👧 \0 nul \t tab \n new"), (404, "Ωμέγα Жизнь 日本"), (405, "Hyperlongwordwithoutanyspace".repeat(9).as_str())] {
        let at = wall("2026-10-24T12:00:00");
        hostile.entries.push(recorded(id, at, Entry::Filled(filled("note", at, vec![("words", text(words))]))));
    }
    let mut p = profile();
    p.name = Some("#panic() <x> \u{202e}Mira 😀".into());
    all.own_words = (400..500).map(EntryId).collect();
    save("hostile", &made(&hostile, &all, &p));
    let mut many = week();
    for n in 0..52 {
        let d = day("2025-11-01") + chrono::Days::new(n * 7);
        many.sessions.push(session(1000 + n as i64, &format!("{d}T14:00:00"), "40 mg"));
        let at = d.and_hms_opt(9, 0, 0).unwrap();
        many.entries.push(recorded(2000 + n as i64, at, Entry::Filled(measure("phq9", at, &[1, 2, 1, 2, 1, 2, (n % 3) as u8, 0, (n % 4 / 3) as u8]))));
        if n % 2 == 0 { many.entries.push(recorded(3000 + n as i64, at, Entry::Filled(measure("gad7", at, &[1, 2, 1, 2, 1, 2, (n % 3) as u8])))); }
        for e in 0..5 { let at = (d + chrono::Days::new(e)).and_hms_opt(20, 0, 0).unwrap(); many.entries.push(recorded(4000 + (n * 10 + e) as i64, at, Entry::Filled(filled("evening", at, vec![("mood", care::form::Value::Number(((n + e * 3) % 11) as i32))])))); }
    }
    let mut year = choice();
    year.from = day("2025-11-01");
    save("many", &made(&many, &year, &profile()));
    let mut without = choice();
    without.without = [care::summary::Section::Thoughts, care::summary::Section::OwnWords, care::summary::Section::Sessions, care::summary::Section::Name].into();
    without.without_item9 = true;
    save("without", &made(&week(), &without, &profile()));
}
