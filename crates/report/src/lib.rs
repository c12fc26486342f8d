//! The summary as a typeset page: PDF, the same page as pictures, and its text; and the
//! reminders as a calendar file.

pub mod calendar;
mod calendar_zone;
pub mod drawing;
mod letters;
pub mod page;
mod press;
mod sheet;
mod sheet_flags;
mod sheet_foot;
mod sheet_items;
mod sheet_life;
mod sheet_measures;
mod sheet_text;
mod sheet_words;
