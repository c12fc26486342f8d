//! The one component for all that keeps something between two drawings, such as a form half
//! filled in. Yew makes about ten thousand bytes of code for each component; here a screen is
//! a hook instead, and this component runs it.

use std::rc::Rc;

use yew::{functional::Hook, prelude::*};

/// Something that is drawn with hooks.
pub trait Kept: 'static {
    /// Runs its hook.
    fn run(&self, hooks: &mut HookContext) -> Html;
}

/// Lets `$part` be drawn by `$hook`: `kept!(Field, use_field, |it| it.id.to_string());`.
/// What is kept belongs to the place on the page, and to the key where there is one.
macro_rules! kept {
    ($part:ident, $hook:expr) => {
        kept!($part, $hook, |_| String::new());
    };
    ($part:ident, $hook:expr, $key:expr) => {
        impl $crate::kept::Kept for $part {
            fn run(&self, hooks: &mut yew::functional::HookContext) -> yew::Html {
                yew::functional::Hook::run(($hook)(self), hooks)
            }
        }

        impl $part {
            /// Drawn with what it keeps.
            pub fn draw(self) -> yew::Html {
                let key: fn(&Self) -> String = $key;
                let key = key(&self);
                $crate::kept::draw(stringify!($part), &key, std::rc::Rc::new(self))
            }
        }
    };
}

/// Draws `part`; another `name` or `key` at the same place begins anew.
pub fn draw(name: &str, key: &str, part: Rc<dyn Kept>) -> Html {
    html! { <Keeper key={format!("{name} {key}")} {part} /> }
}

#[derive(Properties)]
struct Props {
    part: Rc<dyn Kept>,
}

impl PartialEq for Props {
    /// Whoever draws a part anew means it.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[function_component]
fn Keeper(props: &Props) -> Html {
    use_part(&props.part)
}

fn use_part(part: &Rc<dyn Kept>) -> impl Hook<Output = Html> {
    Running(part.clone())
}

struct Running(Rc<dyn Kept>);

impl Hook for Running {
    type Output = Html;

    fn run(self, hooks: &mut HookContext) -> Html {
        self.0.run(hooks)
    }
}
