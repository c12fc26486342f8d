//! A sheet over the screen: a native dialog, which keeps the focus and closes with Escape.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::hooks::use_effect_with;

/// What a [`Sheet`] is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Its heading.
    pub title: AttrValue,
    /// Put away without a choice.
    pub onclose: Callback<()>,
    /// What stands in it, its buttons too.
    pub children: Html,
}

/// Shown as long as it is rendered.
#[function_component]
pub fn Sheet(props: &Props) -> Html {
    let node = use_node_ref();
    use_effect_with((), {
        let node = node.clone();
        move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                // It can only fail where the dialog is open already.
                let _ = dialog.show_modal();
            }
        }
    });
    let oncancel = props.onclose.reform(|it: Event| it.prevent_default());
    html! {
        <dialog ref={node} class="sheet" aria-labelledby="sheet-title" {oncancel}>
            <h2 id="sheet-title" tabindex="-1" autofocus=true>{ props.title.clone() }</h2>
            { props.children.clone() }
        </dialog>
    }
}
