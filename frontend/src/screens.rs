//! One file a screen: its state, what can happen to it, and its view. No screen knows another.

pub mod broken;
pub mod door;
pub mod fill;
mod fill_keys;
mod fill_outbox;
mod fill_over;
mod fill_reducer;
mod fill_state;
mod fill_view;
pub mod help;
pub mod journal;
mod journal_state;
pub mod locked;
pub mod practise;
pub mod reading;
mod reading_words;
pub mod rest;
mod rest_state;
pub mod safety;
pub mod session;
pub mod sessions;
pub mod settings;
pub mod share;
mod share_state;
mod share_view;
pub mod today;
