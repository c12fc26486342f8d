//! That reminders rest, until when, and the way to have them back.

use care::wish::{Resting, RestingWhy};
use chrono::NaiveDateTime;
use yew::prelude::*;

use crate::{
    parts::{
        button::button,
        icon::{Glyph, icon},
        moment,
        sentence::paragraph,
    },
    say::say_with,
};

/// A banner with its one button.
pub fn resting(it: &Resting, now: NaiveDateTime, go_on: Callback<()>) -> Html {
    let id = match it.why {
        RestingWhy::Paused => "resting-paused",
        RestingWhy::Unwell => "resting-unwell",
    };
    let until = moment::told(it.until, now.date());
    html! {
        <div class="banner at-rest">
            { icon(Glyph::Rest) }
            { paragraph("", say_with(id, &[("until", until.into())])) }
            { button("resting-go-on", go_on) }
        </div>
    }
}
