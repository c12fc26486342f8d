//! The record of Groundwork: one encrypted SQLite file and the keys to it.

pub mod vault;

pub mod copies;
mod inbox;
pub mod locks;
mod moving;
pub mod wipe;

pub mod backup;
pub mod mark;
mod salvage;

pub mod cost;
pub mod keys;
pub mod passphrase;
mod recovery;
pub mod slots;
pub mod tries;

pub mod check;
mod ladder;
pub mod open;

mod decides;
pub mod draft;
pub mod erase;
pub mod everything;
pub mod ledger;
pub mod plan;
pub mod read;
pub mod record;
pub mod search;
pub mod shared;
pub mod tag;

pub mod disk;
pub mod error;
pub mod key;
mod row;
