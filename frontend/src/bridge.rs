//! The bridge to the shell: the only place that says `invoke`.

use std::pin::Pin;

use care::{
    contract::{Ask, Command, Failure},
    wire,
};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::look;

/// Asks the shell and waits for its answer.
///
/// # Errors
///
/// What the shell says; [`Failure::Unexpected`] where it cannot be reached or read.
/// After [`Failure::Locked`] the door is looked at again, so that screens need not.
pub async fn ask<C: Command>(command: C) -> Result<C::Answer, Failure> {
    wire::read(&answer(command.into()).await?).ok_or(Failure::Unexpected)
}

/// Tells the shell something whose answer needs no look.
///
/// # Errors
///
/// As for [`ask`].
pub async fn tell(ask: Ask) -> Result<(), Failure> {
    answer(ask).await.map(drop)
}

/// Boxed, so that what is the same for all commands stands once in the app.
fn answer(ask: Ask) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, Failure>>>> {
    Box::pin(async move {
        let reply = invoke(ask).await.unwrap_or_default();
        let answer = wire::heard(&reply).map(<[u8]>::to_vec);
        if answer == Err(Failure::Locked) {
            look::again();
        }
        answer
    })
}

async fn invoke(ask: Ask) -> Result<Vec<u8>, JsValue> {
    let window = gloo::utils::window();
    let shell = Reflect::get(&window, &"__TAURI_INTERNALS__".into())?;
    let invoke: Function = Reflect::get(&shell, &"invoke".into())?.dyn_into()?;
    let bytes = wire::written(&ask).unwrap_or_default();
    let asked = Object::new();
    let numbers = Array::from(&Uint8Array::from(bytes.as_slice()));
    Reflect::set(&asked, &"ask".into(), &numbers)?;
    let promise: Promise = invoke.call2(&shell, &"ask".into(), &asked)?.dyn_into()?;
    Ok(Uint8Array::new(&JsFuture::from(promise).await?).to_vec())
}
