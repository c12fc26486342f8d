//! The long proofs: played in rounds, resumed where they were left, their figures in one file.

pub mod parts;
pub mod parts_daemon;

pub mod kills;

pub mod vault;

pub mod driven;
pub mod faults;
pub mod flips;
pub mod locks;
pub mod power;
pub mod traces;
pub mod watched;

pub mod finder;
mod remains;

pub mod calls;
pub mod images;

pub mod held;
pub mod saver;
pub mod saves;

pub mod typing;
pub mod walks;

pub mod zones;

pub mod steady;
pub mod turns;

pub mod histories;

pub mod nights;
pub mod scores;

pub mod router;

pub mod events;
pub mod history;
pub mod laid;
pub mod laws;
pub mod life;

pub mod delivery;
pub mod jumps;
pub mod lateness;

pub mod idle;

pub mod crew;
pub mod hearing;
pub mod reminder;
pub mod running;

pub mod cells;
pub mod handed;
pub mod lived;
pub mod parts_handed;
pub mod strange;
pub mod tampered;

pub mod guided;
pub mod mutated;
pub mod seeds;

pub mod figures;
pub mod patient;
