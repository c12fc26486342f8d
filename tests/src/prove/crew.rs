//! Runs that are played several at a time, and counted in their order.

use std::{
    collections::BTreeMap,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread::{self, JoinHandle},
};

use crate::prove::figures::Seen;

/// So many that mostly wait are played at a time.
pub const WAITING: usize = 6;

type Round = (u32, Result<Seen, String>);

/// Workers that play runs.
struct Crew {
    hear: Option<Receiver<Round>>,
    /// Those that ended before one of a lower number.
    early: BTreeMap<u32, Result<Seen, String>>,
    workers: Vec<JoinHandle<()>>,
}

/// As many at a time as there are cores, for what does not wait.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Plays the runs up to `runs`, so `many` at a time, each by a worker that `make` makes.
pub fn crewed<Worker>(
    many: usize,
    runs: u32,
    make: impl Fn() -> Worker + Clone + Send + 'static,
) -> Box<dyn FnMut(u32) -> Result<Seen, String>>
where
    Worker: FnMut(u32) -> Result<Seen, String> + 'static,
{
    let mut crew: Option<Crew> = None;
    Box::new(move |run| {
        let crew = crew.get_or_insert_with(|| Crew::begins(many, run..runs, &make));
        crew.round(run)
    })
}

impl Crew {
    fn begins<Worker>(
        many: usize,
        runs: Range<u32>,
        make: &(impl Fn() -> Worker + Clone + Send + 'static),
    ) -> Self
    where
        Worker: FnMut(u32) -> Result<Seen, String> + 'static,
    {
        let next = Arc::new(AtomicU32::new(runs.start));
        let (tell, hear) = sync_channel(many);
        let workers = (0..many.min(runs.len())).map(|_| {
            let (next, tell, make) = (next.clone(), tell.clone(), make.clone());
            thread::spawn(move || work(&next, runs.end, &tell, make))
        });
        Self {
            workers: workers.collect(),
            early: BTreeMap::new(),
            hear: Some(hear),
        }
    }

    fn round(&mut self, run: u32) -> Result<Seen, String> {
        loop {
            if let Some(ended) = self.early.remove(&run) {
                return ended;
            }
            let heard = self.hear.as_ref().and_then(|it| it.recv().ok());
            let (number, ended) = heard.ok_or_else(|| format!("run {run} never ended"))?;
            self.early.insert(number, ended);
        }
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        // Nobody listens any more: each ends with the run that it is at, and puts away what it made.
        self.hear = None;
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

fn work<Worker>(next: &AtomicU32, end: u32, tell: &SyncSender<Round>, make: impl Fn() -> Worker)
where
    Worker: FnMut(u32) -> Result<Seen, String>,
{
    let mut worker = None;
    loop {
        let run = next.fetch_add(1, Ordering::Relaxed);
        if run >= end {
            return;
        }
        let played = catch_unwind(AssertUnwindSafe(|| worker.get_or_insert_with(&make)(run)));
        let ended = played.unwrap_or_else(|_| Err(format!("run {run} panicked: see above")));
        if tell.send((run, ended)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_counted_in_their_order_and_each_once() {
        let mut crew = crewed(WAITING, 40, || {
            |run| {
                let mut seen = Seen::default();
                seen.tried("number", run as usize);
                Ok(seen)
            }
        });
        for run in 7..40 {
            assert_eq!(crew(run).unwrap().tried["number"], u64::from(run));
        }
    }

    #[test]
    fn a_run_that_panics_is_told_and_holds_up_no_other() {
        let mut crew = crewed(WAITING, 3, || {
            |run| {
                assert_ne!(run, 1, "this one panics");
                Ok(Seen::default())
            }
        });
        assert!(crew(0).is_ok());
        assert!(crew(1).is_err());
        assert!(crew(2).is_ok());
    }
}
