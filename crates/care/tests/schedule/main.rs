//! The schedule of the default plan: a week as a patient meets it, and what holds for every week.

mod answers;
mod catch_up;
mod half;
mod laws;
mod laws_of_wishes;
mod made_up;
mod night;
mod sessions;
mod soft;
mod today;
mod travel;
mod week;
mod weeks;
mod wishes;
