//! The parts that screens are made of: they take props, give callbacks and know no bridge.

pub mod answer_any;
pub mod answer_choice;
pub mod answer_lines;
pub mod answer_moods;
pub mod answer_night;
pub mod answer_night_times;
pub mod answer_repeat;
pub mod answer_scale;
pub mod answer_slider;
pub mod answer_stepper;
pub mod answer_text;
pub mod answer_words;
pub mod button;
pub mod card;
pub mod choice;
pub mod field;
pub mod frame;
pub mod heading;
pub mod icon;
pub mod line;
pub mod moment;
pub mod notice;
pub mod scene;
pub mod sheet;
