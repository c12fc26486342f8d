//! A reducer and an effect for all screens. Yew's own are made anew for every state and for every
//! effect, with about a thousand bytes of code for each; these make it once, and know of the
//! state only that it is one.

use std::{any::Any, marker::PhantomData, ops::Deref, rc::Rc};

use yew::{functional::TearDown, prelude::*};

/// A state of any screen.
struct AnyState(Rc<dyn Any>);

type Change = Box<dyn FnOnce(Rc<dyn Any>) -> Rc<dyn Any>>;

impl Reducible for AnyState {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        Self(change(self.0.clone())).into()
    }
}

/// A screen's state, and the way to its reducer.
pub struct Reduced<T> {
    state: Rc<T>,
    dispatcher: Dispatcher<T>,
}

impl<T> Deref for Reduced<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.state
    }
}

impl<T> Clone for Reduced<T> {
    fn clone(&self) -> Self {
        Self {
            state: self.state.clone(),
            dispatcher: self.dispatcher(),
        }
    }
}

impl<T> Reduced<T> {
    /// The way to the reducer, to be kept in callbacks.
    pub fn dispatcher(&self) -> Dispatcher<T> {
        self.dispatcher.clone()
    }
}

/// The way to a reducer.
pub struct Dispatcher<T>(UseReducerDispatcher<AnyState>, PhantomData<fn(T)>);

impl<T> Clone for Dispatcher<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<T: Reducible + 'static> Dispatcher<T>
where
    T::Action: 'static,
{
    /// Lets the action happen.
    pub fn dispatch(&self, action: T::Action) {
        self.0
            .dispatch(Box::new(move |state| match state.downcast::<T>() {
                Ok(state) => state.reduce(action),
                Err(other) => other,
            }));
    }
}

/// As Yew's: a state that changes by its reducer, which draws anew.
#[hook]
pub fn use_reducer<T: Reducible + 'static>(begin: impl FnOnce() -> T) -> Reduced<T> {
    let any = use_any_state(Box::new(|| Rc::new(begin())));
    Reduced {
        state: any.0.clone().downcast().expect("the state of this screen"),
        dispatcher: Dispatcher(any.dispatcher(), PhantomData),
    }
}

#[hook]
fn use_any_state<'b>(begin: Box<dyn FnOnce() -> Rc<dyn Any> + 'b>) -> UseReducerHandle<AnyState> {
    yew::use_reducer(|| AnyState(begin()))
}

/// As Yew's: runs once it is drawn, and again whenever it depends on something else.
#[hook]
pub fn use_effect_with<D: PartialEq + 'static, T: TearDown>(
    on: D,
    effect: impl FnOnce(&D) -> T + 'static,
) {
    let on = Rc::new(on);
    use_any_effect(
        AnyReason(on.clone()),
        Box::new(move || {
            let end = effect(&on);
            Box::new(move || end.tear_down())
        }),
    );
}

type Effect = Box<dyn FnOnce() -> Box<dyn FnOnce()>>;

#[hook]
fn use_any_effect(on: AnyReason, effect: Effect) {
    yew::use_effect_with(on, move |_| effect());
}

/// What an effect depends on.
struct AnyReason(Rc<dyn Reason>);

trait Reason {
    fn is(&self, other: &dyn Any) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<D: PartialEq + 'static> Reason for D {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

impl PartialEq for AnyReason {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.any())
    }
}
