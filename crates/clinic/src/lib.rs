//! The clinician's tool: a key of one's own, a plan that is checked and signed, the same as a
//! picture of QR codes, and a look at what a file says before a patient gets it.

pub mod desk;
pub mod sheet;
