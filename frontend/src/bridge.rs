//! The bridge to the shell: the only place that says `invoke`.

use std::pin::Pin;

use care::contract::{Ask, Command, Failure};
use js_sys::{Function, Promise, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::look;

/// Wraps the command as the shell's one command `ask` takes it.
#[derive(Serialize)]
struct Asked {
    ask: Ask,
}

/// Asks the shell and waits for its answer.
///
/// # Errors
///
/// What the shell says; [`Failure::Unexpected`] where it cannot be reached or read.
/// After [`Failure::Locked`] the door is looked at again, so that screens need not.
pub async fn ask<C: Command>(command: C) -> Result<C::Answer, Failure> {
    from_value(answer(command.into()).await?).map_err(|_| Failure::Unexpected)
}

/// Boxed, so that what is the same for all commands stands once in the app.
fn answer(ask: Ask) -> Pin<Box<dyn Future<Output = Result<JsValue, Failure>>>> {
    Box::pin(async move {
        let said = match invoke(ask).await {
            Ok(answer) => return Ok(answer),
            Err(said) => said,
        };
        let failure = from_value(said).unwrap_or(Failure::Unexpected);
        if failure == Failure::Locked {
            look::again();
        }
        Err(failure)
    })
}

async fn invoke(ask: Ask) -> Result<JsValue, JsValue> {
    let window = gloo::utils::window();
    let shell = Reflect::get(&window, &"__TAURI_INTERNALS__".into())?;
    let invoke: Function = Reflect::get(&shell, &"invoke".into())?.dyn_into()?;
    let asked = Asked { ask }.serialize(&Serializer::json_compatible())?;
    let promise: Promise = invoke.call2(&shell, &"ask".into(), &asked)?.dyn_into()?;
    JsFuture::from(promise).await
}
