//! Solieu reads Vietnamese news articles and returns every figure in them.
//!
//! ```
//! let report = solieu::parse("Đảng bộ hiện có 54 tổ chức cơ sở đảng và trên 16.000 đảng viên.", &solieu::Options::default());
//! let [bodies, members] = &report.figures[..] else { panic!("two figures") };
//! assert_eq!(bodies.object.as_ref().unwrap().text, "tổ chức cơ sở đảng");
//! assert_eq!(members.bound, solieu::Bound::Over);
//! assert_eq!(serde_json::to_string(&members.amount).unwrap(), r#"{"type":"single","value":16000}"#);
//! ```
//!
//! The way from text to report, a module a stage: `source` reads tokens, sentences and blocks, `find` runs the finders in
//! their order, `figure` makes figures of numbers, `relation` checks sums, `report` is what comes out.

mod assemble;
mod checks;
mod compare;
mod decimal;
mod discourse;
mod document;
mod explain;
mod figure;
mod find;
mod findings;
mod lexicon;
pub mod line;
mod lists;
#[cfg(feature = "measure")]
pub mod measure;
mod message;
mod options;
mod published;
mod reference;
pub mod report;
mod rules;
mod span;
mod sums;
mod wording;

pub use compare::{Comparison, Fact, Statement, View, compare, compare_views};
pub use decimal::{Decimal, ParseDecimalError};
pub use explain::{Explanation, Step, Words, explain};
pub use lexicon::LexiconError;
pub use message::{Excerpt, message};
pub use options::{Options, OptionsError, Rows, UnknownName};
pub use published::DateError;
pub use reference::{REFERENCE_TABLES, ReferenceTable};
pub use report::{Amount, Bound, Figure, Finding, Kind, Report, Span, Units};
pub use rules::{Rule, rule, rules};
pub use wording::Language;

use document::Source;
use find::Reading;

/// Every figure of one article, with its dates, documents, people and sums. Any text is fine: what is not read is left out.
///
/// Time grows with the length of the text, whatever it holds; memory is about 60 bytes a byte of an article, at most 640. Places
/// are kept in 32 bits: of a text of more than 4 GiB the rest is not read.
pub fn parse(text: &str, options: &Options) -> Report {
    parse_in_steps(text, options, &mut |_, _| {})
}

/// [`parse`] that tells `progress` how many steps are done, and of how many.
///
/// A step is a stage over the whole text. Reading the text in pieces would change results: later paragraphs depend on the date
/// line, on definitions and on totals of earlier ones.
pub fn parse_in_steps(text: &str, options: &Options, progress: &mut dyn FnMut(usize, usize)) -> Report {
    const LONGEST: usize = u32::MAX as usize;
    #[cfg_attr(target_pointer_width = "32", expect(clippy::unnecessary_min_or_max, reason = "a text of wasm cannot be longer"))]
    let end = text.len().min(LONGEST);
    // a character has at most four bytes
    let text = (0..4).find_map(|back| text.get(..end.saturating_sub(back))).unwrap_or("");
    let total = find::FINDERS.len() + 3;
    let lexicon = options.lexicon();
    let source = Source::read(text, lexicon);
    progress(1, total);
    let mut reading = Reading::new(&source, lexicon, options.published());
    for (at, find) in find::FINDERS.iter().enumerate() {
        find(&mut reading);
        progress(at + 2, total);
    }
    let drafts = figure::assemble(&reading);
    progress(total - 1, total);
    let report = assemble::report(reading, drafts);
    progress(total, total);
    report
}

/// The value of one number phrase (`ba mươi lăm`, `2,5 triệu`, `1.256`), the range or the ratio that it is (`3 - 5`, `vài trăm`,
/// `hai phần ba`), or `None` where the whole text is not one.
pub fn parse_number(text: &str) -> Option<Amount> {
    let lexicon = lexicon::Lexicon::base();
    let text = text.trim();
    let source = Source::read(text, lexicon);
    let single = find::number::scan_phrase(&source, lexicon).map(|value| Amount::Single { value });
    single.or_else(|| find::number::scan_whole(&Reading::new(&source, lexicon, None)))
}

/// The Rust of the README is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
