//! Any bytes as rows of one table, or of all: refused by name and line, or read, and then the words are found.
#![no_main]

#[path = "../../../invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use solieu::{Options, Rows, parse};

fuzz_target!(|data: &[u8]| {
    let [table, rest @ ..] = data else { return };
    let text = String::from_utf8_lossy(rest);
    let rows = || text.clone().into_owned();
    let mut given = Rows::default();
    match table % 6 {
        0 => given.units = rows(),
        1 => given.objects = rows(),
        2 => given.topics = rows(),
        3 => given.facets = rows(),
        4 => given.abbreviations = rows(),
        _ => given = Rows { units: rows(), objects: rows(), topics: rows(), facets: rows(), abbreviations: rows() },
    }
    match Options::default().rows(&given) {
        Err(why) => assert!(why.to_string().contains("line "), "{why}"),
        Ok(options) => {
            // the rows themselves are an article that uses their words
            let article = format!("Xã có 5 {text} và 3 {text}.");
            invariants::check(&article, &parse(&article, &options));
        }
    }
});
