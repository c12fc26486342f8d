//! Who shows notifications, asked without waiting for one that does not answer.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, channel},
    },
    thread,
    time::Duration,
};

use super::notice;

/// The page waits for the answer no longer than this.
const PATIENCE: Duration = Duration::from_millis(800);

/// A question that may still be without its answer: no second one is asked meanwhile.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notifier(Arc<Mutex<Option<Receiver<Option<String>>>>>);

impl Notifier {
    /// The notification service, as it names itself; none where nobody answers in time.
    pub(crate) fn name(&self) -> Option<String> {
        self.ask(notice::ask_notifier)
    }

    fn ask(&self, how: impl FnOnce() -> Option<String> + Send + 'static) -> Option<String> {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = asked.take().or_else(|| {
            let (tell, answer) = channel();
            let asking = thread::Builder::new().name("notifier".into());
            // Nobody listens any more where the answer came after the app was quit.
            let asking = asking.spawn(move || drop(tell.send(how())));
            asking.is_ok().then_some(answer)
        })?;
        match answer.recv_timeout(PATIENCE) {
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

    #[test]
    fn a_service_that_hangs_is_asked_once_and_waited_for_a_moment_only() {
        let notifier = Notifier::default();
        let (let_go, hold) = channel::<()>();
        let hang = move || {
            hold.recv().ok();
            Some("late".to_owned())
        };
        assert_eq!(notifier.ask(hang), None);
        let again = notifier.ask(|| Some("a second question".to_owned()));
        assert_eq!(again, None, "the first is not answered yet");
        let_go.send(()).unwrap();
        assert_eq!(notifier.ask(|| None), Some("late".to_owned()));
        let fresh = notifier.ask(|| Some("dunst".to_owned()));
        assert_eq!(fresh, Some("dunst".to_owned()));
    }

    #[test]
    fn a_question_that_fails_is_no_answer() {
        let notifier = Notifier::default();
        assert_eq!(notifier.ask(|| panic!("the bus is gone")), None);
        assert_eq!(notifier.ask(|| Some("dunst".into())), Some("dunst".into()));
    }
}
