//! The bridge to the shell: the only place that says `invoke`.

use std::{cell::Cell, pin::Pin};

use care::{
    contract::{Ask, Command, Failure},
    wire,
};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::look;

thread_local! {
    /// So many questions have no answer yet.
    static UNDER_WAY: Cell<u32> = const { Cell::new(0) };
}

/// Between two looks whether all is answered, and the most of them.
const LOOK_MS: u32 = 60;
const LOOKS: u32 = 30;

/// Calls back once nothing that was sent lacks its answer, but does not wait for ever.
pub fn when_all_answered(then: impl FnOnce() + 'static) {
    look(LOOKS, Box::new(then));
}

fn look(looks: u32, then: Box<dyn FnOnce()>) {
    let looked = move || {
        if UNDER_WAY.get() == 0 || looks == 0 {
            then();
        } else {
            look(looks - 1, then);
        }
    };
    Timeout::new(LOOK_MS, looked).forget();
}

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
        UNDER_WAY.set(UNDER_WAY.get() + 1);
        let reply = invoke(ask).await.unwrap_or_default();
        UNDER_WAY.set(UNDER_WAY.get().saturating_sub(1));
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
