//! A button that lets the patient pick a file, and reads it.

use care::private::Private;
use gloo::events::EventListener;
use web_sys::{FileReader, HtmlInputElement};
use yew::prelude::*;

use crate::parts::icon::{Glyph, icon};

/// Larger files are not read at all.
const LARGEST: f64 = 16e6;

/// A button for a file.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PickFile {
    /// Its words.
    pub label: AttrValue,
    /// Which files are offered, as the page's `accept` has them.
    pub accept: &'static str,
    /// Picked and read, in base64; none: too large.
    pub onpick: Callback<Option<Private>>,
}

impl PickFile {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let onpick = self.onpick.clone();
        let onchange = Callback::from(move |it: Event| {
            let input: HtmlInputElement = it.target_unchecked_into();
            read(&input, onpick.clone());
            // The same file can be picked again.
            input.set_value("");
        });
        html! {
            <label class="button button-quiet pick-file">
                { icon(Glyph::Note) }
                <span>{ self.label.clone() }</span>
                <input type="file" class="unseen" accept={self.accept} {onchange} />
            </label>
        }
    }
}

fn read(input: &HtmlInputElement, onpick: Callback<Option<Private>>) {
    let file = input.files().and_then(|it| it.get(0));
    let (Some(file), Ok(reader)) = (file, FileReader::new()) else {
        return;
    };
    if file.size() > LARGEST || reader.read_as_data_url(&file).is_err() {
        onpick.emit(None);
        return;
    }
    let read = reader.clone();
    EventListener::once(&reader, "loadend", move |_| {
        let url = read.result().ok().and_then(|it| it.as_string());
        let base64 = url.map(|it| it.split_once(',').map_or("", |it| it.1).to_owned());
        onpick.emit(Some(Private(base64.unwrap_or_default())));
    })
    .forget();
}
