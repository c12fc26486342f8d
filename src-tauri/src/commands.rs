//! The commands, by the part of the app that they serve.

mod calendar;
mod check_up;
mod door;
mod follow;
mod forms;
mod journal;
mod pause;
mod plan;
mod profile;
mod sessions;
mod soft;
mod summary;
mod today;
mod vault;
