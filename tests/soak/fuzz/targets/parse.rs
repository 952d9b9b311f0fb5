//! See `article` in `tests/invariants/targets.rs`.
#![no_main]

#[path = "../../../invariants/mod.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|data: &[u8]| invariants::targets::article(data));
