//! The view of the settings.

use care::{private::Private, profile::Profile};
use yew::prelude::*;

use crate::parts::sentence::paragraph;

use super::{Action, State};
use crate::{
    parts::{
        button::Button,
        choice::{Pick, Row, Switch},
        field::Field,
        icon::{Glyph, icon},
        moment::TimeOfDay,
        notice::notice,
        section::section_card,
    },
    route::Route,
    say::{failure, say, say_with},
    travel::link,
};

/// The offers for locking by itself, in minutes.
const IDLE: [u16; 6] = [1, 2, 5, 10, 15, 30];

/// The screen below its header.
pub fn view(state: &State, dispatch: &Callback<Action>, lock: Callback<()>) -> Html {
    let said = notice(state.said.as_ref().map(|it| AttrValue::from(failure(it))));
    // All at once: nothing is to move away under a finger.
    let Some(profile) = &state.profile else {
        return said;
    };
    html! {
        <>
            { said }
            <div class="rows">
                { place(Route::Reminders, Glyph::Clock, "reminders-title", "reminders-about") }
                { place(Route::Plan, Glyph::Calendar, "plan-mine", "plan-mine-hint") }
                { place(Route::Vault, Glyph::Key, "vault-title", "vault-hint") }
            </div>
            { section_card("settings-nights", nights(profile, dispatch)) }
            { section_card("settings-help", country(state, profile, dispatch)) }
            { section_card("settings-summary", summary(profile, dispatch)) }
            { section_card("settings-lock", locking(profile, dispatch, lock)) }
            { section_card("settings-stored", stored()) }
            { section_card("settings-about", about()) }
            <p class="saved" role="status">
                if state.all_kept() {
                    { icon(Glyph::Check) }
                    { say("saved") }
                }
            </p>
        </>
    }
}

fn place(to: Route, of: Glyph, name: &str, about: &str) -> Html {
    let words = html! { <>
        <span class="kind-mark">{ icon(of) }</span>
        <span class="row-words"><span>{ say(name) }</span><span class="hint">{ say(about) }</span></span>
        { icon(Glyph::Next) }
    </> };
    link(to, "row-line", words)
}

fn nights(profile: &Profile, dispatch: &Callback<Action>) -> Html {
    html! {
        <>
            { part!(TimeOfDay {
                id: "bedtime", legend: say("settings-bedtime"), time: profile.habits.bedtime,
                onchange: dispatch.reform(Action::Bedtime),
            }) }
            { part!(TimeOfDay {
                id: "waking", legend: say("settings-waking"), time: profile.habits.waking,
                onchange: dispatch.reform(Action::Waking),
            }) }
        </>
    }
}

fn country(state: &State, profile: &Profile, dispatch: &Callback<Action>) -> Html {
    let rows = state.countries.iter().map(|it| Row {
        value: it.code.clone().into(),
        label: it.name.clone().into(),
        hint: None,
    });
    html! {
        <>
            { part!(Pick {
                id: "country", label: say("settings-country"), rows: rows.collect::<Vec<_>>(),
                chosen: profile.country.clone(),
                onchoose: dispatch.reform(|it: AttrValue| Action::Country(it.to_string())),
            }) }
            { part!(Switch {
                label: say("settings-weekly"), hint: say("settings-weekly-hint"),
                on: profile.help.asks_weekly, onturn: dispatch.reform(Action::AsksWeekly),
            }) }
        </>
    }
}

fn summary(profile: &Profile, dispatch: &Callback<Action>) -> Html {
    let words = |it: &Option<Private>| {
        it.as_ref()
            .map(|it| it.reveal().to_owned())
            .unwrap_or_default()
    };
    html! {
        <>
            { part!(Field {
                id: "name", label: say("settings-name"), hint: say("settings-name-hint"), max: 80,
                value: words(&profile.name), ontype: dispatch.reform(Action::Name),
            }) }
            { part!(Field {
                id: "therapist", label: say("door-therapist-label"), hint: say("optional"), max: 80,
                value: words(&profile.therapist), ontype: dispatch.reform(Action::Therapist),
            }) }
        </>
    }
}

fn locking(profile: &Profile, dispatch: &Callback<Action>, lock: Callback<()>) -> Html {
    let mut offers = IDLE.to_vec();
    if !offers.contains(&profile.idle_minutes) {
        let at = offers.partition_point(|it| *it < profile.idle_minutes);
        offers.insert(at, profile.idle_minutes);
    }
    let rows = offers.into_iter().map(|it| Row {
        value: it.to_string().into(),
        label: say_with("settings-minutes", &[("minutes", it.into())]).into(),
        hint: None,
    });
    let onchoose = {
        let dispatch = dispatch.clone();
        Callback::from(move |it: AttrValue| {
            if let Ok(minutes) = it.parse() {
                dispatch.emit(Action::IdleMinutes(minutes));
            }
        })
    };
    html! {
        <>
            { part!(Pick {
                id: "idle", label: say("settings-idle"), rows: rows.collect::<Vec<_>>(),
                chosen: profile.idle_minutes.to_string(), onchoose,
            }) }
            <div class="wide">{ part!(Button {
                icon: Glyph::Lock, label: say("settings-lock-now"), onpress: lock,
            }) }</div>
        </>
    }
}

fn stored() -> Html {
    let all = [
        "stored-where",
        "stored-locked",
        "stored-open",
        "stored-network",
        "stored-lost",
    ];
    html! { <ul class="read-lines">{ for all.into_iter().map(|id| html! { <li>{ say(id) }</li> }) }</ul> }
}

fn about() -> Html {
    let all = [
        "door-promise-is",
        "door-promise-is-not",
        "nobody-sees",
        "door-promise-clinic",
        "about-emergency",
    ];
    html! {
        <>
            { for all.into_iter().map(|id| html! { <p>{ say(id) }</p> }) }
            { paragraph("quiet", say_with("about-version", &[("version", env!("CARGO_PKG_VERSION").into())])) }
        </>
    }
}
