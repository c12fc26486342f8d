//! The frame of every screen: its name, help at the top right, and the bar of four.

use yew::prelude::*;

use crate::{
    hooks::use_effect_with,
    parts::icon::{Glyph, icon},
    route::Route,
    say::say,
    travel::link,
};

/// The four places of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Today,
    Practise,
    Journal,
    Share,
}

/// The frame of a screen.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Frame {
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
    pub class: Option<&'static str>,
    /// The screen.
    pub children: Html,
}

impl Frame {
    /// Header, one calm column, and the bar.
    pub fn draw(&self) -> Html {
        html! {
            <div class={classes!("frame", self.class)}>
                <header class="frame-head">
                    <div class="frame-left">{ left(self) }</div>
                    { part!(Name { title: self.title.clone() }) }
                    <div class="frame-right">
                        if !self.is_help {
                            { round(Route::Help, "round help-mark", Glyph::Help, "help-title") }
                        }
                    </div>
                </header>
                <main class="frame-main">{ self.children.clone() }</main>
                if let Some(tab) = self.tab {
                    { bar(tab) }
                }
            </div>
        }
    }
}

/// The screen's name, which takes the focus when the screen comes.
#[derive(PartialEq, Properties)]
struct Name {
    title: AttrValue,
}

kept!(Name, use_name);

#[hook]
fn use_name(props: &Name) -> Html {
    let name = use_node_ref();
    use_effect_with((), {
        let name = name.clone();
        move |()| {
            if let Some(name) = name.cast::<web_sys::HtmlElement>() {
                let _ = name.focus();
            }
        }
    });
    html! { <h1 ref={name} tabindex="-1">{ props.title.clone() }</h1> }
}

fn left(props: &Frame) -> Html {
    if let Some(onback) = &props.onback {
        let onclick = onback.reform(|_: MouseEvent| ());
        html! {
            <button type="button" class="round" {onclick}>
                { icon(Glyph::Back) }<span class="unseen">{ say("back") }</span>
            </button>
        }
    } else if let Some(back) = &props.back {
        round(back.clone(), "round", Glyph::Back, "back")
    } else if props.settings {
        round(Route::Settings, "round", Glyph::Settings, "settings-title")
    } else {
        Html::default()
    }
}

fn round(to: Route, class: &'static str, of: Glyph, word: &str) -> Html {
    link(
        to,
        class,
        html! { <>{ icon(of) }<span class="unseen">{ say(word) }</span></> },
    )
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
    let class = if current {
        "bar-place bar-here"
    } else {
        "bar-place"
    };
    let content = html! {
        <>
            { icon(of) }
            <span>{ say(word) }</span>
            if current {
                <span class="unseen">{ say("bar-here") }</span>
            }
        </>
    };
    link(to, class, content)
}
