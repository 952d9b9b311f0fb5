//! What the benchmarks measure beside `parse`: the parts of the way that every reader of words has to go.

use crate::document::Source;
use crate::lexicon::Lexicon;

/// Cuts the text into tokens and looks each up in the lexicon, and gives the number of tokens: the floor under `parse`.
pub fn floor(text: &str) -> usize {
    Source::read(text, Lexicon::base()).len()
}
