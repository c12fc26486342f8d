//! The one way from a form on screen to the journal: one parcel at a time, in order.
//!
//! It outlives the screen, so that what was typed last is kept when the patient leaves,
//! and nothing is kept as a draft after the form has ended.

use std::{cell::RefCell, rc::Rc};

use care::{
    contract::{Failure, FinishForm, Finished, KeepDraft},
    form::{Draft, Ended},
};
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use crate::bridge;

/// How long typing may go on before it is kept, in milliseconds.
const KEPT_WITHIN: u32 = 600;

/// What the journal said.
#[derive(Debug)]
pub enum News {
    /// It holds the draft up to this change.
    Kept(u32),
    /// It holds the form.
    Over(Finished),
    /// It took neither.
    Troubled(Failure),
}

/// Where a form on screen leaves what is to be kept.
#[derive(Clone)]
pub struct Outbox(Rc<Inner>);

struct Inner {
    waiting: RefCell<Waiting>,
    tell: Box<dyn Fn(News)>,
}

#[derive(Default)]
struct Waiting {
    keep: Option<(u32, Draft)>,
    end: Option<(Draft, Ended)>,
    timer: Option<Timeout>,
    under_way: bool,
    over: bool,
}

impl Outbox {
    /// An empty outbox; `tell` hears what the journal said.
    pub fn new(tell: impl Fn(News) + 'static) -> Self {
        Self(Rc::new(Inner {
            waiting: RefCell::default(),
            tell: Box::new(tell),
        }))
    }

    /// Keeps this draft soon: within [`KEPT_WITHIN`] of the first change since the last keeping.
    pub fn keep_soon(&self, change: u32, draft: Draft) {
        let mut waiting = self.0.waiting.borrow_mut();
        waiting.keep = Some((change, draft));
        if waiting.timer.is_none() {
            let later = self.clone();
            waiting.timer = Some(Timeout::new(KEPT_WITHIN, move || later.send()));
        }
    }

    /// Keeps this draft now.
    pub fn keep_now(&self, change: u32, draft: Draft) {
        self.0.waiting.borrow_mut().keep = Some((change, draft));
        self.send();
    }

    /// Sends whatever still waits, as when the screen is left.
    pub fn send(&self) {
        let mut waiting = self.0.waiting.borrow_mut();
        waiting.timer = None;
        if !waiting.under_way {
            waiting.under_way = true;
            spawn_local(deliver(self.clone()));
        }
    }

    /// Hands the form over for good; drafts that still wait are part of it.
    pub fn end(&self, draft: Draft, ended: Ended) {
        {
            let mut waiting = self.0.waiting.borrow_mut();
            waiting.keep = None;
            waiting.end = Some((draft, ended));
        }
        self.send();
    }

    fn next(&self) -> Option<Parcel> {
        let mut waiting = self.0.waiting.borrow_mut();
        if waiting.over {
            return None;
        }
        if let Some((draft, ended)) = waiting.end.take() {
            return Some(Parcel::End(draft, ended));
        }
        // While a timer runs there is time: more letters may come.
        if waiting.timer.is_some() {
            return None;
        }
        let (change, draft) = waiting.keep.take()?;
        Some(Parcel::Keep(change, draft))
    }
}

enum Parcel {
    Keep(u32, Draft),
    End(Draft, Ended),
}

async fn deliver(outbox: Outbox) {
    while let Some(parcel) = outbox.next() {
        let news = match parcel {
            Parcel::Keep(change, draft) => match bridge::ask(KeepDraft { draft }).await {
                Ok(()) => News::Kept(change),
                Err(failure) => News::Troubled(failure),
            },
            Parcel::End(draft, ended) => match bridge::ask(FinishForm { draft, ended }).await {
                Ok(finished) => {
                    outbox.0.waiting.borrow_mut().over = true;
                    News::Over(finished)
                }
                Err(failure) => News::Troubled(failure),
            },
        };
        (outbox.0.tell)(news);
    }
    outbox.0.waiting.borrow_mut().under_way = false;
}
