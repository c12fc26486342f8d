//! Filling in a form, whatever it is: one step a screen, every change kept.

use care::{
    contract::{Failure, OpenForm, Opened},
    entry::EntryId,
    form::{Ended, FormId, FormKind},
    safety_plan,
    schedule::OccurrenceId,
};
use gloo::{timers::callback::Timeout, utils::window};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    bridge::ask,
    hooks::{use_effect_with, use_reducer},
    parts::{button::button, frame::Frame, notice::notice},
    route::Route,
    say::{failure, say},
    screens::{
        fill_outbox::{News, Outbox},
        fill_over::form_over,
        fill_reducer::Action,
        fill_state::{Stage, State},
        fill_view::{self, Touch, question},
    },
    travel,
};

/// After so many milliseconds stopping is offered: the cap of care.md, section 4.
const LONG: u32 = 20 * 60 * 1000;

/// How long a tapped answer stays in view before the next question comes, in milliseconds.
const SHOWN_FOR: u32 = 350;

/// Opens the form, then asks.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Fill {
    /// Which form.
    pub form: FormId,
    /// What it answers.
    #[prop_or_default]
    pub of: Option<OccurrenceId>,
    /// What it corrects.
    #[prop_or_default]
    pub corrects: Option<EntryId>,
}

kept!(Fill, use_fill, |it| {
    format!("{} {:?} {:?}", it.form.0, it.of, it.corrects)
});

#[hook]
fn use_fill(props: &Fill) -> Html {
    let opened = use_state(|| None::<Result<Opened, Failure>>);
    let tried = use_state(|| 0_u32);
    use_effect_with((props.clone(), *tried), {
        let opened = opened.clone();
        move |(Fill { form, of, corrects }, _)| {
            let command = OpenForm {
                form: form.clone(),
                occurrence: of.clone(),
                corrects: *corrects,
            };
            spawn_local(async move { opened.set(Some(ask(command).await)) });
        }
    });
    match &*opened {
        None => {
            part!(Frame {
                title: say("fill-opening"),
                back: Route::Today,
                children: html! { <p aria-busy="true"></p> }
            })
        }
        Some(Err(why)) => {
            let again = Callback::from(move |()| tried.set(*tried + 1));
            part!(Frame {
                title: say("bar-practise"),
                back: Route::Today,
                children: html! {
                    <>
                        { notice(Some(failure(why).into())) }
                        { button("fill-try-again", again) }
                    </>
                },
            })
        }
        Some(Ok(opened)) => Filling {
            opened: opened.clone(),
        }
        .draw(),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct Filling {
    opened: Opened,
}

kept!(Filling, use_filling);

#[hook]
fn use_filling(props: &Filling) -> Html {
    let state = use_reducer(|| State::open(props.opened.clone()));
    let outbox = use_memo((), |()| {
        let dispatcher = state.dispatcher();
        Outbox::new(move |news| {
            dispatcher.dispatch(match news {
                News::Kept(change) => Action::Kept(change),
                News::Over(finished) => Action::Over(finished),
                News::Troubled(failure) => Action::Troubled(failure),
            });
        })
    });

    // What was kept last: the step decides whether the next keeping can wait.
    let step_before = use_mut_ref(|| state.draft.at.clone());
    use_effect_with((state.changed, state.draft.at.clone()), {
        let (outbox, draft) = (outbox.clone(), state.draft.clone());
        move |(changed, at)| {
            let is_new_step = step_before.replace(at.clone()) != *at;
            if is_new_step {
                outbox.keep_now(*changed, draft);
                window().scroll_to_with_x_and_y(0.0, 0.0);
            } else if *changed > 0 {
                outbox.keep_soon(*changed, draft);
            }
        }
    });
    use_effect_with((), {
        let (outbox, dispatcher) = (outbox.clone(), state.dispatcher());
        let is_exercise = state.form.kind == FormKind::Exercise;
        move |()| {
            let grows_long = move || dispatcher.dispatch(Action::GrewLong);
            let timer = is_exercise.then(|| Timeout::new(LONG, grows_long));
            move || {
                drop(timer);
                outbox.send();
            }
        }
    });

    let moving_on = use_mut_ref(|| None::<Timeout>);
    let ontouch = {
        let (state, outbox, moving_on) = (state.clone(), outbox.clone(), moving_on.clone());
        Callback::from(move |touch: Touch| {
            // Any touch stops the form from going on by itself.
            moving_on.replace(None);
            let dispatcher = state.dispatcher();
            match touch {
                Touch::Tapped(step, value) => {
                    let goes_on = state.goes_on_by_itself(&value);
                    dispatcher.dispatch(Action::Answer(step, Some(value)));
                    if goes_on {
                        let on = move || dispatcher.dispatch(Action::Onward);
                        moving_on.replace(Some(Timeout::new(SHOWN_FOR, on)));
                    }
                }
                Touch::Answered(step, value) => dispatcher.dispatch(Action::Answer(step, value)),
                Touch::Onward => dispatcher.dispatch(Action::Onward),
                Touch::Back => dispatcher.dispatch(Action::Back),
                Touch::KeepAgain => outbox.keep_now(state.changed, state.draft.clone()),
                Touch::End(ended) => {
                    dispatcher.dispatch(Action::End(ended));
                    outbox.end(state.to_end(), ended);
                }
            }
        })
    };

    use_effect_with(state.stage.clone(), {
        let corrects = state.draft.corrects;
        let is_plan = state.form.id.0 == safety_plan::FORM;
        let is_one_question = state.form.kind == FormKind::Prompt && state.form.steps.len() == 1;
        move |stage| {
            let Stage::Over(ended, finished) = stage else {
                return;
            };
            if let Some(shown) = finished.safety {
                travel::replace(&Route::Safety(shown));
            } else if is_plan {
                // It was opened from there.
                travel::back();
            } else if let Some(id) = corrects {
                travel::replace(&Route::Reading(id));
            } else if *ended == Ended::NotToday || is_one_question {
                travel::replace(&Route::Today);
            }
        }
    });
    match &state.stage {
        Stage::Asking | Stage::Ending(_) => question(&fill_view::Props {
            state: (*state).clone(),
            night: props.opened.night.clone(),
            resumed: props.opened.resumed,
            ontouch,
        }),
        Stage::Over(ended, finished) => form_over(&state.form, *ended, finished),
    }
}
