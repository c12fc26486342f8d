//! That soft mode lasts: until when, what waits, and the way to leave it, two taps away.

use care::soft::Soft;
use chrono::NaiveDateTime;
use yew::prelude::*;

use crate::{
    parts::{
        button::button,
        moment,
        sentence::{opener, paragraph, said},
    },
    say::say_with,
};

/// A quiet card below what is due.
pub fn soft(it: &Soft, now: NaiveDateTime, leave: Callback<()>) -> Html {
    let until = [("until", moment::told(it.until, now.date()).into())];
    if it.left {
        return html! { { paragraph("hint", say_with("soft-still", &until)) } };
    }
    html! {
        <section class="card soft-card" aria-labelledby="soft">
            <h2 id="soft">{ say_with("soft-until", &until) }</h2>
            { said("", "soft-waits") }
            <details class="unfold">
                { opener("soft-leave") }
                { paragraph("", say_with("soft-still", &until)) }
                { button("soft-leave-now", leave) }
            </details>
        </section>
    }
}
