//! The name of a document without a number: `Trung ương 4 (khóa XII)`, `Đất đai 2013`, `Đại hội XIII của Đảng`.

use crate::find::reading::Reading;
use solieu_text::fold::press_style;

/// One name, or a member of a list of names.
pub(super) struct DocumentName {
    /// As the key has it: `trung ương 4 khóa xii`.
    pub(super) text: String,
    pub(super) end: usize,
    /// Where the next member starts.
    pub(super) next: usize,
    /// The type, if it is another than that of the type word.
    pub(super) kind: Option<String>,
    pub(super) issuer: Option<String>,
}

impl DocumentName {
    pub(super) fn new(text: String, end: usize) -> Self {
        Self { text, end, next: end, kind: None, issuer: None }
    }
}

/// The words in the spelling of a key.
pub(super) fn plain_name(reading: &Reading, from: usize, end: usize) -> String {
    let mut out = String::new();
    for at in from..end {
        if at > from && reading.token(at).spaced {
            out.push(' ');
        }
        out.push_str(&press_style(&reading.source.folded(&(at..at + 1))));
    }
    out
}
