//! Articles out of the words of the tables, numbers and brackets, chosen by the bytes: what bytes alone rarely come to.
#![no_main]

#[path = "../../../invariants/mod.rs"]
mod invariants;

use std::sync::LazyLock;

use invariants::pieces::Pieces;
use libfuzzer_sys::fuzz_target;
use solieu::{Options, parse};

static PIECES: LazyLock<Pieces> = LazyLock::new(Pieces::read);

fuzz_target!(|data: &[u8]| {
    let text = PIECES.text(data);
    invariants::check(&text, &parse(&text, &Options::default()));
});
