//! What the benchmarks measure beside `parse`.

use crate::document::Source;
use crate::lexicon::Lexicon;

/// Cuts the text into tokens, looks each up in the lexicon and returns their number: the least that `parse` can take.
pub fn floor(text: &str) -> usize {
    Source::read(text, Lexicon::base()).len()
}
