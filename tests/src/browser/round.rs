//! A round through the screens: gets them into a state, and notes down what is wrong with each.

use std::sync::Arc;

use care::{
    contract::{FinishForm, KeepDraft, OpenForm, RecordSession},
    entry::EntryId,
    form::{Answers, Draft, Ended, StepId},
    session::{Route, SessionState, Told},
};
use chrono::NaiveDateTime;

use super::{Browser, GROUNDS, USUAL_TEXT};
use crate::{
    album::Album,
    forms::form,
    patient::{CLINIC, DOSE},
    window::SIZE,
};

/// Where every screen is looked at by eye: a phone, and a small laptop.
const SIZES: [(u32, u32); 2] = [SIZE, (1280, 800)];

/// One round, at one text size.
pub struct Round {
    /// Where it is.
    pub browser: Arc<Browser>,
    /// How many screens were looked at.
    pub screens: u32,
    /// What was wrong, with the screen and its ground.
    pub faults: Vec<String>,
    album: Album,
}

impl Round {
    /// Begins at the door; where the album takes pictures, they are all that is taken.
    pub fn begin(browser: Arc<Browser>, album: Album) -> Self {
        Self {
            browser,
            screens: 0,
            faults: Vec::new(),
            album,
        }
    }

    /// Looks at what is on screen, on both grounds.
    pub async fn look(&mut self, screen: &str) {
        self.screens += 1;
        if self.pictures(screen).await {
            return;
        }
        for ground in GROUNDS {
            let faults = self.browser.faults(ground).await;
            let named = |it| format!("{screen}, {ground}: {it}");
            self.faults.extend(faults.into_iter().map(named));
        }
        // Larger text asks for nothing more of these.
        if self.browser.text == USUAL_TEXT {
            let faults = self.browser.faults_of_form().await;
            let named = |it| format!("{screen}: {it}");
            self.faults.extend(faults.into_iter().map(named));
        }
    }

    async fn pictures(&self, screen: &str) -> bool {
        let name = screen.replace(['/', ' ', ','], "_");
        for size in SIZES {
            for ground in GROUNDS {
                let name = format!("{name}-{}-{ground}", size.0);
                let Some(file) = self.album.next(&name) else {
                    return false;
                };
                self.browser.picture(size, ground, &file).await;
            }
        }
        true
    }

    /// Looks at a screen by its address; it is there when it says this message of the locale.
    pub async fn look_at(&mut self, path: &str, id: &str) {
        self.browser.go(path).await;
        self.sees(id).await;
        self.look(path).await;
    }

    /// Looks at what comes after a press, once it says this.
    pub async fn look_after(&mut self, pressed: &str, id: &str) {
        self.press(pressed).await;
        self.sees(id).await;
        self.look(&format!("{id} after {pressed}")).await;
    }

    /// Waits until the page says this message of the locale.
    pub async fn sees(&self, id: &str) {
        self.browser.hand.sees(&self.browser.hand.word(id)).await;
    }

    /// Presses what bears this message of the locale.
    pub async fn press(&self, id: &str) {
        self.browser.hand.press(id).await;
    }

    /// Types into the field with this label, a message of the locale.
    pub async fn write(&self, id: &str, text: &str) {
        let label = self.browser.hand.word(id);
        self.browser.hand.write(&label, text).await;
    }

    /// Tells a session, or what became of one.
    pub async fn tell(
        &self,
        dosed: NaiveDateTime,
        state: SessionState,
        replaces: Option<EntryId>,
    ) -> EntryId {
        let told = Told {
            dosed,
            route: Route::Intravenous,
            dose: Some(DOSE.into()),
            clinic: Some(CLINIC.into()),
            left_clinic: None,
            state,
        };
        self.browser.ask(RecordSession { told, replaces }).await
    }

    /// Fills in a form from its beginning to its end, or corrects an entry with it.
    pub async fn finish(&self, name: &str, given: Answers, corrects: Option<EntryId>) -> EntryId {
        let mut draft = self.opened(name, corrects).await;
        draft.answers = given;
        let ended = Ended::Finished;
        self.browser.ask(FinishForm { draft, ended }).await.entry
    }

    /// Puts a form on screen at this step, with what was answered before.
    pub async fn open_at(&self, name: &str, step: &str, given: Answers) {
        let mut draft = self.opened(name, None).await;
        draft.answers = given;
        draft.at = StepId(step.to_owned());
        self.browser.ask(KeepDraft { draft }).await;
        self.browser.go(&format!("/fill/{name}")).await;
        let asked = form(name).steps.iter().find(|it| it.id.0 == step);
        let asked = &asked.expect("a step of the form").ask;
        self.browser.hand.is_asked(asked).await;
    }

    async fn opened(&self, name: &str, corrects: Option<EntryId>) -> Draft {
        let command = OpenForm {
            form: form(name).id.clone(),
            occurrence: None,
            corrects,
        };
        self.browser.ask(command).await.draft
    }
}
