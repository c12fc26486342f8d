//! A patient's hand and eyes: finds things by what they say, presses, types, reads.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use care::words::{FluentValue, Words};
use fantoccini::{Client, Locator, elements::Element, error::CmdError};
use serde_json::{Value, json};

use crate::album;

/// Longer than anything should take, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// One hand on one page.
pub struct Hand {
    client: Client,
    words: Words,
    display: Option<String>,
}

impl Hand {
    /// A hand on the page of this session.
    pub fn new(client: Client, words: Words) -> Self {
        let display = None;
        Self {
            client,
            words,
            display,
        }
    }

    /// The same where the page stands at the corner of a display, from which pictures are taken.
    pub fn on_display(self, display: &str) -> Self {
        let display = Some(display.to_owned());
        Self { display, ..self }
    }

    /// The session itself.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// A message of the locale.
    pub fn word(&self, id: &str) -> String {
        self.words.say(id)
    }

    /// A message of the locale with its arguments.
    pub fn word_with(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.words.say_with(id, args)
    }

    /// Presses the button, link or fold with this name, which is a message of the locale.
    pub async fn press(&self, id: &str) {
        self.press_named(&self.word(id)).await;
    }

    /// Presses the button, link or fold with this name.
    pub async fn press_named(&self, name: &str) {
        let path = format!(
            "//*[self::button or self::a or self::summary or self::label]\
             [normalize-space(.)={0} or @aria-label={0}][not(@disabled)]",
            quoted(name)
        );
        self.click(&path, name).await;
    }

    /// Presses the row that has this among its words.
    pub async fn press_row(&self, words: &str) {
        let path = format!(
            "//*[self::button or self::a or self::summary or self::label]\
             [.//*[normalize-space(.)={0}]]",
            quoted(words)
        );
        self.click(&path, words).await;
    }

    /// Turns the switch with these words on or off: looks whether it is, as a tap may count twice
    /// where the driver does not hear that it was done.
    pub async fn turns(&self, words: &str, on: bool) {
        let path = format!("//label[.//*[normalize-space(.)={}]]//input", quoted(words));
        let is_on =
            "return document.evaluate(arguments[0], document, null, 9).singleNodeValue?.checked";
        let begun = Instant::now();
        while self.run(is_on, vec![path.as_str().into()]).await != on {
            self.press_row(words).await;
            self.again(begun, words).await;
        }
    }

    /// Types into the field with this label, in place of what it held.
    pub async fn write(&self, label: &str, text: &str) {
        let path = format!(
            "//*[self::input or self::textarea][@aria-label={0} or @id=//label[normalize-space(.)={0}]/@for]",
            quoted(label)
        );
        let begun = Instant::now();
        loop {
            if let Some(field) = self.seen(&path).await
                && typed(&field, text).await.unwrap_or(false)
            {
                return;
            }
            self.again(begun, &format!("a field `{label}`")).await;
        }
    }

    /// Sets the picker or slider that this selector finds, as a finger would leave it.
    pub async fn set(&self, selector: &str, value: &str) {
        let script = "
            const it = [...document.querySelectorAll(arguments[0])].find(it => it.getClientRects().length);
            if (!it) return false;
            it.value = arguments[1];
            for (const name of ['input', 'change']) it.dispatchEvent(new Event(name, { bubbles: true }));
            return it.value === arguments[1];";
        let begun = Instant::now();
        while self.run(script, vec![json!(selector), json!(value)]).await != json!(true) {
            self.again(begun, &format!("`{selector}` that takes {value}"))
                .await;
        }
    }

    /// Sets a time of day; pickers are named after what they ask.
    pub async fn set_time(&self, name: &str, time: chrono::NaiveTime) {
        self.set(
            &format!("[id='{name}-hour']"),
            &time.format("%H").to_string(),
        )
        .await;
        self.set(
            &format!("[id='{name}-minute']"),
            &time.format("%M").to_string(),
        )
        .await;
    }

    /// Waits until the page says this.
    pub async fn sees(&self, words: &str) {
        let begun = Instant::now();
        while !self.shows(words).await {
            self.again(begun, &format!("the words `{words}`")).await;
        }
    }

    /// Waits until the page no longer says this.
    pub async fn sees_no_more(&self, words: &str) {
        let begun = Instant::now();
        while self.shows(words).await {
            self.again(begun, &format!("an end of the words `{words}`"))
                .await;
        }
    }

    /// Whether the page says this now.
    pub async fn shows(&self, words: &str) -> bool {
        flat(&self.text().await).contains(&flat(words))
    }

    /// All that the page says now.
    pub async fn text(&self) -> String {
        let said = self
            .run(
                "return document.body ? document.body.innerText : ''",
                vec![],
            )
            .await;
        said.as_str().unwrap_or_default().to_owned()
    }

    /// Waits for the question or heading to be this one.
    pub async fn is_asked(&self, heading: &str) {
        self.is_asked_one_of(&[heading]).await;
    }

    /// Waits for the question to be one of these, and tells which.
    pub async fn is_asked_one_of(&self, questions: &[&str]) -> usize {
        let begun = Instant::now();
        loop {
            for (at, question) in questions.iter().enumerate() {
                let path = format!("//h2[normalize-space(.)={}]", quoted(&flat(question)));
                if self.seen(&path).await.is_some() {
                    return at;
                }
            }
            self.again(begun, &format!("one of the questions {questions:?}"))
                .await;
        }
    }

    /// Whether there is a button with this name now, which is a message of the locale.
    pub async fn offers(&self, id: &str) -> bool {
        let path = format!("//button[normalize-space(.)={}]", quoted(&self.word(id)));
        self.seen(&path).await.is_some()
    }

    /// Looks away and back, so that the page asks what is due now.
    pub async fn looks_again(&self) {
        self.run("window.dispatchEvent(new Event('focus'))", vec![])
            .await;
    }

    /// Waits until nothing moves any more.
    pub async fn comes_to_rest(&self) {
        let script = "return document.fonts.status === 'loaded'
            && document.getAnimations().every(it => it.playState !== 'running' || it.effect.getTiming().iterations === Infinity)
            && !document.querySelector('[aria-busy=true]')";
        for _ in 0..50 {
            tokio::time::sleep(BETWEEN_LOOKS).await;
            if self.run(script, vec![]).await == json!(true) {
                return;
            }
        }
    }

    /// Keeps what is on screen as a picture.
    pub async fn picture(&self, file: &Path) {
        if let Some(display) = &self.display {
            return album::take(display, file);
        }
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(file, picture).expect("the picture can be kept");
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Value {
        self.client
            .execute(script, args)
            .await
            .unwrap_or(Value::Null)
    }

    async fn click(&self, path: &str, name: &str) {
        let begun = Instant::now();
        loop {
            if let Some(it) = self.seen(path).await {
                self.brings_into_view(&it).await;
                if it.click().await.is_ok() {
                    return;
                }
            }
            self.again(begun, &format!("`{name}` to press")).await;
        }
    }

    /// As a thumb would: not under the bar at the bottom.
    async fn brings_into_view(&self, it: &Element) {
        let element = serde_json::to_value(it).unwrap_or_default();
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        self.run(script, vec![element]).await;
    }

    /// The first match that is on screen or can be scrolled there.
    async fn seen(&self, path: &str) -> Option<Element> {
        for it in self.client.find_all(Locator::XPath(path)).await.ok()? {
            if it.is_displayed().await.unwrap_or(false) {
                return Some(it);
            }
        }
        None
    }

    async fn again(&self, begun: Instant, what: &str) {
        if begun.elapsed() > PATIENCE {
            let held = "return [...document.querySelectorAll('input, textarea, select')].map(it => it.value)";
            let (held, text) = (self.run(held, vec![]).await, self.text().await);
            panic!("the page has not {what}. Its fields hold {held}. It says:\n{text}");
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// Whether the text stands there alone: a page that is drawn between the two puts the old one back.
async fn typed(field: &Element, text: &str) -> Result<bool, CmdError> {
    field.clear().await?;
    field.send_keys(text).await?;
    let held = field.prop("value").await?.unwrap_or_default();
    Ok(held.len() <= text.len() || !held.ends_with(text))
}

/// As one line, which is how the page and a name agree.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As XPath writes text, which knows no escapes.
fn quoted(text: &str) -> String {
    let parts: Vec<String> = text.split('"').map(|it| format!("\"{it}\"")).collect();
    match parts.as_slice() {
        [one] => one.clone(),
        many => format!("concat({})", many.join(", '\"', ")),
    }
}
