//! Plan files: what is read, what is refused and why, and how the difference is told.

mod made_up;
mod read;
mod refused;
mod told;
