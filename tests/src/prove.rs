//! The long proofs: played in rounds, resumed where they were left, their figures in one file.

pub mod kills;

pub mod held;
pub mod saver;
pub mod saves;

pub mod figures;
pub mod patient;
