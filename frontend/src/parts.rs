//! The parts that screens are made of: they take props, give callbacks and know no bridge.

pub mod button;
pub mod card;
pub mod choice;
pub mod field;
pub mod frame;
pub mod heading;
pub mod icon;
pub mod moment;
pub mod notice;
pub mod scene;
pub mod sheet;
