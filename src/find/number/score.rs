//! Scores of matches: `thắng 3-0`, `Việt Nam 2-1 Malaysia`; the `3-4-3` of `sơ đồ 3-4-3` is none.

use super::noun::known_noun;
use super::pair::{Pair, is_dash};
use super::spelled::{Form, Scan, scan_free_amount};
use crate::find::reading::Reading;
use crate::lexicon::CueClass;
use crate::report::Amount;
use solieu_text::TokenKind;

/// Two small numbers behind a word of sport, or between the names of two sides.
pub(super) fn scan_score(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    const HIGHEST: u32 = 199;
    let source = reading.source;
    let dash = at + first.len;
    if first.form != Form::Plain || !(is_dash(source.token(dash).mark) || source.token(dash).is(':')) {
        return None;
    }
    let second = scan_free_amount(reading, dash + 1).filter(|second| second.form == Form::Plain)?;
    let end = dash + 1 + second.len;
    // “sơ đồ 3-4-3” is a formation
    let in_triple = is_dash(source.before(at, 1).mark) && source.before(at, 2).kind == TokenKind::Digits;
    if in_triple {
        return None;
    }
    let small = |scan: &Scan| scan.value.to_u32().is_some_and(|value| value <= HIGHEST);
    let counted = known_noun(reading, end) && !source.token(end).is_capital();
    if !small(first) || !small(&second) || counted || is_dash(source.token(end).mark) || source.token(end).is('/') {
        return None;
    }
    let named = source.before(at, 1).is_capital() && source.token(end).is_capital();
    if !(named || has_match_cue(reading, at)) {
        return None;
    }
    Some(Pair { len: end - at, amount: Amount::Score { home: first.value, away: second.value }, rule: "pair.score", is_evident: true })
}

/// A word of sport in the sentence before the number: `thắng`, `tỷ số`, `hòa`.
fn has_match_cue(reading: &Reading, at: usize) -> bool {
    const WINDOW: usize = 25;
    let sentence = reading.source.sentence(at);
    (at.saturating_sub(WINDOW).max(sentence.start)..at).any(|token| reading.is(token, CueClass::Match))
}
