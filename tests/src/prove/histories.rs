//! Random histories: whatever a patient and a device do, reminders keep to their laws.

use crate::prove::{
    figures::Seen,
    history::{Beginning, Event, history},
    life::{Engine, Life},
};

/// Lives the history of this number; one that breaks a law is told in its shortest form.
pub fn tried(number: u64, engine: Engine) -> Seen {
    let (beginning, events) = history(number);
    let mut seen = lived(&beginning, &events, engine);
    seen.tried("histories", 1);
    if seen.wrongs() > 0 && engine == Engine::Ours {
        let broken = broken(&seen);
        let shortest = shortened(&beginning, events, &broken);
        eprintln!("history {number}: {broken:?} after {beginning:?} {shortest:?}");
    }
    seen
}

/// Lives it up to the first law that is broken.
pub fn lived(beginning: &Beginning, events: &[Event], engine: Engine) -> Seen {
    let mut life = Life::begins(beginning, engine);
    for event in events {
        life.meets(*event);
        life.seen.tried("events", 1);
        if life.seen.wrongs() > 0 {
            break;
        }
    }
    life.seen
}

/// Without the events that it goes as wrong without.
fn shortened(beginning: &Beginning, mut events: Vec<Event>, wrong: &[String]) -> Vec<Event> {
    let mut at = 0;
    while at < events.len() {
        let mut without = events.clone();
        without.remove(at);
        if broken(&lived(beginning, &without, Engine::Ours)) == wrong {
            events = without;
            at = 0;
        } else {
            at += 1;
        }
    }
    events
}

fn broken(seen: &Seen) -> Vec<String> {
    let wrong = seen.wrong.iter().filter(|(_, count)| **count > 0);
    wrong.map(|(law, _)| law.clone()).collect()
}
