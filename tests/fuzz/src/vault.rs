//! What lies beside the journal or is brought to it: a whole journal, keys, copies, the mark.

use std::{cell::RefCell, fs, path::PathBuf};

use care::{
    entry::{Entry, Recorded},
    plan::{CarePlan, default_plan},
    plan_taken::Whose,
    private::Private,
    profile::Profile,
    schedule::{RECORD_DAYS, occurrences},
    summary::{Choice, Sources, summarise},
    time::instant_of,
};
use chrono::{NaiveDate, TimeDelta, Utc};
use journal::{
    backup, everything,
    key::Key,
    keys::{self, Keys},
    mark,
    open::{Journal, create},
    slots::Opener,
    tries::Uptime,
    vault::Vault,
};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// Of the journals in copies that the seeds make.
pub const KEY: [u8; 32] = [9; 32];
/// The seeds live up to the day on which they are made; this lies about there.
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
const DAYS: [NaiveDate; 2] = [NaiveDate::MIN, NaiveDate::MAX];

/// Stretching by more than this would be all that is tried.
const CHEAP_KIB: u32 = 256;

thread_local! {
    static FOLDER: TempDir = tempfile::tempdir().expect("a folder");
    static EMPTY: RefCell<Option<Journal>> = const { RefCell::new(None) };
}

fn file(name: &str) -> PathBuf {
    FOLDER.with(|it| it.path().join(name))
}

fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = file(name);
    fs::write(&path, bytes).expect("a file can be written");
    path
}

fn sum(bytes: &[u8]) -> String {
    let sum = Sha256::digest(bytes);
    sum.iter().map(|it| format!("{it:02x}")).collect()
}

/// A whole journal into an empty one: all of it can be read then, or nothing was taken.
pub(crate) fn everything(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    if text.len() > everything::LONGEST {
        return false;
    }
    let journal = EMPTY.with_borrow_mut(Option::take);
    let mut journal = journal.unwrap_or_else(fresh);
    let taken = journal.take_everything(text).is_ok();
    if taken {
        all_is_read(&mut journal);
        drop(journal);
        journal = fresh();
    }
    EMPTY.set(Some(journal));
    taken
}

fn fresh() -> Journal {
    let path = file("journal.db");
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(file(&format!("journal.db{ending}")));
    }
    create(&path, &Key::new(KEY)).expect("an empty journal can be made")
}

fn all_is_read(journal: &mut Journal) {
    let all = journal
        .between(DAYS[0], DAYS[1])
        .expect("what was taken is read");
    for it in all.iter().take(8) {
        journal.versions(it.id).expect("its versions too");
    }
    journal.sessions().expect("and sessions");
    let profile = journal.profile().expect("and the profile");
    let plans = journal.plans().expect("and plans");
    let own = plans.last().map_or_else(default_plan, |it| it.plan.clone());
    a_day_goes_on(journal, &all, profile.as_ref(), &own);
    journal.shared().expect("and what was shared");
    journal.drafts().expect("and drafts");
    let [from, to] = DAYS.map(|it| it.and_time(chrono::NaiveTime::MIN));
    journal.ledger_states(from, to).expect("and the ledger");
    let _ = journal.search(&Private::from("heron"));
    journal.everything().expect("and goes out again");
}

/// What the app does with it next: the page, and what is due.
fn a_day_goes_on(
    journal: &Journal,
    entries: &[Recorded<Entry>],
    profile: Option<&Profile>,
    plan: &CarePlan,
) {
    let Some(profile) = profile else { return };
    let today = TODAY.and_time(profile.habits.waking);
    let sessions = journal.sessions().expect("sessions were read before");
    let sources = Sources {
        entries,
        sessions: &sessions,
        profile,
        plan,
        whose: &Whose::default(),
        reminded: &Default::default(),
    };
    let choice = Choice {
        from: TODAY - TimeDelta::days(30),
        to: TODAY,
        ..Choice::default()
    };
    let _ = summarise(&sources, &choice, &Utc, instant_of(&Utc, today));
    let since = TODAY - TimeDelta::days(RECORD_DAYS);
    let record = journal.record_since(since).expect("and what decides");
    let window = today - TimeDelta::days(1)..today + TimeDelta::days(14);
    let now = instant_of(&Utc, today);
    occurrences(plan, &record, &profile.habits, &Utc, now, window);
}

/// The file of key slots, as it is and with its sum set right.
pub(crate) fn keys(bytes: &[u8]) -> bool {
    let spoken = |keys: &Keys| {
        for slot in &keys.slots {
            let is_cheap = match &slot.opener {
                Opener::Passphrase { cost, .. } => cost.memory_kib <= CHEAP_KIB,
                Opener::RecoveryWords { .. } => true,
            };
            let _ = slot.open_with_recovery(&keys.journal, &[3; 32]);
            if is_cheap {
                let _ = slot.open_with_passphrase(&keys.journal, &Private::from("x"));
            }
        }
    };
    let line = bytes.split(|it| *it == b'\n').next().unwrap_or_default();
    let summed = [line, b"\n", sum(line).as_bytes(), b"\n"].concat();
    let read = [bytes, &summed].map(keys::parse);
    read.iter().flatten().for_each(spoken);
    read[0].is_ok()
}

/// A copy of the journal, as it is and with its sums set right.
pub(crate) fn copy(bytes: &[u8]) -> bool {
    let mut lines = bytes.splitn(5, |it| *it == b'\n');
    let [format, made, json, _, rest] = std::array::from_fn(|_| lines.next().unwrap_or_default());
    let summed = [format, made, json, sum(json).as_bytes(), rest].join(&b'\n');
    let summed = [&summed, sum(&summed).as_bytes()].concat();
    let read = [bytes, &summed].map(|bytes| {
        let path = written("a.gwbackup", bytes);
        let to = file("copy.db");
        let _ = fs::remove_file(&to);
        backup::prove_again(&path, &Key::new(KEY), &to)
    });
    read[0].is_ok()
}

/// How far the journal was written, as it is and with its sum set right.
pub(crate) fn mark(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let json = text.rsplit_once(' ').map_or(text, |it| it.0).trim_end();
    let summed = format!("{json} {}\n", &sum(json.as_bytes())[..16]);
    let read = [text, &summed].map(mark::parse);
    for marked in read.into_iter().flatten() {
        let _ = marked.judge(7);
    }
    read[0].is_some()
}

/// How many wrong tries there were.
pub(crate) fn tries(bytes: &[u8]) -> bool {
    written("journal.tries", bytes);
    let now = Uptime {
        boot: "first".to_owned(),
        s: 1_000,
    };
    let wait_s = FOLDER.with(|it| Vault::at(it.path()).wait_s(&now));
    let wait_s = wait_s.expect("the file can be written anew");
    assert!(wait_s <= 3600);
    wait_s > 0
}
