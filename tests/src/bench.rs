//! Speed and memory, each against a bare counterpart that is measured in turns with it.

pub mod layout;
pub mod opening;
pub mod page;
mod page_html;
pub mod saving;
pub mod taps;
pub mod windows;
pub mod years;

pub mod display;
pub mod memory;
pub mod typist;

pub mod figures;
