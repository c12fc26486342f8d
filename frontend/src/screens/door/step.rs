//! The questions of the set-up and their order.

/// The questions, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Welcome,
    Promises,
    Bedtime,
    Waking,
    Country,
    Therapist,
    Passphrase,
    Words,
    AskBack,
    Done,
}

pub const STEPS: [Step; 10] = [
    Step::Welcome,
    Step::Promises,
    Step::Bedtime,
    Step::Waking,
    Step::Country,
    Step::Therapist,
    Step::Passphrase,
    Step::Words,
    Step::AskBack,
    Step::Done,
];

impl Step {
    /// The question so many places on or back; the same at both ends.
    pub fn beside(self, by: isize) -> Self {
        STEPS
            .iter()
            .position(|it| *it == self)
            .and_then(|at| STEPS.get(at.checked_add_signed(by)?))
            .copied()
            .unwrap_or(self)
    }
}
