//! What the text says besides of a topic: `khiển trách ⟦17⟧` has a form, `⟦34 đảng viên⟧ có biểu hiện suy thoái` an offence,
//! `⟦92%⟧ hoàn thành tốt nhiệm vụ trở lên` a grade.

use super::clause::{Room, is_break, is_link, outer_previous, sentence_after};
use super::{Draft, Field, TopicSource};
use crate::find::{Claim, Reading};
use crate::lexicon::{ContextClass, CueClass, Facet, FacetValue, ObjectClass, TableId};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// A row of the facet table in the text.
pub(super) struct Mark<'s> {
    pub(super) tokens: Tokens,
    pub(super) row: &'s Facet,
}

/// Fills the facets that the clause of each figure states, and those that a list or the next sentence adds.
pub(super) fn attach_facets(reading: &Reading, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        attach_said(reading, drafts, index);
        carry_in_list(reading, drafts, index);
        carry_back(reading, drafts, index);
    }
}

/// No row of the table of facets has more words.
const LONGEST_ROW: usize = 8;

/// The rows of a topic within the tokens, longest first, none inside another.
pub(super) fn marks<'s>(reading: &Reading<'s>, tokens: Tokens, topic: &str) -> Vec<Mark<'s>> {
    let mut marks = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let hit = reading.hit(at, TableId::Facet).filter(|hit| at + hit.len() <= tokens.end && reading.claimed(at) != Claim::Document);
        let Some(hit) = hit else {
            at += 1;
            continue;
        };
        let row = reading.lexicon.facet(hit);
        if row.is_of(topic) {
            marks.push(Mark { tokens: at..at + hit.len(), row });
        }
        at += hit.len();
    }
    marks
}

/// A verb right before the figure says it, else the words behind it, else the words before it; all in its own clause.
fn attach_said(reading: &Reading, drafts: &mut [Draft], index: usize) {
    let Some(topic) = drafts[index].topic.clone() else { return };
    // “bốn hình thức kỷ luật”: what is counted has no form itself
    if drafts[index].topic_source == Some(TopicSource::Object) {
        return;
    }
    let room = Room::of(reading, drafts, index);
    let own = &drafts[index].tokens;
    // “6 đảng viên bỏ sinh hoạt, bị xóa tên”: the words that gave the topic belong to the figure
    let said_by = drafts[index].topic_by.as_ref().filter(|by| room.after.contains(&by.start)).map_or(0, |by| by.end);
    let (before, after) = (room.clause_before(reading), own.start..room.clause_after(reading).end.max(said_by));
    let next = room.after.end;
    // “suy thoái đạo đức và ⟦170 đảng viên⟧” ends the thought, “chỉ đạt ⟦21,5 điểm⟧” goes on with the number
    let joined = next.checked_sub(1).is_some_and(|at| is_break(reading, at) || reading.is(at, CueClass::And));
    let limit = if joined { next } else { room.sentence.end };
    let has_next = next < room.sentence.end;
    let governs_next = |mark: &Mark| has_next && is_link(reading, &(mark.tokens.end..next));
    let mut before = marks(reading, before, &topic);
    // “81 bị cách chức trong tổng số ⟦2.400 đảng viên⟧”: what is said of a part is not said of the whole
    let is_of_part = |mark: &Mark| (mark.tokens.end..own.start).any(|at| reading.is(at, CueClass::Of));
    // “2 tổ chức đảng bằng hình thức khiển trách và ⟦26 đảng viên⟧”: it closes what is said of the figure before
    let follows = room.gap.start > room.sentence.start;
    let closes = |mark: &Mark| {
        let at = mark.tokens.end;
        follows && mark.tokens.start > room.gap.start && at + 1 == own.start && (reading.token(at).is(',') || reading.is(at, CueClass::And))
    };
    before.retain(|mark| !is_of_part(mark) && !closes(mark));
    before.reverse();
    // “nhận Huy hiệu 75 năm, ⟦8 đồng chí⟧ 65 năm”: so do words of an earlier clause
    let earlier = drafts[index].topic_by.clone().filter(|by| before.is_empty() && by.end <= own.start && room.before.contains(&by.start));
    before.extend(earlier.map(|by| marks(reading, by, &topic)).unwrap_or_default().into_iter().filter(|mark| !closes(mark)));
    let governing = before.first().is_some_and(|mark| is_link(reading, &(mark.tokens.end..own.start)));
    let mut after: Vec<Mark> = marks(reading, after, &topic).into_iter().filter(|mark| !governs_next(mark)).collect();
    // a noun says something where it is what is counted: “24 tập thể”
    let counted = drafts[index].object.as_ref().map(|noun| noun.tokens.start);
    for marks in [&mut before, &mut after] {
        marks.retain(|mark| {
            let noun = reading.hit(mark.tokens.start, TableId::Object).filter(|noun| noun.len() >= mark.tokens.len());
            let is_counted = Some(mark.tokens.start) == counted;
            match mark.row.value {
                FacetValue::Said(_) => noun.is_none_or(|noun| is_counted || reading.lexicon.is(noun, ObjectClass::Thing)),
                // “nữ ⟦121 đồng chí⟧” says who they are, “⟦121 nữ⟧” says no more than that, and “nữ sinh” is another word
                FacetValue::Written => noun.is_none_or(|noun| !is_counted && noun.len() == mark.tokens.len()),
                FacetValue::Following | FacetValue::Body => true,
            }
        });
    }
    let (first, second) = if governing { (before, after) } else { (after, before) };
    // “xóa tên do vi phạm khoảng ⟦38⟧”: words before the figure end at it
    let limit = |mark: &Mark| if mark.tokens.end <= own.start { own.start } else { limit };
    let found: Vec<(&str, String)> =
        first.iter().chain(&second).filter_map(|mark| Some((&*mark.row.name, value(reading, mark, limit(mark))?))).collect();
    add(&mut drafts[index], found, "facet.clause");
}

/// What a mark says; names of bodies are read elsewhere, since they must be the ones that act.
fn value(reading: &Reading, mark: &Mark, limit: usize) -> Option<String> {
    match &mark.row.value {
        FacetValue::Said(value) => Some(value.to_string()),
        FacetValue::Written => Some(reading.source.slice(&mark.tokens).to_owned()),
        FacetValue::Following => following(reading, mark.tokens.end, limit),
        FacetValue::Body => None,
    }
}

/// The words from the token to where the thought ends: `suy thoái đạo đức, lối sống` in `… lối sống và 170 đảng viên`.
fn following(reading: &Reading, from: usize, limit: usize) -> Option<String> {
    const LONGEST: usize = 24;
    let ends = |at: usize| {
        let token = reading.token(at);
        let subject =
            token.is(',') && reading.hit(at + 1, TableId::Facet).is_some_and(|hit| reading.lexicon.facet(hit).value == FacetValue::Body);
        let turns = token.is(',') && reading.is(at + 1, ContextClass::Turns);
        let restarts = token.case == Case::Title && reading.is(at, ContextClass::Under);
        matches!(token.mark, ';' | ':' | '(' | ')' | '.' | '…' | '–' | '-')
            || token.kind == TokenKind::Line
            || subject
            || turns
            || restarts
            // what came of it is no offence: “vi phạm đến mức phải kỷ luật”, “vi phạm nên bị cách chức”
            || reading.is_any(at, [ContextClass::Opens, ContextClass::So, ContextClass::Suffers])
    };
    // “vi phạm được xử lý kịp thời”
    if is_break(reading, from) || from >= limit || reading.is(from, ContextClass::Gets) {
        return None;
    }
    let end = (from..limit.min(from + LONGEST)).find(|&at| ends(at)).unwrap_or(limit.min(from + LONGEST));
    let loose = |at: usize| is_break(reading, at) || reading.is(at, CueClass::And) || reading.is(at, ContextClass::Has);
    let last = (from..end).rev().find(|&at| !loose(at))?;
    Some(reading.source.slice(&(from..last + 1)).to_owned())
}

fn add<'f>(draft: &mut Draft, found: impl IntoIterator<Item = (&'f str, String)>, rule: &'static str) -> bool {
    let before = draft.facets.len();
    for (name, value) in found {
        draft.facets.entry(name.to_owned()).or_insert(value);
    }
    let added = draft.facets.len() > before;
    if added {
        draft.rules.push(rule);
    }
    added
}

/// `khiển trách 5 tổ chức đảng và 12 đảng viên`: what the verb says, it says of the whole list.
fn carry_in_list(reading: &Reading, drafts: &mut [Draft], index: usize) {
    let whole = drafts[index].division.map(|division| division.total);
    let Some(previous) = whole.or_else(|| outer_previous(reading, drafts, index)) else { return };
    let same_verb = drafts[index].topic_by.is_some() && drafts[index].topic_by == drafts[previous].topic_by;
    let behind_verb = |draft: &Draft| draft.topic_by.as_ref().is_some_and(|verb| verb.end <= draft.tokens.start);
    if !same_verb
        || !behind_verb(&drafts[previous])
        || !matches!(drafts[index].topic_source, Some(TopicSource::List | TopicSource::Division))
    {
        return;
    }
    let verb = drafts[index].topic_by.clone().unwrap_or_default();
    let topic = drafts[index].topic.clone().unwrap_or_default();
    // a list may be as long as the article, and the verb stands at its start
    let to = drafts[index].tokens.start.min(verb.end + LONGEST_ROW);
    // “đảng viên nữ 3.214 đồng chí (32,5%), dân tộc 1.045”: a noun is said of the first alone
    let is_noun = |mark: &Mark| reading.is(mark.tokens.start, ObjectClass::Person);
    let said = marks(reading, verb.start..to, &topic).into_iter().filter(|mark| mark.tokens.start < verb.end && !is_noun(mark));
    let found: Vec<(&str, String)> = said.filter_map(|mark| Some((&*mark.row.name, value(reading, &mark, verb.end)?))).collect();
    if add(&mut drafts[index], found, "facet.list") {
        drafts[index].infer(Field::Facets);
    }
}

/// `Có 2 đảng viên … . Những đảng viên này đã bị khiển trách`: the next sentence says it of the same people.
fn carry_back(reading: &Reading, drafts: &mut [Draft], index: usize) {
    let Some(next) = sentence_after(reading, drafts[index].tokens.start) else { return };
    if drafts.get(index + 1).is_some_and(|other| other.tokens.start < next.start) {
        return;
    }
    let Some(end) = refers_back(reading, &drafts[index], next.start) else { return };
    let limit = drafts.get(index + 1).map_or(next.end, |other| other.tokens.start.min(next.end));
    let topic = drafts[index].topic.clone().unwrap_or_default();
    let found: Vec<(&str, String)> = marks(reading, end..limit.max(end), &topic)
        .iter()
        .filter_map(|mark| Some((&*mark.row.name, value(reading, mark, limit)?)))
        .collect();
    if add(&mut drafts[index], found, "facet.next-sentence") {
        drafts[index].infer(Field::Facets);
    }
}

/// Past `Những đảng viên này`, where the counted thing is named again.
pub(super) fn refers_back(reading: &Reading, draft: &Draft, at: usize) -> Option<usize> {
    let noun_at = at + reading.hit_of(at, ContextClass::Those)?.len();
    let noun = reading.hit(noun_at, TableId::Object)?;
    let end = noun_at + noun.len();
    let again = super::object::noun(reading, &(noun_at..end));
    let same = draft.object.as_ref().is_some_and(|object| object.canonical == again.canonical);
    reading.hit_of(end, ContextClass::This).filter(|_| same).map(|this| end + this.len())
}
