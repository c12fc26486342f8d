//! Times and days, chosen by large steppers and native lists: nothing to type for a woozy thumb.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    parts::icon::{Glyph, icon},
    say::{say, say_with, words},
};

/// A time of day.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimeOfDay {
    /// Unique on the page.
    pub id: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// A heading above asks already: the legend is then only heard.
    #[prop_or_default]
    pub legend_unseen: bool,
    /// Now chosen.
    pub time: NaiveTime,
    /// Chosen.
    pub onchange: Callback<NaiveTime>,
    /// How far a press on - or + goes.
    #[prop_or(15)]
    pub step_min: u16,
}

impl TimeOfDay {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let time = self.time;
        let step = TimeDelta::minutes(i64::from(self.step_min));
        let to = |time: NaiveTime| {
            let onchange = self.onchange.clone();
            Callback::from(move |()| onchange.emit(time))
        };
        let hour = self.onchange.reform(move |it: Event| {
            let hour = chosen(&it).parse().ok();
            hour.and_then(|it| time.with_hour(it)).unwrap_or(time)
        });
        let minute = self.onchange.reform(move |it: Event| {
            let minute = chosen(&it).parse().ok();
            minute.and_then(|it| time.with_minute(it)).unwrap_or(time)
        });
        let two = |it: u32| format!("{it:02}");
        let (hour_id, minute_id) = (format!("{}-hour", self.id), format!("{}-minute", self.id));
        html! {
            <fieldset class="moment">
                <legend class={if self.legend_unseen { "unseen" } else { "field-label" }}>{ self.legend.clone() }</legend>
                <div class="moment-row">
                    <div class="moment-time">
                        <label class="unseen" for={hour_id.clone()}>{ say("time-hour") }</label>
                        <select id={hour_id} class="moment-pick" onchange={hour}>
                            { for (0..24).map(|it| option(two(it), two(it), it == time.hour())) }
                        </select>
                        <span aria-hidden="true">{ ":" }</span>
                        <label class="unseen" for={minute_id.clone()}>{ say("time-minute") }</label>
                        <select id={minute_id} class="moment-pick" onchange={minute}>
                            { for minutes(time.minute()).into_iter().map(|it| option(two(it), two(it), it == time.minute())) }
                        </select>
                    </div>
                    <div class="steppers">
                        { stepper(Glyph::Less, say("time-earlier"), to(time - step)) }
                        { stepper(Glyph::More, say("time-later"), to(time + step)) }
                    </div>
                </div>
            </fieldset>
        }
    }
}

/// A day out of a stretch of days.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DayOfYear {
    /// Unique on the page.
    pub id: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// Now chosen.
    pub day: NaiveDate,
    /// Named "today" in the list.
    pub today: NaiveDate,
    /// The first that can be chosen.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
    /// Chosen.
    pub onchange: Callback<NaiveDate>,
}

impl DayOfYear {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let Self {
            day,
            today,
            from,
            to,
            ..
        } = *self;
        let step = |other: Option<NaiveDate>| {
            let onchange = self.onchange.clone();
            let other = other.filter(|it| (from..=to).contains(it)).unwrap_or(day);
            Callback::from(move |()| onchange.emit(other))
        };
        let onchange = self
            .onchange
            .reform(move |it: Event| chosen(&it).parse().unwrap_or(day));
        html! {
            <fieldset class="moment">
                <legend class="field-label">{ self.legend.clone() }</legend>
                <div class="moment-row">
                    <label class="unseen" for={self.id.clone()}>{ self.legend.clone() }</label>
                    <select id={self.id.clone()} class="moment-pick moment-day" {onchange}>
                        { for days(from, to, day).into_iter().map(|it| option(it.to_string(), name(it, today), it == day)) }
                    </select>
                    <div class="steppers">
                        { stepper(Glyph::Less, say("day-earlier"), step(day.pred_opt())) }
                        { stepper(Glyph::More, say("day-later"), step(day.succ_opt())) }
                    </div>
                </div>
            </fieldset>
        }
    }
}

/// A day as people say it: today, yesterday, tomorrow, else with its weekday.
pub fn name(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => say("day-today"),
        -1 => say("day-yesterday"),
        1 => say("day-tomorrow"),
        _ => words(|it| it.day(day)),
    }
}

/// A day and a time, such as "Tomorrow, 07:30".
pub fn told(at: NaiveDateTime, today: NaiveDate) -> String {
    say_with(
        "session-when",
        &[
            ("day", name(at.date(), today).into()),
            ("time", words(|words| words.time(at.time())).into()),
        ],
    )
}

/// Every fifth minute, and the present one where it lies between.
fn minutes(now: u32) -> Vec<u32> {
    (0..60).filter(|it| it % 5 == 0 || *it == now).collect()
}

/// All days of the stretch, and the present one even where it lies outside.
fn days(from: NaiveDate, to: NaiveDate, now: NaiveDate) -> Vec<NaiveDate> {
    let (from, to) = (from.min(now), to.max(now));
    from.iter_days().take_while(|it| *it <= to).collect()
}

/// The stretch from so many days before `today` to so many after.
pub fn around(today: NaiveDate, before: u64, after: u64) -> (NaiveDate, NaiveDate) {
    let from = today.checked_sub_days(Days::new(before)).unwrap_or(today);
    let to = today.checked_add_days(Days::new(after)).unwrap_or(today);
    (from, to)
}

fn chosen(event: &Event) -> String {
    event.target_unchecked_into::<HtmlSelectElement>().value()
}

fn option(value: String, label: String, selected: bool) -> Html {
    html! { <option key={value.clone()} {value} {selected}>{ label }</option> }
}

fn stepper(of: Glyph, label: String, onpress: Callback<()>) -> Html {
    let onclick = onpress.reform(|_: MouseEvent| ());
    html! {
        <button type="button" class="round stepper" aria-label={label} {onclick}>{ icon(of) }</button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_odd_minute_stays_in_the_list() {
        assert_eq!(minutes(5).len(), 12);
        assert_eq!(minutes(7)[..3], [0, 5, 7]);
    }

    #[test]
    fn a_day_outside_the_stretch_stays_in_the_list() {
        let all = days(date("2026-03-02"), date("2026-03-04"), date("2026-02-28"));
        assert_eq!(all.first(), Some(&date("2026-02-28")));
        assert_eq!(all.last(), Some(&date("2026-03-04")));
    }

    #[test]
    fn the_day_beside_today_has_its_own_name() {
        let today = date("2026-03-01");
        assert_eq!(name(date("2026-02-28"), today), say("day-yesterday"));
        assert_eq!(name(date("2026-03-04"), today), "Wed 4 Mar");
    }
}
