//! One file a screen: its state, what can happen to it, and its view. No screen knows another.

pub mod broken;
pub mod door;
pub mod fill;
mod fill_outbox;
mod fill_over;
mod fill_reducer;
mod fill_state;
mod fill_view;
pub mod help;
pub mod journal;
pub mod locked;
pub mod practise;
pub mod reading;
pub mod rest;
pub mod safety;
pub mod session;
pub mod sessions;
pub mod settings;
pub mod share;
pub mod today;
