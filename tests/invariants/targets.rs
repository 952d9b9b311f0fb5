//! What each fuzz target does with its bytes; `properties.rs` does the same with the inputs that were kept.

use std::sync::LazyLock;

use solieu::{Options, Rows, parse, parse_number};

use super::check;
use super::pieces::Pieces;

static WORDS: LazyLock<Pieces> = LazyLock::new(Pieces::read);
static NUMERALS: LazyLock<Pieces> = LazyLock::new(Pieces::numerals);

/// Any bytes as an article: a report that keeps its promises, whatever they are.
pub(crate) fn article(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    check(&text, &parse(&text, &Options::default()));
}

/// Articles out of the words of the tables, numbers and brackets, chosen by the bytes: what bytes alone rarely come to.
pub(crate) fn words(data: &[u8]) {
    let text = WORDS.text(data);
    check(&text, &parse(&text, &Options::default()));
}

/// Any bytes as a number phrase; an even first byte takes the rest as choices of words.
pub(crate) fn number(data: &[u8]) {
    let text = match data {
        [first, rest @ ..] if first % 2 == 0 => NUMERALS.text(rest),
        _ => String::from_utf8_lossy(data).into_owned(),
    };
    if let Some(amount) = parse_number(&text) {
        assert!(!solieu::line::amount(amount).is_empty());
        assert_eq!(parse_number(&format!(" {text}\n")), Some(amount), "blanks around it change the number");
    }
}

/// Any bytes as rows of one table, or of all: refused by name and line, or read, and then the words are found.
pub(crate) fn lexicon(data: &[u8]) {
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
            check(&article, &parse(&article, &options));
        }
    }
}
