//! The screens of Groundwork: state, a pure reducer, a view. Rules live in care, facts in the shell.

mod app;
mod bridge;
mod idle;
mod look;
mod parts;
mod route;
mod say;
mod screens;

fn main() {
    yew::Renderer::<app::Root>::new().render();
}
