//! What journeys are played with: a bridge to a browser, a stage for the real window, a patient's hand.

pub mod bench;
pub mod bridge;
pub mod clock;
pub mod hand;
pub mod house;
pub mod notices;
pub mod prove;
pub mod stage;
pub mod window;
