//! The heading of a step inside a screen: reading goes on from it when the step changes.

use yew::prelude::*;

use crate::hooks::use_effect_with;

/// A second-level heading that takes the focus when its step comes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Heading {
    /// Its words.
    pub text: AttrValue,
    /// Changes with each step; the heading then takes the focus. Absent: it never does.
    #[prop_or_default]
    pub step: Option<AttrValue>,
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

kept!(Heading, use_heading);

#[hook]
fn use_heading(props: &Heading) -> Html {
    let node = use_node_ref();
    use_effect_with(props.step.clone(), {
        let node = node.clone();
        move |step| {
            if let (Some(_), Some(heading)) = (step, node.cast::<web_sys::HtmlElement>()) {
                let _ = heading.focus();
            }
        }
    });
    html! { <h2 ref={node} id={props.id.clone()} tabindex="-1">{ props.text.clone() }</h2> }
}
