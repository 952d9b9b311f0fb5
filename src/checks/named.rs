//! Fewer counted than named: `ba xã gồm Tân Phú, Long Hòa, An Thới và Bình Khê`, `5 đối tượng, gồm:` with six names,
//! `A, B, C và D vào top 3`. Fewer named than counted are some of them, and right.

use super::Found;
use super::claim::claim;
use crate::decimal::Decimal;
use crate::findings::Mistake;
use crate::lexicon::{ClaimClass, CueClass, ObjectClass, RelationClass, TableId};
use crate::report::{Amount, Bound, Expected, FindingKind, Kind, Severity};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::class;
use crate::sums::context::Context;
use solieu_text::{Case, TokenKind};

/// More names than that are no list that is counted.
const MOST: usize = 30;

/// Names in a row.
struct Names {
    count: usize,
    tokens: Tokens,
    /// Whether `và` stands before the last one: what follows a comma is none of them.
    is_closed: bool,
}

/// Who or what is named.
#[derive(Clone, Copy)]
struct Sort<'t> {
    /// The words of the noun that is counted; empty where there are none.
    noun: &'t str,
    is_person: bool,
}

pub(crate) fn detect_named(context: &Context, _: &Breakdowns, found: &mut Found) {
    for figure in 0..context.drafts.len() {
        found.mistakes.extend(counted(context, figure));
    }
    let top = context.reading.lexicon.word("top");
    for at in 0..context.reading.source.len() {
        if context.reading.token(at).word == top && context.reading.token(at + 1).kind == TokenKind::Digits {
            found.mistakes.extend(ranked(context, at));
        }
    }
}

/// `ba xã …`, `5 đối tượng, gồm: …`
fn counted(context: &Context, figure: usize) -> Option<Mistake> {
    const LARGEST: u32 = 20;
    let draft = &context.drafts[figure];
    let (Kind::Count, Bound::Exact, Amount::Single { value }) = (draft.kind, draft.bound, draft.amount) else { return None };
    let noun = draft.object.as_ref().filter(|noun| noun.tokens.start >= draft.number.end)?;
    if value < Decimal::from(2) || value > Decimal::from(LARGEST) || draft.per.is_some() || is_offices(context, noun.tokens.start) {
        return None;
    }
    let text = context.reading.source.folded(&noun.tokens);
    let sort = Sort { noun: &text, is_person: class(context, noun).is_some_and(|classes| classes.has(ObjectClass::Person)) };
    let next = context.drafts.get(figure + 1).map_or(context.reading.source.len(), |next| next.number.start);
    let names = list_behind(context, noun.tokens.end, next, sort)?;
    let places = vec![draft.number.clone(), names.tokens.clone()];
    mistake(value, &names, draft.number.clone(), places, vec![figure])
}

/// `Sở`, `Ban`, `Công ty`: their names have commas and `và` in them. `Hội An` is a town.
fn is_offices(context: &Context, at: usize) -> bool {
    if context.reading.hit(at, TableId::Place).is_some() {
        return false;
    }
    context.reading.hit(at, TableId::Org).is_some() || claim(context, at, ClaimClass::Office).is_some()
}

/// The list right behind the noun, or behind `gồm`, `là` or a colon.
fn list_behind(context: &Context, at: usize, next: usize, sort: Sort) -> Option<Names> {
    const REACH: usize = 12;
    if let Some(names) = names(context, at, sort) {
        return Some(names).filter(|names| names.is_closed);
    }
    let sentence = context.reading.source.sentence(at.checked_sub(1)?);
    let end = sentence.end.min(at + REACH).min(next);
    let opener = (at..end).find_map(|from| {
        let word = context.word(from, RelationClass::All).or_else(|| claim(context, from, ClaimClass::Names));
        word.map(|len| from + len).or_else(|| context.reading.token(from).is(':').then_some(from + 1))
    })?;
    // a comma before `gồm`, none elsewhere
    let marks = (at..opener).filter(|&from| matches!(context.reading.token(from).mark, ',' | ';' | '(' | '.')).count();
    let start = if context.reading.token(opener).is(':') { opener + 1 } else { opener };
    if marks > 1 {
        return None;
    }
    names(context, start, sort).or_else(|| described(context, start, sort))
}

/// Names between commas with nothing else beside them but a bracket.
fn names(context: &Context, start: usize, sort: Sort) -> Option<Names> {
    let (mut at, mut count, mut last) = (start, 0, false);
    let is_titled = |at: usize| context.reading.token(at).case == Case::Lower;
    let mut bracketed = 0;
    loop {
        // “2 con gái Lan, Huệ và anh Tuấn”: who has a title of his own is not one of them
        if is_titled(at) && !is_titled(start) {
            return None;
        }
        let end = name(context, at, sort)?;
        at = behind_bracket(context, end);
        bracketed += usize::from(at > end);
        count += 1;
        if last || count == MOST {
            break;
        }
        if context.reading.token(at).is(',') {
            at += 1;
            // “A, B, và C”
            if context.reading.is(at, CueClass::And) {
                (at, last) = (at + 1, true);
            }
        } else if context.reading.is(at, CueClass::And) {
            (at, last) = (at + 1, true);
        } else {
            break;
        }
    }
    let token = context.reading.token(at);
    let ends = token.kind == TokenKind::Line || token.is('.');
    // “hai xã Tân Phú, Tân Lập (huyện Đức Hòa) và xã Tân An (huyện Thạnh Hóa)” groups them
    if bracketed > 0 && bracketed < count {
        return None;
    }
    // what goes on without `và` may be told of the last one alone, or name where they are
    (count > 1 && (last || ends)).then_some(Names { count, tokens: start..at, is_closed: last })
}

/// `Nguyễn Văn A (35 tuổi, trú xã An Phú); Trần Văn B …`: persons with more words each, between semicolons.
fn described(context: &Context, start: usize, sort: Sort) -> Option<Names> {
    const LONGEST: usize = 80;
    let sentence = context.reading.source.sentence(start);
    let level = context.level(start);
    let (mut count, mut from, mut semicolons) = (0, start, 0);
    while count < MOST {
        let end = name(context, from, sort)?;
        count += 1;
        let next = (end..sentence.end.min(end + LONGEST)).find(|&at| context.reading.token(at).is(';') && context.level(at) == level);
        let Some(next) = next else { break };
        semicolons += 1;
        from = next + 1;
        if context.reading.is(from, CueClass::And) {
            from += 1;
        }
    }
    (sort.is_person && semicolons > 0).then_some(Names { count, tokens: start..sentence.end, is_closed: true })
}

/// Where the name ends that starts there: words in capitals, with the word for what they name before them.
fn name(context: &Context, at: usize, sort: Sort) -> Option<usize> {
    const LONGEST: usize = 6;
    let reading = context.reading;
    let mut start = at;
    if reading.token(start).kind == TokenKind::Word && reading.token(start).case == Case::Lower {
        let titled = claim(context, start, ClaimClass::PersonWord).filter(|_| sort.is_person);
        let words = sort.noun.split(' ').count();
        let is_same = |end: usize| end <= reading.source.len() && reading.source.folded(&(start..end)) == sort.noun;
        let same = || (!sort.noun.is_empty() && is_same(start + words)).then_some(words);
        start += titled.or_else(same)?;
    }
    if is_offices(context, start) {
        return None;
    }
    let is_part = |at: usize| {
        let token = reading.token(at);
        let joined = matches!(token.mark, '-' | '–') && reading.token(at + 1).is_capital();
        token.kind == TokenKind::Word && token.case != Case::Lower || joined
    };
    let mut len = (start..start + LONGEST + 1).take_while(|&at| is_part(at)).count();
    // “Hoàng thành Thăng Long”: a common word within a name
    let is_common = |at: usize| reading.token(at).case == Case::Lower && reading.token(at).kind == TokenKind::Word;
    if len > 0 && is_common(start + len) && !reading.is(start + len, CueClass::And) && reading.token(start + len + 1).is_capital() {
        len += 1 + (start + len + 1..start + LONGEST + 1).take_while(|&at| is_part(at)).count();
    }
    (len > 0 && len <= LONGEST && reading.token(start).is_capital()).then_some(start + len)
}

/// Past `(SN 1990, trú xã Hòa Bình)`.
fn behind_bracket(context: &Context, at: usize) -> usize {
    if !context.reading.token(at).is('(') {
        return at;
    }
    let bracket = context.brackets.binary_search_by_key(&at, |bracket| bracket.open).ok();
    bracket.map_or(at, |index| context.brackets[index].close + 1)
}

/// `Đà Lạt, Hội An, Sa Pa và Phú Quốc vào top 3`, `top 3 gồm …`
fn ranked(context: &Context, top: usize) -> Option<Mistake> {
    const REACH: usize = 60;
    const GAP: usize = 4;
    let source = context.reading.source;
    let digits = source.text_of(top + 1);
    let value = Decimal::from_digits(digits, "").filter(|value| *value > Decimal::ONE && digits.len() < 3)?;
    let sort = Sort { noun: "", is_person: false };
    let sentence = source.sentence(top);
    let opens = |at: usize| context.reading.token(at).is_capital() && !source.before(at, 1).is_capital();
    let before = (top.saturating_sub(REACH).max(sentence.start)..top).filter(|&at| opens(at)).find_map(|at| {
        names(context, at, sort).filter(|names| names.is_closed && names.tokens.end <= top && names.tokens.end + GAP >= top)
    });
    let names = before.or_else(|| list_behind(context, top + 2, sentence.end, sort))?;
    mistake(value, &names, top..top + 2, vec![top..top + 2, names.tokens.clone()], Vec::new())
}

fn mistake(stated: Decimal, names: &Names, at: Tokens, places: Vec<Tokens>, figures: Vec<usize>) -> Option<Mistake> {
    let count = Decimal::from(names.count as u32);
    (count > stated).then(|| Mistake {
        kind: FindingKind::Limit,
        severity: Severity::Wrong,
        at,
        places,
        figures,
        dates: Vec::new(),
        expected: Some(Expected::Amount(Amount::Single { value: count })),
        rule: "limit.named",
    })
}
