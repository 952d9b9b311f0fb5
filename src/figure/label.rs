//! Objects that do not stand behind the number: `đảng viên có trình độ phổ thông 43.428`, `48 tổ chức đảng (khiển trách 34, cảnh cáo 14)`,
//! `cảnh cáo 4, khai trừ 2 trường hợp`, `tỷ lệ đảng viên … đạt 98%`.

use super::draft::{Draft, Noun};
use super::object;
use super::origin::Field;
use crate::discourse::earlier_sentences;
use crate::discourse::outcome::{outcome_before, takes_up_cases};
use crate::find::Reading;
use crate::find::place::is_place_or_body;
use crate::lexicon::{CueClass, ObjectClass, TableId};
use crate::lists;
use crate::report::Kind;
use crate::span::Tokens;
use solieu_text::TokenKind;

/// In tokens: `lên tới`, `còn lại là`.
const LONGEST_VERB: usize = 4;
const LONGEST_GRADE: usize = 8;

/// Fills the objects that the words beside the number left open, nearest evidence first.
pub(super) fn carry_objects(reading: &Reading, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        if drafts[index].object.is_some() || !matches!(drafts[index].kind, Kind::Count | Kind::Percent | Kind::Ratio) {
            continue;
        }
        let found = (drafts[index].division.and_then(|division| drafts[division.total].object.clone()))
            .map(|noun| (noun, "object.division"))
            .or_else(|| labelled(reading, drafts, index).map(|noun| (noun, "object.label")))
            .or_else(|| from_bracket(reading, drafts, index).map(|noun| (noun, "object.bracket")))
            .or_else(|| from_list_end(reading, drafts, index).map(|noun| (noun, "object.list")))
            .or_else(|| from_colon(reading, drafts, index).map(|noun| (noun, "object.colon")))
            .or_else(|| from_opener(reading, drafts, index).map(|noun| (noun, "object.opener")))
            .or_else(|| from_outcome(reading, drafts, index).map(|noun| (noun, "object.outcome")))
            .or_else(|| from_list_start(reading, drafts, index).map(|noun| (noun, "object.list")));
        if let Some((noun, rule)) = found {
            let draft = &mut drafts[index];
            draft.object = Some(noun);
            draft.rules.push(rule);
            draft.infer(Field::Object);
        }
    }
}

/// Where the clause of the number starts: behind the last `,` `;` `:` `(` or number.
fn clause_start(reading: &Reading, drafts: &[Draft], index: usize) -> usize {
    let at = drafts[index].tokens.start;
    let sentence = reading.source.sentence(at);
    let previous = index.checked_sub(1).map_or(0, |index| drafts[index].tokens.end);
    let floor = sentence.start.max(previous);
    // “tỷ lệ đảng viên hoàn thành chức trách, nhiệm vụ đạt cao (89,6%)”: the bracket says of all before it how high
    if reading.source.before(at, 1).is('(') && drafts[index].kind == Kind::Percent {
        return floor;
    }
    (floor..at).rev().find(|&token| matches!(reading.token(token).mark, ',' | ';' | ':' | '(' | ')')).map_or(floor, |mark| mark + 1)
}

/// The noun of the clause that the number counts: behind `số` or `tỷ lệ`, else right before the number and its verb, else
/// the first people, bodies or cases of the clause.
fn labelled(reading: &Reading, drafts: &[Draft], index: usize) -> Option<Noun> {
    let draft = &drafts[index];
    let clause = clause_start(reading, drafts, index)..draft.tokens.start;
    // “huyện Mai Sơn ⟦48⟧, thị trấn Đầm Dơi ⟦9⟧”: a name says where, not of what
    if draft.kind == Kind::Count && is_place_or_body(reading, &clause) {
        return None;
    }
    let nouns = || {
        clause.clone().filter_map(|at| {
            let hit = reading.hit(at, TableId::Object).filter(|hit| reading.is_free(at) && at + hit.len() <= clause.end)?;
            Some((at..at + hit.len(), hit))
        })
    };
    let is_rated = |at: usize| {
        at > clause.start && [CueClass::Rate, CueClass::NumberOf].into_iter().any(|class| reading.hit_of_ending_at(at, class).is_some())
    };
    let rated = nouns().find(|(tokens, _)| is_rated(tokens.start));
    if draft.kind == Kind::Percent {
        return rated.map(|(tokens, _)| object::noun(reading, &tokens));
    }
    let verb = reading.source.hit_ending_at(clause.end, TableId::Evidence, LONGEST_VERB).map_or(clause.end, |(at, _)| at);
    // the “nhiệm vụ” of “hoàn thành tốt nhiệm vụ 40” belongs to the grade
    let graded = reading.source.hit_ending_at(verb, TableId::Facet, LONGEST_GRADE).is_some_and(|(_, hit)| hit.len() > 1);
    let ending_at =
        |end: usize| nouns().find(|(tokens, _)| tokens.end == end && !(graded && end == verb) && !is_word_end(reading, &clause, tokens));
    // “chỉ tiêu của trường là 3.750” counts what the school has, no schools
    let owned = |start: usize| start > clause.start && reading.is(start - 1, CueClass::Owned);
    let adjacent = || ending_at(verb).and_then(|found| if owned(found.0.start) { ending_at(found.0.start - 1) } else { Some(found) });
    let people = || {
        nouns().find(|&(_, hit)| hit.len() > 1 && reading.lexicon.is_any(hit, [ObjectClass::Person, ObjectClass::Body, ObjectClass::Case]))
    };
    rated.or_else(adjacent).or_else(people).map(|(tokens, _)| object::noun(reading, &tokens))
}

/// `nhu ⟦cầu⟧ là 67`: one syllable behind another that no table knows is the end of a longer word.
fn is_word_end(reading: &Reading, clause: &Tokens, noun: &Tokens) -> bool {
    let Some(before) = noun.start.checked_sub(1).filter(|&before| noun.len() == 1 && before >= clause.start) else { return false };
    let known = [TableId::Stop, TableId::Cue, TableId::Qualifier, TableId::Evidence, TableId::Classifier, TableId::Change];
    reading.token(before).kind == TokenKind::Word
        && !known.iter().any(|&table| reading.source.hit_ending_at(noun.start, table, LONGEST_VERB).is_some())
}

/// How far back a bracket or a colon is looked for, in tokens: a sentence without an end must not make it a search.
const LONGEST_LIST: usize = 200;

/// How many items ahead the one with the object is looked for.
const MOST_ITEMS: usize = 40;

/// The figure before the bracket that holds this one.
fn from_bracket(reading: &Reading, drafts: &[Draft], index: usize) -> Option<Noun> {
    let at = drafts[index].tokens.start;
    let sentence = reading.source.sentence(at);
    let bracket = (sentence.start..at).rev().take(LONGEST_LIST).find(|&token| matches!(reading.token(token).mark, '(' | ')'))?;
    let open = Some(bracket).filter(|&token| reading.token(token).is('('))?;
    drafts[..index].iter().rev().find(|draft| draft.tokens.end <= open).filter(|draft| draft.tokens.start >= sentence.start)?.object.clone()
}

/// The figure before the colon that this one stands behind, past figures in brackets: `24 đảng viên (có 7 nữ): 17 bị khiển trách`.
fn from_colon(reading: &Reading, drafts: &[Draft], index: usize) -> Option<Noun> {
    let at = drafts[index].tokens.start;
    let sentence = reading.source.sentence(at);
    let colon = (sentence.start..at).rev().take(LONGEST_LIST).find(|&token| reading.token(token).is(':'))?;
    let mut depth = 0;
    let mut earlier = drafts[..index].iter().rev().skip_while(|draft| draft.tokens.end > colon).peekable();
    for token in (sentence.start..colon).rev().take(LONGEST_LIST) {
        match reading.token(token).mark {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if let Some(draft) = earlier.next_if(|draft| draft.tokens.end == token + 1)
            && depth == 0
        {
            return draft.object.clone();
        }
    }
    None
}

/// The figure before the word that opens the list which this one stands in: `3 đảng viên gồm ⟦1⟧ chính thức và 2 dự bị`.
fn from_opener(reading: &Reading, drafts: &[Draft], index: usize) -> Option<Noun> {
    let at = drafts[index].tokens.start;
    let sentence = reading.source.sentence(at);
    let opens = |&token: &usize| lists::opens_parts(reading, token);
    let opener = (sentence.start..at).rev().take(LONGEST_LIST).find(opens)?;
    let total = drafts[..index].iter().rev().find(|draft| draft.tokens.end <= opener)?;
    (total.tokens.end == opener || reading.token(total.tokens.end).is(','))
        .then(|| total.object.clone())?
        .filter(|_| total.kind == drafts[index].kind)
}

/// What the sentence before counts, where this one says what became of it: `phát hiện 9 hộ lấn chiếm. Đã cưỡng chế ⟦5⟧`.
fn from_outcome(reading: &Reading, drafts: &[Draft], index: usize) -> Option<Noun> {
    const REACH: usize = 8;
    if drafts[index].kind != Kind::Count {
        return None;
    }
    let previous = index.checked_sub(1).map_or(0, |before| drafts[before].tokens.end);
    let outcome = outcome_before(reading, drafts[index].tokens.start, previous)?;
    let sentence = reading.source.sentence(outcome.clause);
    let spoken_of = if sentence.start == outcome.clause {
        earlier_sentences(reading.source, outcome.clause, 1).next()?
    } else {
        sentence.start..outcome.clause
    };
    let inside = |draft: &&Draft| draft.kind == Kind::Count && spoken_of.contains(&draft.number.start);
    let counted = drafts[..index].iter().rev().take(REACH).find(inside)?;
    takes_up_cases(reading, &spoken_of, &outcome).then(|| counted.object.clone())?
}

/// The list runs on to a number that has its object: `khiển trách 17, cảnh cáo 4, khai trừ 2 trường hợp`.
fn from_list_end(reading: &Reading, drafts: &[Draft], index: usize) -> Option<Noun> {
    let sentence = reading.source.sentence(drafts[index].tokens.start);
    let rest = drafts[index + 1..]
        .iter()
        .take(MOST_ITEMS)
        .take_while(|draft| draft.tokens.end <= sentence.end && draft.kind == drafts[index].kind);
    let mut end = drafts[index].tokens.end;
    for draft in rest {
        let separated = (end..draft.tokens.start).filter(|&token| reading.token(token).kind == TokenKind::Mark).count();
        if separated > 1 || !matches!(reading.token(end).mark, ',' | ';') && !reading.is(end, CueClass::And) {
            return None;
        }
        if draft.object.is_some() {
            return draft.object.clone();
        }
        end = draft.tokens.end;
    }
    None
}

/// The list started with a number that has its object: `đảng viên có trình độ phổ thông 43.428; trình độ đại học 24.983`.
fn from_list_start(reading: &Reading, drafts: &[Draft], index: usize) -> Option<Noun> {
    let previous = drafts[..index].last()?;
    let same = previous.kind == drafts[index].kind
        && reading.source.sentence(previous.number.start) == reading.source.sentence(drafts[index].number.start);
    let listed = matches!(reading.token(previous.tokens.end).mark, ',' | ';');
    (same && listed).then(|| previous.object.clone()).flatten()
}
