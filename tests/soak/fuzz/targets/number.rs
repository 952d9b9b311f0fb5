//! Any bytes as a number phrase; an even first byte takes the rest as choices of words.
#![no_main]

#[path = "../../../invariants/mod.rs"]
mod invariants;

use std::sync::LazyLock;

use invariants::pieces::Pieces;
use libfuzzer_sys::fuzz_target;
use solieu::parse_number;

static PIECES: LazyLock<Pieces> = LazyLock::new(Pieces::numerals);

fuzz_target!(|data: &[u8]| {
    let text = match data {
        [first, rest @ ..] if first % 2 == 0 => PIECES.text(rest),
        _ => String::from_utf8_lossy(data).into_owned(),
    };
    if let Some(amount) = parse_number(&text) {
        assert!(!solieu::line::amount(amount).is_empty());
        assert_eq!(parse_number(&format!(" {text}\n")), Some(amount), "blanks around it change the number");
    }
});
