//! One reader of foreign bytes under libFuzzer: which, says the environment.

#![no_main]

use std::sync::LazyLock;

use fuzz::{READER, Reader, reader};
use libfuzzer_sys::fuzz_target;

static ASKED: LazyLock<&Reader> = LazyLock::new(|| {
    let name = std::env::var(READER).unwrap_or_default();
    reader(&name).unwrap_or_else(|| panic!("{READER} names no reader: {name:?}"))
});

fuzz_target!(|bytes: &[u8]| {
    (ASKED.read)(bytes);
});
