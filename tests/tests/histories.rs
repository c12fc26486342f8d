//! A reduced run of the proof over random histories, and of its controls.

use journeys::prove::{figures::Seen, histories::tried, life::Engine};

fn all(histories: std::ops::Range<u64>, engine: Engine) -> Seen {
    let mut all = Seen::default();
    for number in histories {
        all.add(&tried(number, engine));
    }
    all
}

#[test]
fn whatever_happens_reminders_keep_to_their_laws() {
    let mut seen = all(0..100, Engine::Ours);
    // Once put off into the sleep of a patient who sleeps by day; once moved near to what had rung.
    for number in [33_260, 58_742] {
        seen.add(&tried(number, Engine::Ours));
    }
    println!("{:?}", seen.tried);
    assert!(seen.tried["notifications"] > 1_000, "{seen:?}");
    assert_eq!(seen.wrongs(), 0, "{seen:?}");
}

#[test]
fn an_engine_that_patches_what_it_laid_out_is_found_out() {
    let wrong = all(0..20, Engine::Patches).wrong;
    assert!(wrong["not as laid out from scratch"] > 0, "{wrong:?}");
}

#[test]
fn an_engine_that_arms_the_past_is_found_out() {
    let wrong = all(0..20, Engine::ArmsThePast).wrong;
    assert!(wrong["armed in the past"] > 0, "{wrong:?}");
}

#[test]
fn an_engine_that_forgets_what_it_showed_is_found_out() {
    let wrong = all(0..60, Engine::Forgets).wrong;
    assert!(wrong["shown twice"] > 0, "{wrong:?}");
}

#[test]
fn an_engine_that_knows_no_nights_is_found_out() {
    let wrong = all(0..60, Engine::Wakes).wrong;
    assert!(wrong["a catch-up in the night"] > 0, "{wrong:?}");
}

#[test]
fn an_engine_that_crowds_a_day_is_found_out() {
    let wrong = all(0..20, Engine::Crowds).wrong;
    assert!(wrong["less than 90 minutes apart"] > 0, "{wrong:?}");
}
