//! The sheet in which a contact is written or changed.

use care::{contract::Failure, safety::Contact};
use yew::prelude::*;

use super::state::{Action, Editing, Whom};
use crate::{
    parts::{
        button::{Button, Weight},
        choice::Switch,
        field::{Field, Typed},
        notice::notice,
        sheet::Sheet,
    },
    say::{failure, say},
};

/// The sheet.
pub fn view(
    editing: &Editing,
    said: Option<&Failure>,
    dispatch: &Callback<Action>,
    keep: &Callback<(Whom, Option<Contact>)>,
) -> Html {
    let Editing { whom, contact } = editing;
    let (title, known) = match whom {
        Whom::Somebody => ("help-people-add", false),
        Whom::NewLine => ("help-line-add", false),
        Whom::Person(_) => ("help-person", true),
        Whom::Line(_) => ("help-line", true),
        Whom::Clinic => ("help-clinic", !contact.name.reveal().is_empty()),
    };
    let complete = [&contact.name, &contact.phone]
        .iter()
        .all(|it| !it.reveal().trim().is_empty());
    let onsubmit = {
        let (keep, whom, contact) = (keep.clone(), *whom, contact.clone());
        Callback::from(move |it: SubmitEvent| {
            it.prevent_default();
            if complete {
                keep.emit((whom, Some(contact.clone())));
            }
        })
    };
    let remove = {
        let whom = *whom;
        keep.reform(move |()| (whom, None))
    };
    let close = dispatch.reform(|()| Action::Close);
    html! {
        <Sheet title={say(title)} onclose={close.clone()}>
            <form class="stack" {onsubmit}>
                { part!(Field {
                    id: "contact-name", label: say("help-name"), max: 80,
                    value: contact.name.reveal().to_owned(), ontype: dispatch.reform(Action::Name),
                }) }
                { part!(Field {
                    id: "contact-phone", typed: Typed::Phone, label: say("help-phone"), max: 40,
                    value: contact.phone.reveal().to_owned(),
                    ontype: dispatch.reform(Action::Phone),
                }) }
                { part!(Switch {
                    label: say("help-while-locked"), hint: say("help-while-locked-hint"),
                    on: contact.while_locked, onturn: dispatch.reform(Action::WhileLocked),
                }) }
                { notice(said.map(|it| AttrValue::from(failure(it)))) }
                <div class="stack wide">
                    { part!(Button {
                        sends: true, weight: Weight::Main, label: say("save"), disabled: !complete,
                    }) }
                    if known {
                        { part!(Button {
                            weight: Weight::Grave, label: say("help-remove"), onpress: remove,
                        }) }
                    }
                    { part!(Button { weight: Weight::Plain, label: say("cancel"), onpress: close }) }
                </div>
            </form>
        </Sheet>
    }
}
