//! What the plan's screen knows, and what can happen on it; no browser in here.

use std::rc::Rc;

use care::{
    contract::Failure,
    plan::RuleId,
    plan_page::{PlanOffer, PlanPage, SignerIs},
    private::Private,
};
use yew::Reducible;

/// The plan, and a new one that is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The plan in force; none until the shell has answered.
    pub page: Option<PlanPage>,
    /// A plan that was opened, with its file.
    pub offer: Option<(Private, PlanOffer)>,
    /// Items that would be declined with it.
    pub declined: Vec<RuleId>,
    /// The patient compared the digits of another signer.
    pub is_sure: bool,
    /// The shell is at work.
    pub is_busy: bool,
    /// A plan was just taken.
    pub is_taken: bool,
    /// What went wrong.
    pub said: Option<Failure>,
}

/// What can happen.
pub enum Action {
    Came(Result<PlanPage, Failure>),
    Busy,
    Offered(Private, PlanOffer),
    Turn(RuleId, bool),
    Sure(bool),
    Taken,
    Leave,
    Failed(Failure),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.is_busy = false;
        match action {
            Action::Came(Ok(page)) => next.page = Some(page),
            Action::Busy => {
                next.is_busy = true;
                next.is_taken = false;
                next.said = None;
            }
            Action::Offered(file, offer) => {
                next.declined.clone_from(&offer.declined);
                next.is_sure = false;
                next.offer = Some((file, offer));
            }
            Action::Turn(rule, is_in) => {
                next.declined.retain(|it| *it != rule);
                if !is_in {
                    next.declined.push(rule);
                }
            }
            Action::Sure(is_sure) => next.is_sure = is_sure,
            Action::Taken => {
                next.offer = None;
                next.is_taken = true;
            }
            Action::Leave => {
                next.offer = None;
                next.said = None;
            }
            Action::Came(Err(failure)) | Action::Failed(failure) => next.said = Some(failure),
        }
        next.into()
    }
}

impl State {
    /// Whether the opened plan may be taken: a changed signer wants the patient's word.
    pub fn may_take(&self) -> bool {
        let is_known = |offer: &PlanOffer| match offer.signer {
            SignerIs::First | SignerIs::Known => true,
            SignerIs::Another { .. } => self.is_sure,
        };
        !self.is_busy && self.offer.as_ref().is_some_and(|(_, it)| is_known(it))
    }
}

#[cfg(test)]
mod tests {
    use care::plan_page::PlanSource;

    use super::*;

    fn offer(signer: SignerIs) -> Action {
        let source = PlanSource {
            from: "Dr Example".into(),
            fingerprint: "1".into(),
            holds: String::new(),
            note: None,
        };
        let offer = PlanOffer {
            source,
            signer,
            differences: Vec::new(),
            declined: vec![RuleId("rest".into())],
        };
        Action::Offered(Private::from("file"), offer)
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = Rc::new(State::default());
        for action in actions {
            state = state.reduce(action);
        }
        (*state).clone()
    }

    fn another() -> SignerIs {
        SignerIs::Another {
            from: "Dr Other".into(),
            fingerprint: "2".into(),
        }
    }

    #[test]
    fn another_signer_is_not_taken_without_the_patients_word() {
        assert!(after([offer(SignerIs::First)]).may_take());
        assert!(!after([offer(another())]).may_take());
        let sure = after([offer(another()), Action::Sure(true)]);
        assert!(sure.may_take());
        let again = after([offer(another()), Action::Sure(true), offer(another())]);
        assert!(!again.may_take(), "each file is asked about anew");
    }

    #[test]
    fn what_was_declined_stays_declined_until_it_is_taken_up() {
        let rule = RuleId("rest".into());
        let state = after([offer(SignerIs::Known)]);
        assert_eq!(
            state.declined,
            std::slice::from_ref(&rule),
            "also where it did not change"
        );
        let state = after([offer(SignerIs::Known), Action::Turn(rule, true)]);
        assert!(state.declined.is_empty());
    }

    #[test]
    fn a_refused_file_leaves_the_plan_on_screen() {
        let page = PlanPage {
            source: None,
            next: None,
            phases: Vec::new(),
        };
        let failed = Action::Failed(Failure::Unexpected);
        let state = after([Action::Came(Ok(page.clone())), Action::Busy, failed]);
        assert_eq!((state.page, state.is_busy), (Some(page), false));
        assert_eq!(state.said, Some(Failure::Unexpected));
    }
}
