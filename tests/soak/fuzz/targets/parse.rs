//! Any bytes as an article: a report that keeps its promises, whatever they are.
#![no_main]

#[path = "../../../invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use solieu::{Options, parse};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    invariants::check(&text, &parse(&text, &Options::default()));
});
