//! The frame of every screen: its name, help at the top right, and the bar of four.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    parts::icon::{Glyph, Icon},
    route::Route,
    say::say,
};

/// The four places of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Today,
    Practise,
    Journal,
    Share,
}

/// What a [`Frame`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The screen's name.
    pub title: AttrValue,
    /// The bar of four, with the place that this screen belongs to; none: no bar, as inside a form.
    #[prop_or_default]
    pub tab: Option<Tab>,
    /// Where the arrow at the top left leads.
    #[prop_or_default]
    pub back: Option<Route>,
    /// Instead of a route, for screens that go back step by step.
    #[prop_or_default]
    pub onback: Option<Callback<()>>,
    /// Shows the way to the settings at the top left.
    #[prop_or_default]
    pub settings: bool,
    /// Hides the help mark on the help screen itself.
    #[prop_or_default]
    pub is_help: bool,
    /// More classes for the whole screen, such as a dark ground.
    #[prop_or_default]
    pub class: Classes,
    /// The screen.
    pub children: Html,
}

/// Header, one calm column, and the bar. The name takes the focus when the screen comes.
#[function_component]
pub fn Frame(props: &Props) -> Html {
    let name = use_node_ref();
    use_effect_with((), {
        let name = name.clone();
        move |()| {
            if let Some(name) = name.cast::<web_sys::HtmlElement>() {
                let _ = name.focus();
            }
        }
    });
    html! {
        <div class={classes!("frame", props.class.clone())}>
            <header class="frame-head">
                <div class="frame-left">{ left(props) }</div>
                <h1 ref={name} tabindex="-1">{ props.title.clone() }</h1>
                <div class="frame-right">
                    if !props.is_help {
                        <Link<Route> to={Route::Help} classes="round help-mark">
                            <Icon of={Glyph::Help} />
                            <span class="unseen">{ say("help-title") }</span>
                        </Link<Route>>
                    }
                </div>
            </header>
            <main class="frame-main">{ props.children.clone() }</main>
            if let Some(tab) = props.tab {
                { bar(tab) }
            }
        </div>
    }
}

fn left(props: &Props) -> Html {
    if let Some(onback) = &props.onback {
        let onclick = onback.reform(|_: MouseEvent| ());
        html! {
            <button type="button" class="round" {onclick}>
                <Icon of={Glyph::Back} /><span class="unseen">{ say("back") }</span>
            </button>
        }
    } else if let Some(back) = &props.back {
        html! {
            <Link<Route> to={back.clone()} classes="round">
                <Icon of={Glyph::Back} /><span class="unseen">{ say("back") }</span>
            </Link<Route>>
        }
    } else if props.settings {
        html! {
            <Link<Route> to={Route::Settings} classes="round">
                <Icon of={Glyph::Settings} /><span class="unseen">{ say("settings-title") }</span>
            </Link<Route>>
        }
    } else {
        Html::default()
    }
}

fn bar(here: Tab) -> Html {
    let places = [
        (Tab::Today, Route::Today, Glyph::Today, "today-title"),
        (
            Tab::Practise,
            Route::Practise,
            Glyph::Practise,
            "bar-practise",
        ),
        (Tab::Journal, Route::Journal, Glyph::Journal, "bar-journal"),
        (Tab::Share, Route::Share, Glyph::Share, "bar-share"),
    ];
    html! {
        <nav class="bar" aria-label={say("bar")}>
            { for places.into_iter().map(|(tab, to, of, word)| place(tab == here, to, of, word)) }
        </nav>
    }
}

fn place(current: bool, to: Route, of: Glyph, word: &str) -> Html {
    html! {
        <Link<Route> {to} classes={classes!("bar-place", current.then_some("bar-here"))}>
            <Icon {of} />
            <span>{ say(word) }</span>
            if current {
                <span class="unseen">{ say("bar-here") }</span>
            }
        </Link<Route>>
    }
}
