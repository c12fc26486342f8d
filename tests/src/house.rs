//! The rules of the house, read from manifests and sources.
//!
//! Each rule takes files and returns what breaks it, so that a planted slip can try the rule itself.

pub mod arrows;
pub mod files;
pub mod habits;
pub mod literals;
pub mod messages;
