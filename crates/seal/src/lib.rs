//! The seals of Groundwork: who signed a file, and whether it is unaltered. What the file says
//! is nothing to this crate.

pub mod letter;

pub mod key;
pub mod seal;

pub mod pack;

pub mod codes;
pub mod picture;
