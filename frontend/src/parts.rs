//! The parts that screens are made of: they take props, give callbacks and know no bridge.
//!
//! A part that keeps something to itself, such as the focus, is drawn by a hook: see `kept`.
//! All others are drawn by a plain call, which costs a fraction of a component in size.

/// Draws a part: `{ part!(Button { label: say("next"), onpress }) }`.
macro_rules! part {
    ($($props:tt)*) => { yew::props!($($props)*).draw() };
}

pub mod answer_any;
pub mod answer_choice;
pub mod answer_lines;
pub mod answer_moods;
pub mod answer_night;
pub mod answer_repeat;
pub mod answer_scale;
pub mod answer_slider;
pub mod answer_sort;
pub mod answer_stepper;
pub mod answer_text;
pub mod answer_timer;
pub mod answer_when;
pub mod answer_words;
pub mod button;
pub mod call;
pub mod choice;
pub mod dose;
pub mod field;
pub mod frame;
pub mod heading;
pub mod icon;
pub mod kind;
pub mod line;
pub mod moment;
pub mod notice;
pub mod pick_file;
pub mod resting;
pub mod ring;
pub mod scene;
pub mod section;
pub mod sentence;
pub mod sheet;
pub mod soft;
