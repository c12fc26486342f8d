//! What the patient wishes of all reminders: a pause, fewer or more, and other ways to be reminded.

use care::{
    check_up::CheckUp,
    contract::{MakeWish, PauseReminders, StartWithLogin},
    pause::Pause,
    today::Today,
    wish::{Amount, Wish},
};
use yew::prelude::*;

use crate::parts::sentence::paragraph;

use super::{Hands, section};
use crate::{
    parts::{
        button::Button,
        choice::{Choice, Row, Switch},
        icon::{Glyph, icon},
        resting::resting,
        sentence::said,
    },
    route::Route,
    say::{say, say_with},
    travel::link,
};

/// The page below its header.
pub fn view((today, check): &(Today, CheckUp), saved: Option<&String>, hands: &Hands) -> Html {
    html! {
        <>
            { section("reminders-pause", pauses(today, hands)) }
            { section("reminders-amount", html! { <div class="card">{ amount(today.amount, hands) }</div> }) }
            if let Some(on) = check.starts_with_login {
                { section("reminders-login", html! { <div class="card">{ part!(Switch {
                    label: say("reminders-starts"), hint: AttrValue::from(say("reminders-starts-hint")), on,
                    onturn: hands.tell.reform(|on| StartWithLogin { on }.into()),
                }) }</div> }) }
            }
            { section("reminders-calendar", html! {
                <div class="card">
                    { said("", "reminders-calendar-text") }
                    <div class="wide">{ part!(Button {
                        icon: Glyph::NewSession, label: say("reminders-calendar-save"), onpress: hands.save.clone(),
                    }) }</div>
                    <div class="saved-place" role="status">
                        if let Some(path) = saved {
                            { paragraph("saved-where", say_with("reminders-calendar-saved", &[("path", path.as_str().into())])) }
                        }
                    </div>
                </div>
            }) }
            <div class="rows">
                { link(Route::CheckUp, "row-line", html! { <>
                    <span class="kind-mark">{ icon(Glyph::Check) }</span>
                    <span class="row-words"><span>{ say("check-title") }</span><span class="hint">{ say("check-about") }</span></span>
                    { icon(Glyph::Next) }
                </> }) }
            </div>
        </>
    }
}

fn pauses(today: &Today, hands: &Hands) -> Html {
    if let Some(it) = &today.resting {
        return resting(it, today.now, hands.tell.reform(|()| go_on()));
    }
    let offers = [
        ("pause-evening", Pause::Evening),
        ("pause-tomorrow", Pause::Tomorrow),
        ("pause-days", Pause::ThreeDays),
        ("pause-week", Pause::Week),
    ];
    html! {
        <>
            <div class="choose-one">
                { for offers.into_iter().map(|(id, pause)| part!(Button {
                    label: say(id), onpress: hands.tell.reform(move |()| PauseReminders { pause }.into()),
                })) }
            </div>
            { said("hint", "reminders-pause-hint") }
            <div class="card">
                { said("", "reminders-unwell-text") }
                <div class="wide">{ part!(Button {
                    label: say("reminders-unwell"),
                    onpress: hands.tell.reform(|()| MakeWish { wish: Wish::Unwell }.into()),
                }) }</div>
            </div>
        </>
    }
}

/// Ends a pause, and feeling unwell.
fn go_on() -> care::contract::Ask {
    MakeWish { wish: Wish::GoOn }.into()
}

const AMOUNTS: [(&str, Amount); 3] = [
    ("amount-fewer", Amount::Fewer),
    ("amount-usual", Amount::Usual),
    ("amount-more", Amount::More),
];

fn amount(chosen: Amount, hands: &Hands) -> Html {
    let rows = AMOUNTS.iter().map(|(id, _)| Row {
        value: (*id).into(),
        label: say(id).into(),
        hint: None,
    });
    let chosen = AMOUNTS.iter().find(|(_, it)| *it == chosen);
    let tell = hands.tell.clone();
    part!(Choice {
        name: "amount",
        legend: say("reminders-amount"),
        legend_unseen: true,
        rows: rows.collect::<Vec<_>>(),
        chosen: chosen.map(|(id, _)| AttrValue::from(*id)),
        onchoose: Callback::from(move |it: AttrValue| {
            if let Some((_, amount)) = AMOUNTS.iter().find(|(id, _)| *id == it.as_str()) {
                let wish = Wish::Amount(*amount);
                tell.emit(MakeWish { wish }.into());
            }
        }),
    })
}
