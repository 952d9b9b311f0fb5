//! What a number can count: `5 | người`, `5 | triệu đồng`, `5 | “điểm dừng chân”`, and nouns that no table has.

use crate::find::reading::Reading;
use crate::lexicon::TableId;
use solieu_text::{Case, TokenKind};

/// Whether a unit, a counted noun or a classifier of the tables starts here, or behind an opening quote here.
pub(super) fn known_noun(reading: &Reading, at: usize) -> bool {
    let at = past_quote(reading, at);
    reading.is_free(at) && noun_len(reading, at).is_some()
}

/// The longest unit, counted noun or classifier of the tables that starts here, in tokens.
pub(crate) fn noun_len(reading: &Reading, at: usize) -> Option<usize> {
    [TableId::Unit, TableId::Object, TableId::Classifier].into_iter().filter_map(|table| reading.hit(at, table)).map(|hit| hit.len()).max()
}

/// `5 “điểm dừng chân”`: the noun stands behind the quote.
pub(crate) fn past_quote(reading: &Reading, at: usize) -> usize {
    at + usize::from(matches!(reading.token(at).mark, '“' | '"' | '‘' | '«') && !reading.token(at + 1).spaced)
}

/// Whether a lower-case word that no table rules out starts here: it is taken for a noun.
pub(super) fn unknown_noun(reading: &Reading, at: usize) -> bool {
    let token = reading.token(at);
    token.kind == TokenKind::Word
        && token.case == Case::Lower
        && token.spaced
        && reading.hit(at, TableId::Stop).is_none()
        && reading.is_free(at)
}
