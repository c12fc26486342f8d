//! A card: one thing on its own ground.

use yew::prelude::*;

/// What a [`Card`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// More classes, such as the kind of what stands in it.
    #[prop_or_default]
    pub class: Classes,
    /// What stands in it.
    pub children: Html,
}

/// A surface with air around its content.
#[function_component]
pub fn Card(props: &Props) -> Html {
    html! { <div class={classes!("card", props.class.clone())}>{ props.children.clone() }</div> }
}
