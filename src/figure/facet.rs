//! Attaches the details of a topic: `khiển trách ⟦17⟧` has the form of a penalty, `⟦34 đảng viên⟧ có biểu hiện suy thoái` an offence,
//! `⟦92%⟧ hoàn thành tốt nhiệm vụ trở lên` a grade.

use super::draft::Draft;
use super::neighbourhood::{Neighbourhood, is_break, is_link, outer_previous, sentence_after};
use super::origin::{Field, TopicOrigin};
use crate::find::{Claim, Reading};
use crate::lexicon::{ContextClass, CueClass, Facet, FacetValue, ObjectClass, TableId};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// A phrase of the facet table in the text.
pub(super) struct FacetPhrase<'s> {
    pub(super) tokens: Tokens,
    pub(super) row: &'s Facet,
}

/// Fills the facets that the clause of each figure states, then those that its list or the next sentence adds.
pub(super) fn attach_facets(reading: &Reading, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        attach_stated(reading, drafts, index);
        carry_in_list(reading, drafts, index);
        carry_from_next_sentence(reading, drafts, index);
    }
}

/// The length of the longest phrases of the facet table, in tokens.
const LONGEST_ROW: usize = 8;

/// The facet phrases of a topic within the tokens, the longest at each place, never overlapping.
pub(super) fn phrases<'s>(reading: &Reading<'s>, tokens: Tokens, topic: &str) -> Vec<FacetPhrase<'s>> {
    let mut phrases = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let hit = reading.hit(at, TableId::Facet).filter(|hit| at + hit.len() <= tokens.end && reading.claimed(at) != Claim::Document);
        let Some(hit) = hit else {
            at += 1;
            continue;
        };
        let row = reading.lexicon.facet(hit);
        if row.is_of(topic) {
            phrases.push(FacetPhrase { tokens: at..at + hit.len(), row });
        }
        at += hit.len();
    }
    phrases
}

/// Facets from the clause of the figure: first those of a verb right before it, else those behind it; then the others.
fn attach_stated(reading: &Reading, drafts: &mut [Draft], index: usize) {
    let Some(topic) = drafts[index].topic.clone() else { return };
    // “bốn hình thức kỷ luật”: the counted thing is itself the facet
    if drafts[index].topic_origin == Some(TopicOrigin::Object) {
        return;
    }
    let around = Neighbourhood::of(reading, drafts, index);
    let own = &drafts[index].tokens;
    // “6 đảng viên bỏ sinh hoạt, bị xóa tên”: the clause extends to the words that named the topic
    let said_by = drafts[index].topic_by.as_ref().filter(|by| around.after.contains(&by.start)).map_or(0, |by| by.end);
    let (before, after) = (around.clause_before(reading), own.start..around.clause_after(reading).end.max(said_by));
    let next = around.after.end;
    // “suy thoái đạo đức và ⟦170 đảng viên⟧” starts a new item, “chỉ đạt ⟦21,5 điểm⟧” continues the phrase
    let joined = next.checked_sub(1).is_some_and(|at| is_break(reading, at) || reading.is(at, CueClass::And));
    let limit = if joined { next } else { around.sentence.end };
    let has_next = next < around.sentence.end;
    let governs_next = |phrase: &FacetPhrase| has_next && is_link(reading, &(phrase.tokens.end..next));
    let mut before = phrases(reading, before, &topic);
    // “81 bị cách chức trong tổng số ⟦2.400 đảng viên⟧”: a facet of the part does not hold for the whole
    let is_of_part = |phrase: &FacetPhrase| (phrase.tokens.end..own.start).any(|at| reading.is(at, CueClass::Of));
    // “2 tổ chức đảng bằng hình thức khiển trách và ⟦26 đảng viên⟧”: it belongs to the figure before
    let follows = around.gap.start > around.sentence.start;
    let closes = |phrase: &FacetPhrase| {
        let at = phrase.tokens.end;
        follows
            && phrase.tokens.start > around.gap.start
            && at + 1 == own.start
            && (reading.token(at).is(',') || reading.is(at, CueClass::And))
    };
    before.retain(|phrase| !is_of_part(phrase) && !closes(phrase));
    before.reverse();
    // “nhận Huy hiệu 75 năm, ⟦8 đồng chí⟧ 65 năm”: the words that named the topic may stand in an earlier clause
    let earlier = drafts[index].topic_by.clone().filter(|by| before.is_empty() && by.end <= own.start && around.before.contains(&by.start));
    before.extend(earlier.map(|by| phrases(reading, by, &topic)).unwrap_or_default().into_iter().filter(|phrase| !closes(phrase)));
    let governing = before.first().is_some_and(|phrase| is_link(reading, &(phrase.tokens.end..own.start)));
    let mut after: Vec<FacetPhrase> = phrases(reading, after, &topic).into_iter().filter(|phrase| !governs_next(phrase)).collect();
    // “24 tập thể”: a noun is a facet where it is the counted thing
    let counted = drafts[index].object.as_ref().map(|noun| noun.tokens.start);
    for phrases in [&mut before, &mut after] {
        phrases.retain(|phrase| {
            let noun = reading.hit(phrase.tokens.start, TableId::Object).filter(|noun| noun.len() >= phrase.tokens.len());
            let is_counted = Some(phrase.tokens.start) == counted;
            match phrase.row.value {
                FacetValue::Said(_) => noun.is_none_or(|noun| is_counted || reading.lexicon.is(noun, ObjectClass::Thing)),
                // “nữ ⟦121 đồng chí⟧” has a facet; “⟦121 nữ⟧” has it as its object; “nữ sinh” is another word
                FacetValue::Written => noun.is_none_or(|noun| !is_counted && noun.len() == phrase.tokens.len()),
                FacetValue::Following | FacetValue::Body => true,
            }
        });
    }
    let (first, second) = if governing { (before, after) } else { (after, before) };
    // “xóa tên do vi phạm khoảng ⟦38⟧”: a value before the figure ends at the figure
    let limit = |phrase: &FacetPhrase| if phrase.tokens.end <= own.start { own.start } else { limit };
    let found: Vec<(&str, String)> =
        first.iter().chain(&second).filter_map(|phrase| Some((&*phrase.row.name, value(reading, phrase, limit(phrase))?))).collect();
    add(&mut drafts[index], found, "facet.clause");
}

/// The value that a phrase gives; names of bodies are read in `acting_body.rs`, since only bodies that act count.
fn value(reading: &Reading, phrase: &FacetPhrase, limit: usize) -> Option<String> {
    match &phrase.row.value {
        FacetValue::Said(value) => Some(value.to_string()),
        FacetValue::Written => Some(reading.source.slice(&phrase.tokens).to_owned()),
        FacetValue::Following => following(reading, phrase.tokens.end, limit),
        FacetValue::Body => None,
    }
}

/// The words from the token to the end of the phrase: `suy thoái đạo đức, lối sống` of `suy thoái đạo đức, lối sống và 170 đảng viên`.
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
            // the consequence is not part of the offence: “vi phạm đến mức phải kỷ luật”, “vi phạm nên bị cách chức”
            || reading.is_any(at, [ContextClass::Opens, ContextClass::So, ContextClass::Suffers])
    };
    // “vi phạm được xử lý kịp thời” names no offence
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

/// `khiển trách 5 tổ chức đảng và ⟦12 đảng viên⟧`: the facet of the verb holds for the whole list.
fn carry_in_list(reading: &Reading, drafts: &mut [Draft], index: usize) {
    let whole = drafts[index].division.map(|division| division.total);
    let Some(previous) = whole.or_else(|| outer_previous(reading, drafts, index)) else { return };
    let same_verb = drafts[index].topic_by.is_some() && drafts[index].topic_by == drafts[previous].topic_by;
    let behind_verb = |draft: &Draft| draft.topic_by.as_ref().is_some_and(|verb| verb.end <= draft.tokens.start);
    if !same_verb
        || !behind_verb(&drafts[previous])
        || !matches!(drafts[index].topic_origin, Some(TopicOrigin::List | TopicOrigin::Division))
    {
        return;
    }
    let verb = drafts[index].topic_by.clone().unwrap_or_default();
    let topic = drafts[index].topic.clone().unwrap_or_default();
    // the verb stands at the start of the list, which may be long
    let to = drafts[index].tokens.start.min(verb.end + LONGEST_ROW);
    // “đảng viên nữ 3.214 đồng chí (32,5%), dân tộc 1.045”: a noun belongs to the first item only
    let is_noun = |phrase: &FacetPhrase| reading.is(phrase.tokens.start, ObjectClass::Person);
    let said = phrases(reading, verb.start..to, &topic).into_iter().filter(|phrase| phrase.tokens.start < verb.end && !is_noun(phrase));
    let found: Vec<(&str, String)> = said.filter_map(|phrase| Some((&*phrase.row.name, value(reading, &phrase, verb.end)?))).collect();
    if add(&mut drafts[index], found, "facet.list") {
        drafts[index].infer(Field::Facets);
    }
}

/// `Có 2 đảng viên … . Những đảng viên này đã bị khiển trách`: the next sentence adds a facet of the same people.
fn carry_from_next_sentence(reading: &Reading, drafts: &mut [Draft], index: usize) {
    let Some(next) = sentence_after(reading, drafts[index].tokens.start) else { return };
    if drafts.get(index + 1).is_some_and(|other| other.tokens.start < next.start) {
        return;
    }
    let Some(end) = refers_back(reading, &drafts[index], next.start) else { return };
    let limit = drafts.get(index + 1).map_or(next.end, |other| other.tokens.start.min(next.end));
    let topic = drafts[index].topic.clone().unwrap_or_default();
    let found: Vec<(&str, String)> = phrases(reading, end..limit.max(end), &topic)
        .iter()
        .filter_map(|phrase| Some((&*phrase.row.name, value(reading, phrase, limit)?)))
        .collect();
    if add(&mut drafts[index], found, "facet.next-sentence") {
        drafts[index].infer(Field::Facets);
    }
}

/// The token behind `Những đảng viên này`, where that refers to the object of the figure.
pub(super) fn refers_back(reading: &Reading, draft: &Draft, at: usize) -> Option<usize> {
    let noun_at = at + reading.hit_of(at, ContextClass::Those)?.len();
    let noun = reading.hit(noun_at, TableId::Object)?;
    let end = noun_at + noun.len();
    let again = super::object::noun(reading, &(noun_at..end));
    let same = draft.object.as_ref().is_some_and(|object| object.canonical == again.canonical);
    reading.hit_of(end, ContextClass::This).filter(|_| same).map(|this| end + this.len())
}
