//! Attaches the body that inspected or disciplined: `⟦Ủy ban Kiểm tra Thành ủy⟧ kỷ luật 26 đảng viên`, `đã bị ⟦chi bộ⟧ khiển trách`.
//!
//! A body acts if only auxiliaries stand between it and the verb, or if `bị` stands right before it.

use super::draft::Draft;
use super::facet::{FacetPhrase, phrases, refers_back};
use super::neighbourhood::{Neighbourhood, sentence_after};
use super::origin::{Field, TopicOrigin};
use crate::find::{Claim, Reading};
use crate::lexicon::{ContextClass, CueClass, Facet, FacetValue, TableId};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// A body that acts, and the row of the facet that it fills.
struct ActingBody<'s> {
    name: Tokens,
    row: &'s Facet,
}

/// Fills the facet of each figure that a body acts on; later figures of the sentence without a subject of their own share it.
pub(super) fn attach_acting_bodies(reading: &Reading, drafts: &mut [Draft]) {
    let mut last: Option<(ActingBody, Tokens)> = None;
    for index in 0..drafts.len() {
        let Some(topic) = drafts[index].topic.clone() else { continue };
        let around = Neighbourhood::of(reading, drafts, index);
        let beside =
            acting_before(reading, &drafts[index], &around, &topic).or_else(|| acting_in_passive(reading, around.after.clone(), &topic));
        let is_carried = beside.is_none();
        if let Some(acting) = beside.or_else(|| acting_in_next_sentence(reading, drafts, index, &topic)) {
            fill(reading, &mut drafts[index], &acting, is_carried);
            last = Some((acting, around.sentence));
            continue;
        }
        let no_subject = matches!(drafts[index].topic_origin, Some(TopicOrigin::Before | TopicOrigin::List)) || around.is_part(reading);
        if let Some((acting, sentence)) = &last
            && no_subject
            && *sentence == around.sentence
            && acting.row.is_of(&topic)
        {
            fill(reading, &mut drafts[index], acting, true);
        }
    }
}

fn fill(reading: &Reading, draft: &mut Draft, acting: &ActingBody, carried: bool) {
    draft.facets.insert(acting.row.name.to_string(), reading.source.slice(&acting.name).to_owned());
    draft.acting_body = Some(acting.name.clone());
    draft.rules.push("facet.authority");
    if carried {
        draft.infer(Field::Facets);
    }
}

/// `Ban Thường vụ Huyện ủy đã xem xét, kỷ luật ⟦9 đảng viên⟧`
fn acting_before<'s>(reading: &Reading<'s>, draft: &Draft, around: &Neighbourhood, topic: &str) -> Option<ActingBody<'s>> {
    let verb = draft.topic_by.as_ref().filter(|verb| verb.start >= around.before.start && verb.end <= draft.tokens.start)?;
    let mut found = None;
    let mut read_to = around.before.start;
    for phrase in phrases(reading, around.before.start..verb.start, topic) {
        if phrase.row.value != FacetValue::Body || phrase.tokens.start < read_to {
            continue;
        }
        let name = scan_name(reading, &phrase, verb.start);
        read_to = name.end;
        if is_auxiliary(reading, name.end..verb.start) {
            found = Some(ActingBody { name, row: phrase.row });
        }
    }
    found
}

/// `đã bị ⟦Chủ tịch UBND quận và Đảng ủy phường⟧ thi hành kỷ luật`
fn acting_in_passive<'s>(reading: &Reading<'s>, words: Tokens, topic: &str) -> Option<ActingBody<'s>> {
    let passive = words.clone().find(|&at| reading.is(at, ContextClass::Suffers))?;
    let from = passive + reading.hit_of(passive, ContextClass::Suffers)?.len();
    let phrase = phrases(reading, from..words.end, topic).into_iter().next().filter(|phrase| phrase.tokens.start == from)?;
    (phrase.row.value == FacetValue::Body).then(|| ActingBody { name: scan_name(reading, &phrase, words.end), row: phrase.row })
}

/// `Có 2 đảng viên … . Những đảng viên này đã bị ⟦chi bộ⟧ khiển trách`
fn acting_in_next_sentence<'s>(reading: &Reading<'s>, drafts: &[Draft], index: usize, topic: &str) -> Option<ActingBody<'s>> {
    let next = sentence_after(reading, drafts[index].tokens.start)?;
    let is_last = drafts.get(index + 1).is_none_or(|other| other.tokens.start >= next.start);
    let from = refers_back(reading, &drafts[index], next.start).filter(|_| is_last)?;
    acting_in_passive(reading, from..next.end.max(from), topic)
}

/// The full name from its first phrase on: `Ban Thường vụ` + `Huyện ủy` + `Nam Trực`, `cấp ủy` + `, ` + `ủy ban kiểm tra` + `các cấp`.
fn scan_name(reading: &Reading, phrase: &FacetPhrase, limit: usize) -> Tokens {
    let source = reading.source;
    let head = |at: usize| {
        let hit = reading.hit(at, TableId::Facet).filter(|&hit| reading.lexicon.facet(hit).value == FacetValue::Body)?;
        (at + hit.len() <= limit).then(|| hit.len())
    };
    // “theo báo cáo của Huyện ủy, UBKT các cấp …”: the first body only reports
    let before = phrase.tokens.start.saturating_sub(1);
    let joins = !reading.is(before, CueClass::Of) && reading.hit_of(before, ContextClass::Under).is_none();
    let mut end = phrase.tokens.end;
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
    phrase.tokens.start..end.min(limit)
}

/// Whether the words are only auxiliaries, dates and the commas between them: `đã tiến hành xem xét,`.
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
