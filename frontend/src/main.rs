//! The screens of Groundwork: state, a pure reducer, a view. Rules live in care, facts in the shell.

mod app;
mod bridge;
mod hooks;
mod idle;
#[macro_use]
mod kept;
mod look;
#[macro_use]
mod parts;
mod route;
mod say;
mod screens;
mod travel;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
