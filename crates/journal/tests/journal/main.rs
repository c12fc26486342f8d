//! The journal as the shell meets it: its files, facts and words, tried from outside.

#![cfg(test)]

mod copies;
mod doors;
mod everything;
mod full;
mod inbox;
mod keep;
mod ladder;
mod leaf;
mod ledger;
mod made_up;
mod pages;
mod plan;
mod record;
mod round_trip;
mod search;
mod threads;
mod traces;
