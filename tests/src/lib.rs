//! What journeys are played with: a bridge to a browser, a stage for the real window, a patient's hand.

pub mod bridge;
pub mod house;
