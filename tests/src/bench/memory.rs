//! The memory of a program with all that it started.

use std::{collections::BTreeSet, fs, io};

/// A process and all below it.
pub fn family(first: u32) -> BTreeSet<u32> {
    let mut family = BTreeSet::from([first]);
    loop {
        let known = family.len();
        for pid in everybody() {
            if parent(pid).is_some_and(|it| family.contains(&it)) {
                family.insert(pid);
            }
        }
        if family.len() == known {
            return family;
        }
    }
}

/// Mebibytes of the whole family; what several share is counted once (proportional set size).
///
/// # Errors
/// When one of them has ended.
pub fn shared_fairly(family: &BTreeSet<u32>) -> io::Result<f64> {
    let mut kib = 0.0;
    for pid in family {
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
        let pss = rollup.lines().find_map(|it| it.strip_prefix("Pss:"));
        let number = pss.and_then(|it| it.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        kib += number.ok_or_else(|| io::Error::other("the system does not tell"))?;
    }
    Ok(kib / 1024.0)
}

/// Whether one of them still runs.
pub fn some_run(family: &BTreeSet<u32>) -> bool {
    family
        .iter()
        .any(|pid| status(*pid).is_some_and(|it| !it.starts_with('Z')))
}

fn everybody() -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|it| it.file_name().to_str()?.parse().ok())
        .collect()
}

fn parent(pid: u32) -> Option<u32> {
    status(pid)?.split(' ').nth(1)?.parse().ok()
}

/// State, parent and more; the name before them may hold anything.
fn status(pid: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(stat.rsplit_once(") ")?.1.to_owned())
}
