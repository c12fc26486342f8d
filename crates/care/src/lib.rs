//! The rules of Groundwork: values in, values out; no disk, no screen, no clock.

pub mod answer;
pub mod contract;
pub mod diary;
pub mod entry;
pub mod form;
pub mod library;
pub mod measure;
pub mod night;
pub mod plan;
pub mod private;
pub mod profile;
pub mod refusal;
pub mod safety;
pub mod scene;
pub mod schedule;
pub mod session;
pub mod steps;
pub mod summary;
pub mod summary_effects;
pub mod summary_measures;
pub mod summary_practice;
pub mod summary_sleep;
pub mod summary_words;
pub mod time;
pub mod today;
pub mod words;
