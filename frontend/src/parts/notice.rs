//! A sentence that has to be heard: what went wrong and what to do next.

use yew::prelude::*;

use crate::parts::icon::{Glyph, icon};

/// A live region: assistive technology reads the sentence out when it appears.
pub fn notice(text: Option<AttrValue>) -> Html {
    html! {
        <div class="notice-place" role="alert">
            if let Some(text) = text {
                <p class="notice">{ icon(Glyph::Info) }<span>{ text }</span></p>
            }
        </div>
    }
}
