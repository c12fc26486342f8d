//! A day and a time to come, by the steppers that the app has for them.

use care::form::Value;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use yew::prelude::*;

use crate::{
    parts::moment::{DayOfYear, TimeOfDay, around},
    say::say,
};

/// How many days ahead can be chosen.
const AHEAD: u64 = 14;

/// What is offered first: tomorrow, in the middle of the afternoon.
pub fn offered(today: NaiveDate) -> NaiveDateTime {
    let afternoon = NaiveTime::from_hms_opt(15, 0, 0).unwrap_or_default();
    (today + Days::new(1)).and_time(afternoon)
}

/// Draws the day and the time.
pub fn when(value: Option<&Value>, today: NaiveDate, onanswer: &Callback<Option<Value>>) -> Html {
    let at = if let Some(Value::When(at)) = value {
        *at
    } else {
        offered(today)
    };
    let set = |to: NaiveDateTime| Some(Value::When(to));
    let (from, to) = around(today, 0, AHEAD);
    html! {
        <div class="when">
            { part!(DayOfYear {
                id: "when-day", legend: say("session-day"), day: at.date(), today, from, to,
                onchange: onanswer.reform(move |day: NaiveDate| set(day.and_time(at.time()))),
            }) }
            { part!(TimeOfDay {
                id: "when", legend: say("fill-when-time"), time: at.time(),
                onchange: onanswer.reform(move |time| set(at.date().and_time(time))),
            }) }
        </div>
    }
}
