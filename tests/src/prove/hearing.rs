//! What the daemon of a stage was given, once all of it is written down.

use std::collections::BTreeMap;

use crate::stage::{Stage, eventually};

/// How often each text came so far.
pub fn heard(stage: &Stage) -> BTreeMap<String, usize> {
    let mut heard = BTreeMap::new();
    for it in stage.heard() {
        *heard.entry(it.title).or_default() += 1;
    }
    heard
}

/// Waits until the daemon has written down all that it was given up to now.
pub fn all_heard(stage: &Stage) {
    // Its answer comes after what it was given before, and that is on screen before the next.
    for _ in 0..2 {
        let _ = stage.command("dunstctl").arg("count").status();
    }
    eventually(
        || "the daemon's script has ended",
        || {
            let running = stage.running();
            let is_script = |name: &str| name.ends_with("sh");
            let scripts = running.iter().filter(|(_, name)| is_script(name));
            let daemons = running.iter().filter(|(_, name)| name == "dunst");
            // One that is about to become the script still bears the daemon's name.
            scripts.count() == 0 && daemons.count() <= 1
        },
    );
}
