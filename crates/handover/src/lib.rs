//! What leaves the device: the summary as data (FHIR, tables), its signature, and the sealed or
//! locked file; and a look at such a file by whoever gets it. It knows no disk and no journal.

pub mod codes;
pub mod fhir;
mod fhir_measures;
mod fhir_words;
pub mod tables;
mod tables_words;

pub mod signed;

mod age_format;
pub mod locked;
pub mod sealed;
