//! Who inspected or disciplined: `⟦Ủy ban Kiểm tra Thành ủy⟧ kỷ luật 26 đảng viên`, `đã bị ⟦chi bộ⟧ khiển trách`.
//!
//! A body is taken only where it acts: nothing but auxiliaries between it and the verb, or `bị` right before it.

use super::clause::{Room, sentence_after};
use super::facet::{Mark, marks, refers_back};
use super::{Draft, Field, TopicSource};
use crate::find::{Claim, Reading};
use crate::lexicon::{ContextClass, CueClass, Facet, FacetValue, TableId};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// A body that acts, and the row of its facet.
struct Acting<'s> {
    name: Tokens,
    row: &'s Facet,
}

/// Fills the facet of each figure that a body acts on; later figures of the sentence go on with it.
pub(super) fn attach_authorities(reading: &Reading, drafts: &mut [Draft]) {
    let mut last: Option<(Acting, Tokens)> = None;
    for index in 0..drafts.len() {
        let Some(topic) = drafts[index].topic.clone() else { continue };
        let room = Room::of(reading, drafts, index);
        let beside = acts(reading, &drafts[index], &room, &topic).or_else(|| suffered(reading, room.after.clone(), &topic));
        let named_later = beside.is_none();
        if let Some(acting) = beside.or_else(|| suffered_next(reading, drafts, index, &topic)) {
            fill(reading, &mut drafts[index], &acting, named_later);
            last = Some((acting, room.sentence));
            continue;
        }
        let no_subject = matches!(drafts[index].topic_source, Some(TopicSource::Before | TopicSource::List)) || room.is_part(reading);
        if let Some((acting, sentence)) = &last
            && no_subject
            && *sentence == room.sentence
            && acting.row.is_of(&topic)
        {
            fill(reading, &mut drafts[index], acting, true);
        }
    }
}

fn fill(reading: &Reading, draft: &mut Draft, acting: &Acting, carried: bool) {
    draft.facets.insert(acting.row.name.to_string(), reading.source.slice(&acting.name).to_owned());
    draft.actor = Some(acting.name.clone());
    draft.rules.push("facet.authority");
    if carried {
        draft.infer(Field::Facets);
    }
}

/// `Ban Thường vụ Huyện ủy đã xem xét, kỷ luật ⟦9 đảng viên⟧`
fn acts<'s>(reading: &Reading<'s>, draft: &Draft, room: &Room, topic: &str) -> Option<Acting<'s>> {
    let verb = draft.topic_by.as_ref().filter(|verb| verb.start >= room.before.start && verb.end <= draft.tokens.start)?;
    let mut found = None;
    let mut read_to = room.before.start;
    for mark in marks(reading, room.before.start..verb.start, topic) {
        if mark.row.value != FacetValue::Body || mark.tokens.start < read_to {
            continue;
        }
        let name = scan_name(reading, &mark, verb.start);
        read_to = name.end;
        if is_auxiliary(reading, name.end..verb.start) {
            found = Some(Acting { name, row: mark.row });
        }
    }
    found
}

/// `đã bị ⟦Chủ tịch UBND quận và Đảng ủy phường⟧ thi hành kỷ luật`
fn suffered<'s>(reading: &Reading<'s>, words: Tokens, topic: &str) -> Option<Acting<'s>> {
    let suffers = words.clone().find(|&at| reading.is(at, ContextClass::Suffers))?;
    let from = suffers + reading.hit_of(suffers, ContextClass::Suffers)?.len();
    let mark = marks(reading, from..words.end, topic).into_iter().next().filter(|mark| mark.tokens.start == from)?;
    (mark.row.value == FacetValue::Body).then(|| Acting { name: scan_name(reading, &mark, words.end), row: mark.row })
}

/// `Có 2 đảng viên … . Những đảng viên này đã bị ⟦chi bộ⟧ khiển trách`
fn suffered_next<'s>(reading: &Reading<'s>, drafts: &[Draft], index: usize, topic: &str) -> Option<Acting<'s>> {
    let next = sentence_after(reading, drafts[index].tokens.start)?;
    let is_last = drafts.get(index + 1).is_none_or(|other| other.tokens.start >= next.start);
    let from = refers_back(reading, &drafts[index], next.start).filter(|_| is_last)?;
    suffered(reading, from..next.end.max(from), topic)
}

/// The whole name: `Ban Thường vụ` + `Huyện ủy` + `Nam Trực`, `cấp ủy` + `, ` + `ủy ban kiểm tra` + `các cấp`.
fn scan_name(reading: &Reading, mark: &Mark, limit: usize) -> Tokens {
    let source = reading.source;
    let head = |at: usize| {
        let hit = reading.hit(at, TableId::Facet).filter(|&hit| reading.lexicon.facet(hit).value == FacetValue::Body)?;
        (at + hit.len() <= limit).then(|| hit.len())
    };
    // “theo báo cáo của Huyện ủy, UBKT các cấp …” names two bodies that do not act together
    let before = mark.tokens.start.saturating_sub(1);
    let joins = !reading.is(before, CueClass::Of) && reading.hit_of(before, ContextClass::Under).is_none();
    let mut end = mark.tokens.end;
    while end < limit && reading.is_free(end) {
        let token = source.token(end);
        let joint = joins && (token.is(',') || reading.is(end, CueClass::And));
        let is_name = token.kind == TokenKind::Word && matches!(token.case, Case::Title | Case::Upper);
        end += match (head(end), reading.hit_of(end, ContextClass::Tier), joint.then(|| head(end + 1)).flatten()) {
            (Some(len), ..) => len,
            (None, Some(tier), _) => tier.len(),
            (None, None, Some(len)) => 1 + len,
            (None, None, None) if is_name => 1,
            // “ủy ban kiểm tra (UBKT) các cấp”
            _ if token.is('(') && source.token(end + 1).case == Case::Upper && source.token(end + 2).is(')') => 3,
            _ => break,
        };
    }
    mark.tokens.start..end.min(limit)
}

/// Whether only auxiliaries, dates and the commas between them stand there: `đã tiến hành xem xét,`.
fn is_auxiliary(reading: &Reading, words: Tokens) -> bool {
    let mut at = words.start;
    while at < words.end {
        at += match reading.hit_of(at, ContextClass::Aux) {
            Some(hit) => hit.len(),
            None if reading.claimed(at) == Claim::Date => 1,
            None if at > words.start && (reading.token(at).is(',') || reading.is(at, CueClass::And)) => 1,
            None => return false,
        };
    }
    at == words.end
}
