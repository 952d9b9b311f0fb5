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
//! - [`parse`] reads an article and returns a [`Report`]; [`Options`] take its date of publication and further words.
//! - [`message()`] puts a [`Finding`] of the report into a sentence.
//! - [`parse_number`] reads one number phrase; [`compare`] compares reports; [`explain()`] shows how a figure came to be.
//!
//! Spans count bytes; [`Report::in_units`] gives UTF-16 code units or code points. No text makes a function panic, and time grows
//! linearly with the length of the text.
//!
//! # Stages
//!
//! A module is a stage, and no stage reads a later one:
//!
//! 1. `lexicon`: the word tables as one trie; cuts the text into tokens and finds the rows that start at each.
//! 2. `document`: sentences, paragraphs, and what each paragraph is on the page.
//! 3. `find`: finders claim tokens in order: documents, dates, abbreviations, organizations, numbers, people.
//!    `lists` and `discourse` tell later stages where lists of parts start and which earlier sentences a sentence continues.
//! 4. `figure`: numbers become figures; each attachment fills one field.
//! 5. `sums`: totals with their parts, and the arithmetic.
//! 6. `checks`: shares, changes, headlines, dates … that must agree.
//! 7. `findings`: everything that cannot be right, as one list.
//! 8. `assemble`: the [`report`].
//!
//! # Features
//!
//! None is on by default.
//!
//! - `schema`: implements `schemars::JsonSchema` for every type of the report.
//! - `json-numbers`: serializes amounts digit by digit, as raw values of serde_json; other serializers than serde_json then fail. It
//!   keeps the WebAssembly module small.
//! - `measure`: the module `measure`, for the benchmarks of this crate.

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

pub use compare::{Comparison, Fact, ReportView, Statement, compare, compare_views};
pub use decimal::{Decimal, ParseDecimalError};
pub use explain::{Explanation, Step, Words, explain};
pub use lexicon::LexiconError;
pub use message::{Excerpt, message};
pub use options::{Options, OptionsError, Rows, UnknownName};
pub use published::DateError;
pub use reference::{REFERENCE_TABLES, ReferenceTable};
pub use report::{Amount, Bound, Figure, Finding, FindingKind, Kind, Report, Severity, Span, Units};
pub use rules::{Rule, rule, rules};
pub use wording::Language;

use document::Source;
use find::Reading;

/// Reads an article: its figures with dates, documents, people, sums and findings.
///
/// `text` is plain text, with the headline on its first line if there is one. Any text is accepted; what cannot be read is left out.
/// Spans of the report count bytes of `text`.
///
/// Time grows linearly with the length of the text. Memory is about 60 bytes for each byte of a usual article, at most 640. Only the
/// first 4 GiB of a text are read.
///
/// ```
/// use solieu::{FindingKind, Options, parse};
///
/// let text = "Huyện có 48 tổ chức cơ sở đảng, gồm 21 đảng bộ và 26 chi bộ cơ sở.";
/// let options = Options::default().published_at("2024-08-17")?;
/// let report = parse(text, &options);
/// assert_eq!(report.figures.len(), 3);
/// assert_eq!(report.findings[0].kind, FindingKind::Sum);
/// assert_eq!(report.findings[0].span.slice(text), "48");
/// # Ok::<(), solieu::OptionsError>(())
/// ```
#[must_use]
pub fn parse(text: &str, options: &Options) -> Report {
    parse_in_steps(text, options, &mut |_, _| {})
}

/// [`parse`] that calls `progress` with the number of steps done and of all steps, after each of them.
///
/// A step is a stage over the whole text. Chunking would change results: later paragraphs depend on the date line, the definitions
/// and the totals of earlier ones.
pub fn parse_in_steps(text: &str, options: &Options, progress: &mut dyn FnMut(usize, usize)) -> Report {
    const LONGEST: usize = u32::MAX as usize;
    #[cfg_attr(target_pointer_width = "32", expect(clippy::unnecessary_min_or_max, reason = "a text of wasm cannot be longer"))]
    let end = text.len().min(LONGEST);
    // end at a character boundary: a character has at most four bytes
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

/// Reads one number phrase: `ba mươi lăm`, `2,5 triệu`, `1.256`; also a range or a ratio: `3 - 5`, `vài trăm`, `hai phần ba`.
///
/// `None` if the text, without blanks around it, is not a number phrase as a whole.
///
/// ```
/// use solieu::{Amount, parse_number};
///
/// assert_eq!(parse_number("ba mươi lăm"), Some(Amount::Single { value: 35.into() }));
/// assert_eq!(parse_number("3 - 5"), Some(Amount::Range { low: 3.into(), high: 5.into() }));
/// assert_eq!(parse_number("ba con mèo"), None);
/// ```
#[must_use]
pub fn parse_number(text: &str) -> Option<Amount> {
    let lexicon = lexicon::Lexicon::base();
    let text = text.trim();
    let source = Source::read(text, lexicon);
    let single = find::number::scan_phrase(&source, lexicon).map(|value| Amount::Single { value });
    single.or_else(|| find::number::scan_whole(&Reading::new(&source, lexicon, None)))
}

/// Runs the Rust examples of the README as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
