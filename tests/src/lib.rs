//! What journeys are played with: a bridge to a browser, a stage for the real window, a patient's hand.

pub mod album;
pub mod bench;
pub mod bridge;
pub mod browser;
pub mod clock;
pub mod desktop;
pub mod exercises;
pub mod forms;
pub mod hand;
pub mod hard_evenings;
pub mod house;
pub mod notices;
pub mod patient;
pub mod patient_practises;
pub mod promised;
pub mod prove;
pub mod stage;
pub mod two_a_week;
pub mod week;
pub mod window;

mod week_begins;
pub mod week_goes_on;
