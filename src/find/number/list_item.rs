//! A number without a noun that is an item of a list: `42 đơn: ⟦25⟧ đã giải quyết, ⟦17⟧ đang xác minh`,
//! `khiển trách ⟦34⟧, cảnh cáo ⟦12⟧`, `khiển trách (⟦19⟧), cảnh cáo (⟦5⟧)`.

use crate::find::place::is_place_or_body;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{CueClass, StopClass};
use crate::lists;
use solieu_text::{Case, TokenKind};

/// Whether the number is an item of a list of counts.
pub(super) fn is_list_item(reading: &Reading, at: usize, end: usize) -> bool {
    has_predicate(reading, at, end)
        || is_item_in_brackets(reading, at, end)
        || is_labelled(reading, at, end) && labelled_neighbour(reading, at, end)
}

/// The most tokens of a list and of an item: bounds that keep the search linear in a text without full stops.
const LONGEST_LIST: usize = 200;
const LONGEST_ITEM: usize = 10;

/// `42 đơn: 25 đã giải quyết, 17 đang xác minh`, `3 chết, 19 bị thương`: an item with a verb instead of a noun.
fn has_predicate(reading: &Reading, at: usize, end: usize) -> bool {
    let before = reading.source.before(at, 1);
    let opens = matches!(before.mark, ':' | ',' | ';' | '(') || reading.is(at.wrapping_sub(1), CueClass::And);
    let is_verb = |at: usize| reading.is(at, StopClass::Verb);
    let sentence = reading.source.sentence(at);
    let from = sentence.start.max(at.saturating_sub(LONGEST_LIST));
    let ahead = end..sentence.end.min(end + LONGEST_ITEM);
    let joins = |at: usize| matches!(reading.token(at).mark, ',' | ';') || reading.is(at, CueClass::And);
    let opens_list = || {
        let mut joints = ahead.clone().filter(|&at| joins(at));
        joints.any(|joint| reading.token(joint + 1).kind == TokenKind::Digits && is_verb(joint + 2))
    };
    is_verb(end) && (opens && (from..at).any(|token| reading.claimed(token) == Claim::Number) || opens_list())
}

/// `khiển trách 34,`: a label before, the end of the item behind.
fn is_labelled(reading: &Reading, at: usize, end: usize) -> bool {
    let before = reading.source.before(at, 1);
    let next = reading.token(end);
    let closed = matches!(next.mark, ',' | ';' | '.' | ')' | ']' | '(') || next.kind == TokenKind::Line;
    // “khiển trách 15 và cảnh cáo 3”, but “tổ công tác 363 và 5 cảnh sát”
    let goes_on = reading.is(end, CueClass::And) && reading.token(end + 1).kind == TokenKind::Word;
    let label = before.kind == TokenKind::Word && (before.case == Case::Lower || goes_on_counting(reading, at)) || before.is(':');
    label && (closed || goes_on)
}

/// Whether a short form, a place or a body is a label, because the item before it counts: `tiểu học 1.908, THCS ⟦640⟧`,
/// `Ninh Kiều 287 ca, Bình Thủy ⟦164⟧`, but `SEA Games 28, AK 47`.
fn goes_on_counting(reading: &Reading, at: usize) -> bool {
    const LONGEST_LABEL: usize = 8;
    const LONGEST_NOUN: usize = 4;
    let separates = |token: usize| matches!(reading.token(token).mark, ',' | ';') || reading.is(token, CueClass::And);
    let Some(comma) = (at.saturating_sub(LONGEST_LABEL)..at).rev().find(|&token| separates(token)) else { return false };
    let label = comma + 1..at;
    let is_short = label.len() == 1 && reading.source.before(at, 1).case == Case::Upper;
    let counted = || (comma.saturating_sub(LONGEST_NOUN)..comma).any(|token| reading.claimed(token) == Claim::Number);
    (is_short || is_place_or_body(reading, &label)) && counted()
}

/// `26 đảng viên: khiển trách (⟦19⟧), cảnh cáo (5)`: alone in brackets beside another such item, behind a total and a colon or `gồm`.
fn is_item_in_brackets(reading: &Reading, at: usize, end: usize) -> bool {
    const REACH: usize = 10;
    let bracketed = |at: usize, end: usize| {
        let label = reading.source.before(at, 2);
        reading.source.before(at, 1).is('(') && reading.token(end).is(')') && label.kind == TokenKind::Word && label.case == Case::Lower
    };
    if !bracketed(at, end) {
        return false;
    }
    let sentence = reading.source.sentence(at);
    let item = |token: usize| token != at && reading.token(token).kind == TokenKind::Digits && bracketed(token, token + 1);
    let around = at.saturating_sub(REACH).max(sentence.start)..(end + REACH).min(sentence.end);
    let list = sentence.start.max(at.saturating_sub(LONGEST_LIST))..at;
    let opens = |token: usize| lists::opens_items(reading, token);
    let opener = list.clone().find(|&token| opens(token));
    around.into_iter().any(item) && opener.is_some_and(|opener| (list.start..opener).any(|token| reading.claimed(token) == Claim::Number))
}

/// Whether another number stands close before or behind, with a comma, a bracket or `và` between.
fn labelled_neighbour(reading: &Reading, at: usize, end: usize) -> bool {
    const REACH: usize = 16;
    let sentence = reading.source.sentence(at);
    let is_number = |token: usize| {
        reading.token(token).kind == TokenKind::Digits && reading.claimed(token) != Claim::Date && reading.claimed(token) != Claim::Document
    };
    let separated = |from: usize, to: usize| {
        (from..to).any(|token| matches!(reading.token(token).mark, ',' | ';' | '(') || reading.is(token, CueClass::And))
    };
    let ahead = (end..sentence.end.min(end + REACH)).find(|&token| is_number(token)).is_some_and(|next| separated(end, next));
    let behind =
        (sentence.start.max(at.saturating_sub(REACH))..at).rev().find(|&token| is_number(token)).is_some_and(|last| separated(last, at));
    ahead || behind
}
