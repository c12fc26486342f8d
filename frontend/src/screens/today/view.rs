//! The view of Today: horizon, place, the one card, and the day's other things.

use care::{
    entry::{Chosen, EntryId},
    schedule::{Action as Tap, Occurrence},
    today::{Place, Reminders, Today},
    wish::{Wish, ZoneWish},
    zones::ZoneQuestion,
};
use yew::prelude::*;

use crate::parts::{button::button, sentence::paragraph};

use super::{
    Action, State,
    lists::{catch_up, draft, due_row, earlier, gentle, is_due, later, moved},
    sheets::{again_when, why},
};
use crate::{
    parts::{
        button::{Button, Weight},
        icon::{Glyph, icon},
        kind,
        line::line,
        notice::notice,
        resting::resting,
        scene::drawing,
        sentence::{over, said},
        soft::soft,
    },
    route::Route,
    say::{city, failure, say, say_with},
    travel::go,
};

/// What the view can set in motion.
pub struct Hands {
    /// To the reducer.
    pub dispatch: Callback<Action>,
    /// The patient's say about an occurrence.
    pub choose: Callback<(Occurrence, Chosen)>,
    /// None of these needs to be made up for.
    pub let_rest: Callback<Vec<Occurrence>>,
    /// What the patient wishes of all reminders.
    pub wish: Callback<Wish>,
    /// A planned session did not take place.
    pub call_off: Callback<EntryId>,
}

impl Hands {
    pub fn choose(&self, occurrence: &Occurrence, choice: Chosen) -> Callback<()> {
        let occurrence = occurrence.clone();
        self.choose.reform(move |()| (occurrence.clone(), choice))
    }
}

/// To another screen.
pub fn to(route: Route) -> Callback<()> {
    Callback::from(move |()| go(&route))
}

/// The whole screen below its header.
pub fn view(state: &State, hands: &Hands) -> Html {
    let said = state.said.as_ref().map(|it| AttrValue::from(failure(it)));
    let Some(today) = &state.today else {
        return notice(said);
    };
    html! {
        <>
            { notice(said) }
            { head(today, hands) }
            if let Some(question) = &today.zone_question {
                { which_clock(question, hands) }
            }
            if let Some(it) = &today.resting {
                { resting(it, today.now, hands.wish.reform(|()| Wish::GoOn)) }
            }
            if today.reminders == Reminders::Unheard {
                <p class="banner">{ icon(Glyph::Unheard) }<span>{ say("today-unheard") }</span></p>
            }
            <div class="not-soft">
                { for today.drafts.iter().filter(|it| !is_due(it, today)).map(|it| draft(it, state, today)) }
            </div>
            { gentle(today) }
            { now(today, hands) }
            if let Some(it) = &today.soft {
                { soft(it, today.now, hands.wish.reform(|()| Wish::LeaveSoft)) }
            }
            <div class="not-soft">
                { catch_up(today, hands) }
                { later(today) }
                { earlier(today) }
            </div>
            if today.place.is_some() {
                { foot() }
            }
            if let Some(place) = today.place.as_ref().filter(|_| state.asking_why) {
                { why(place, hands) }
            }
            if let Some(occurrence) = &state.putting_off {
                { again_when(occurrence, hands) }
            }
        </>
    }
}

fn head(today: &Today, hands: &Hands) -> Html {
    match (&today.place, &today.horizon) {
        (Some(place), horizon) => html! {
            <>
                if let Some(scene) = horizon {
                    { drawing("horizon", scene) }
                }
                <section class="place" aria-label={say("today-place")}>
                    <p class="place-day">{ day(place) }</p>
                    <p class="lead">{ place.message.clone() }</p>
                    { part!(Button {
                        weight: Weight::Plain, icon: Glyph::Info, label: say("today-why"),
                        onpress: hands.dispatch.reform(|()| Action::Why),
                    }) }
                    if let Some(home) = &today.home_time {
                        { paragraph("hint", say_with("today-home-time", &[("place", city(home).into())])) }
                    }
                </section>
                if place.ask_whether_held {
                    { whether_held(place, hands) }
                }
            </>
        },
        (None, _) => html! {
            <>
                { line() }
                <div class="stack">
                    { over("today-no-session") }
                    { said("lead", "today-no-session-text") }
                </div>
                <div class="stack wide">
                    { part!(Button {
                        weight: Weight::Main, label: say("session-had"),
                        onpress: to(Route::NewSession { planned: false }),
                    }) }
                    { part!(Button {
                        label: say("session-ahead"),
                        onpress: to(Route::NewSession { planned: true }),
                    }) }
                </div>
            </>
        },
    }
}

/// One question: whose clock does the plan go by?
fn which_clock(question: &ZoneQuestion, hands: &Hands) -> Html {
    let ZoneQuestion { home, here } = question;
    let keep = |keeps| {
        let here = here.clone();
        (hands.wish).reform(move |()| Wish::Zone {
            here: here.clone(),
            keeps,
        })
    };
    let text = [("here", city(here).into()), ("home", city(home).into())];
    html! {
        <section class="card" aria-labelledby="zone">
            <h2 id="zone">{ say("zone-title") }</h2>
            { paragraph("", say_with("zone-text", &text)) }
            <div class="stack wide">
                { part!(Button {
                    weight: Weight::Main, label: say("zone-follow"), onpress: keep(ZoneWish::Follow),
                }) }
                { button("zone-home", keep(ZoneWish::Home)) }
            </div>
        </section>
    }
}

/// "Day 2 · First day", or the days until a planned session.
fn day(place: &Place) -> String {
    let args = [
        ("day", place.day.unsigned_abs().into()),
        ("phase", place.phase_name.as_str().into()),
    ];
    let id = match place.day {
        ..0 => "today-days-until",
        0 => "today-day-of",
        1.. => "today-day",
    };
    say_with(id, &args)
}

fn whether_held(place: &Place, hands: &Hands) -> Html {
    let session = place.session;
    let told = |planned| {
        to(Route::Session {
            id: session,
            planned: Some(planned),
        })
    };
    html! {
        <div class="card">
            { over("today-whether-held") }
            <div class="stack wide">
                { part!(Button {
                    weight: Weight::Main, label: say("today-held"), onpress: told(false),
                }) }
                { button("today-moved", told(true)) }
                { button("today-not-held", hands.call_off.reform(move |()| session)) }
            </div>
        </div>
    }
}

/// The most pressing thing as a large card; the others that are due follow as a list.
fn now(today: &Today, hands: &Hands) -> Html {
    let Some((first, others)) = today.due.split_first() else {
        return if today.place.is_some() && today.catch_up.is_none() {
            html! {
                <div class="nothing">{ icon(Glyph::Rest) }{ said("lead", "today-nothing") }</div>
            }
        } else {
            Html::default()
        };
    };
    html! {
        <>
            { card(first, hands) }
            if !others.is_empty() {
                <section class="section" aria-labelledby="also">
                    <h2 id="also">{ say("today-also") }</h2>
                    <div class="rows">{ for others.iter().map(|it| due_row(it, hands)) }</div>
                </section>
            }
        </>
    }
}

fn card(it: &Occurrence, hands: &Hands) -> Html {
    let (label, onpress) = match &it.action {
        Tap::Fill(_) => (say("today-begin"), to(Route::to(it))),
        Tap::Rest(minutes) => (
            say_with("today-rest", &[("minutes", (*minutes).into())]),
            to(Route::to(it)),
        ),
        Tap::Read(_) => (say("done"), hands.choose(it, Chosen::Done)),
    };
    let put_off = {
        let it = it.clone();
        hands.dispatch.reform(move |()| Action::PutOff(it.clone()))
    };
    html! {
        <section class={classes!("card", "now-card", kind::class(it.kind))} aria-labelledby="now">
            { kind::named(it.kind) }
            <h2 id="now">{ it.title.clone() }</h2>
            <p>{ it.reason.clone() }</p>
            { moved(it) }
            if let Tap::Read(lines) = &it.action {
                <ul class="read-lines">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            }
            <div class="wide">{ part!(Button { weight: Weight::Main, label, onpress }) }</div>
            <div class="now-later">
                { part!(Button { weight: Weight::Plain, label: say("today-later"), onpress: put_off }) }
                { part!(Button {
                    weight: Weight::Plain, label: say("today-not-today"),
                    onpress: hands.choose(it, Chosen::Skip),
                }) }
            </div>
        </section>
    }
}

fn foot() -> Html {
    html! {
        <div class="row">
            { part!(Button {
                weight: Weight::Plain, icon: Glyph::NewSession, label: say("session-had"),
                onpress: to(Route::NewSession { planned: false }),
            }) }
            { part!(Button {
                weight: Weight::Plain, icon: Glyph::Calendar, label: say("sessions-title"),
                onpress: to(Route::Sessions),
            }) }
        </div>
    }
}
