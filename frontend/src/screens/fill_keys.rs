//! The keys below a question: on, done, and the quiet ways around it.

use care::{
    form::{AnswerKind, Ended, FormKind, Step, Value},
    steps::says_something,
};
use yew::prelude::*;

use crate::{
    parts::{
        answer_when::offered,
        button::{Button, Weight},
        sentence::opener,
    },
    say::say,
    screens::{
        fill_state::{Stage, State},
        fill_view::{Props, Touch},
    },
};

/// What may be done on this step.
pub fn keys(props: &Props, step: &Step) -> Html {
    let Props { state, ontouch, .. } = props;
    let is_busy = matches!(state.stage, Stage::Ending(_));
    let answered = state.value().is_some_and(says_something);
    let decline = step.may_decline && state.value() != Some(&Value::Declined);
    let id = step.id.clone();
    html! {
        <footer class="fill-keys">
            { onward(props, step, answered, is_busy) }
            <div class="fill-quiet">
                if let Some(without) = without(&step.answer) && !answered && !state.at_last() {
                    { part!(Button {
                        weight: Weight::Plain, label: say(without),
                        onpress: ontouch.reform(|()| Touch::Onward),
                    }) }
                }
                if state.draft.corrects.is_some() && !state.at_last() {
                    { part!(Button {
                        weight: Weight::Plain, label: say("fill-keep-change"), disabled: is_busy,
                        onpress: ontouch.reform(|()| Touch::End(Ended::Finished)),
                    }) }
                }
                if decline {
                    { part!(Button {
                        weight: Weight::Plain, label: say("fill-decline"),
                        onpress: ontouch.reform(move |()| Touch::Tapped(id.clone(), Value::Declined)),
                    }) }
                }
                if state.may_stop() && !(state.at_last() && state.has_answers()) {
                    { stop(state, ontouch, is_busy) }
                }
            </div>
            if state.position() == 0 && let Some(source) = &state.form.source {
                <details class="unfold">{ opener("fill-source") }<p>{ source }</p></details>
            }
        </footer>
    }
}

/// The words for going on without times that are offered.
fn without(answer: &AnswerKind) -> Option<&'static str> {
    [
        (AnswerKind::Night, "fill-night-unknown"),
        (AnswerKind::When, "fill-when-none"),
    ]
    .into_iter()
    .find_map(|(of, words)| (of == *answer).then_some(words))
}

fn stop(state: &State, ontouch: &Callback<Touch>, is_busy: bool) -> Html {
    let ended = state.stopping();
    let label = match ended {
        Ended::Early => say("fill-stop"),
        Ended::NotToday | Ended::Finished => say("fill-not-today"),
    };
    part!(Button {
        weight: Weight::Plain,
        label,
        disabled: is_busy,
        onpress: ontouch.reform(move |()| Touch::End(ended))
    })
}

/// The one main action: on, or done. A measure waits for its answer; all else may be passed by.
fn onward(props: &Props, step: &Step, answered: bool, is_busy: bool) -> Html {
    let Props { state, ontouch, .. } = props;
    let waits = state.form.kind == FormKind::Measure && !answered;
    let to_read = matches!(step.answer, AnswerKind::Read | AnswerKind::Timer { .. });
    let night = props
        .night
        .as_ref()
        .map(|it| Value::Night(it.night.clone()));
    let offered = match without(&step.answer).filter(|_| !answered) {
        Some(_) if step.answer == AnswerKind::When => Some(Value::When(offered(state.begun_on()))),
        Some(_) => night,
        None => None,
    };
    if state.at_last() {
        let label = match (state.draft.corrects, state.form.kind) {
            (Some(_), _) => "fill-keep-change",
            (None, FormKind::Note) => "fill-keep-note",
            (None, FormKind::Prompt | FormKind::Measure | FormKind::Exercise) => "fill-done",
        };
        let waits = waits || (state.form.kind == FormKind::Note && !answered);
        return part!(Button {
            weight: Weight::Main,
            label: say(label),
            disabled: waits || is_busy,
            onpress: ontouch.reform(|()| Touch::End(Ended::Finished))
        });
    }
    let passes_by = !answered && !to_read && offered.is_none();
    let id = step.id.clone();
    let onpress = ontouch.clone();
    let onpress = Callback::from(move |()| {
        if offered.is_some() {
            onpress.emit(Touch::Answered(id.clone(), offered.clone()));
        }
        onpress.emit(Touch::Onward);
    });
    let label = if passes_by && !waits {
        "fill-skip"
    } else {
        "fill-next"
    };
    let weight = if passes_by {
        Weight::Quiet
    } else {
        Weight::Main
    };
    part!(Button {
        weight,
        label: say(label),
        disabled: waits || is_busy,
        onpress
    })
}
