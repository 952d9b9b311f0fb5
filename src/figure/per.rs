//! Attaches what the amount is per: `2 triệu đồng/người/tháng`, `mỗi tháng 2 lần`, `5 triệu đồng một tháng`.

use super::draft::{Draft, UnitPhrase};
use crate::find::Reading;
use crate::find::number::noun_len;
use crate::lexicon::{CueClass, TableId};
use crate::span::Tokens;

pub(super) fn attach_per(reading: &Reading, draft: &mut Draft) {
    let Some(tokens) = per_after(reading, draft).or_else(|| per_before(reading, draft)) else { return };
    let symbol = symbol(reading, &tokens);
    draft.rules.push("per.unit");
    draft.per = Some(UnitPhrase { symbol, tokens });
}

/// `/người/tháng`, `mỗi tháng` behind the unit or the object.
fn per_after(reading: &Reading, draft: &mut Draft) -> Option<Tokens> {
    let at = draft.tokens.end;
    let start = if reading.token(at).is('/') || reading.is(at, CueClass::Each) && is_rate(reading, at) { at + 1 } else { return None };
    let mut end = start + noun_len(reading, start)?;
    while reading.token(end).is('/') {
        end += 1 + noun_len(reading, end + 1)?;
    }
    draft.extend(&(at..end));
    Some(start..end)
}

/// `mỗi tháng 2 lần`, `mỗi tháng tổ chức 2 lần` before the number, with a few words between.
fn per_before(reading: &Reading, draft: &Draft) -> Option<Tokens> {
    const REACH: usize = 6;
    let sentence = reading.source.sentence(draft.number.start);
    let from = draft.tokens.start.saturating_sub(REACH).max(sentence.start);
    let each = (from..draft.tokens.start).rev().find(|&at| reading.is(at, CueClass::Each))?;
    if !is_rate(reading, each) {
        return None;
    }
    let end = each + 1 + noun_len(reading, each + 1)?;
    let crossed = (end..draft.tokens.start).any(|at| reading.token(at).kind == solieu_text::TokenKind::Mark || !reading.is_free(at));
    (end <= draft.tokens.start && !crossed).then_some(each + 1..end)
}

/// Whether the word opens a rate: `mỗi` before anything, the others before a unit: `một tháng 2 lần`, but not “một bà đẻ 14 con”.
fn is_rate(reading: &Reading, each: usize) -> bool {
    reading.token(each).word == reading.lexicon.word("mỗi") || reading.hit(each + 1, TableId::Unit).is_some()
}

fn symbol(reading: &Reading, tokens: &Tokens) -> String {
    match reading.hit(tokens.start, TableId::Unit) {
        Some(hit) if hit.len() == tokens.len() => reading.lexicon.unit(hit).symbol.to_string(),
        _ => reading.source.folded(tokens),
    }
}
