//! Who shows notifications, asked without waiting for one that does not answer.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, channel},
    },
    thread,
    time::Duration,
};

#[cfg(desktop)]
use super::notice::ask_notifier;
#[cfg(mobile)]
use super::watch::ask_notifier;

/// The page waits for the answer no longer than this.
const PATIENCE: Duration = Duration::from_millis(800);

/// A question that may still be without its answer: no second one is asked meanwhile.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notifier(Arc<Mutex<Option<Receiver<Option<String>>>>>);

impl Notifier {
    /// The notification service, as it names itself; none where nobody answers in time.
    pub(crate) fn name(&self) -> Option<String> {
        self.ask(PATIENCE, ask_notifier)
    }

    fn ask(
        &self,
        patience: Duration,
        how: impl FnOnce() -> Option<String> + Send + 'static,
    ) -> Option<String> {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = asked.take().or_else(|| {
            let (tell, answer) = channel();
            let asking = thread::Builder::new().name("notifier".into());
            // Nobody listens any more where the answer came after the app was quit.
            let asking = asking.spawn(move || drop(tell.send(how())));
            asking.is_ok().then_some(answer)
        })?;
        match answer.recv_timeout(patience) {
            Ok(name) => name,
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => {
                *asked = Some(answer);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Longer than any test lasts: these answers do come.
    const LONG: Duration = Duration::from_secs(600);

    #[test]
    fn a_service_that_hangs_is_asked_once_and_not_waited_for() {
        let notifier = Notifier::default();
        let (let_go, hold) = channel::<()>();
        let hang = move || {
            hold.recv().ok();
            Some("late".to_owned())
        };
        assert_eq!(notifier.ask(Duration::ZERO, hang), None);
        let second = || Some("a second question".to_owned());
        let again = notifier.ask(Duration::ZERO, second);
        assert_eq!(again, None, "the first is not answered yet");
        let_go.send(()).unwrap();
        assert_eq!(notifier.ask(LONG, || None), Some("late".to_owned()));
        let fresh = notifier.ask(LONG, || Some("dunst".to_owned()));
        assert_eq!(fresh, Some("dunst".to_owned()));
    }

    #[test]
    fn a_question_that_fails_is_no_answer_and_the_next_is_asked() {
        let notifier = Notifier::default();
        assert_eq!(notifier.ask(LONG, || panic!("the bus is gone")), None);
        let next = notifier.ask(LONG, || Some("dunst".to_owned()));
        assert_eq!(next, Some("dunst".to_owned()));
    }
}
