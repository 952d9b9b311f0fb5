//! Attaches the counted noun behind the number: `135 đồng chí`, `1 chiếc bùa hộ mệnh`, `66% DN`, `70% số dân`, `8/30 mã`; or the
//! measured thing before it: `căn nhà 16 m2`.

use super::draft::{Draft, Noun};
use crate::find::abbreviation::canonical;
use crate::find::number::past_quote;
use crate::find::{Claim, Reading};
use crate::lexicon::{CueClass, Hit, ObjectClass, TableId, unit_symbol};
use crate::report::Kind;
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// Units of the size of a house, a field, a road.
const EXTENTS: [&str; 5] = [unit_symbol("m2"), unit_symbol("ha"), unit_symbol("km2"), unit_symbol("m"), unit_symbol("km")];

pub(super) fn attach_object(reading: &Reading, draft: &mut Draft) {
    if matches!(draft.kind, Kind::Money | Kind::Duration | Kind::Age | Kind::Score | Kind::Multiple) {
        return;
    }
    let mut at = draft.after_unit();
    if draft.kind == Kind::Percent || reading.is(at, CueClass::Of) {
        at = skip_of(reading, at);
    } else if reading.is(at, CueClass::NumberOf) && reading.hit(at, TableId::Object).is_none() {
        at += 1;
    }
    at = past_quote(reading, at);
    // “hai tân phó bí thư”, but “hai tân binh”
    if reading.is(at, CueClass::Newly) && reading.hit(at, TableId::Object).is_none() {
        at += 1;
    }
    let found = match draft.kind {
        // “5 km tính từ …”: an unknown word behind a unit is rarely what is measured
        Kind::Measure | Kind::Percent => scan_known(reading, at),
        _ => scan_known(reading, at).or_else(|| scan_unknown(reading, at)),
    };
    let Some((len, rule)) = found else { return attach_measured(reading, draft) };
    let tokens = at..at + len;
    draft.object = Some(noun(reading, &tokens));
    draft.rules.push(rule);
    draft.extend(&(draft.after_unit()..tokens.end));
}

/// `⟦căn nhà⟧ 16 m2`, `⟦thửa đất⟧ hơn 400 m2`: the measured thing right before the number.
fn attach_measured(reading: &Reading, draft: &mut Draft) {
    const LONGEST: usize = 4;
    // “công suất 300 mã lực”: the noun before a power or a speed names the quantity
    let is_extent = draft.unit.as_ref().is_some_and(|unit| EXTENTS.contains(&unit.symbol.as_str()));
    if !is_extent {
        return;
    }
    let start = reading.source.hit_ending_at(draft.number.start, TableId::Qualifier, LONGEST).map_or(draft.number.start, |(from, _)| from);
    let thing = (start.saturating_sub(LONGEST)..start).find(|&at| {
        let ends_here = scan_known(reading, at).is_some_and(|(len, _)| len > 1 && at + len == start);
        let is_thing = |hit: Hit| reading.lexicon.is(hit, ObjectClass::Thing);
        ends_here
            && !reading.is(at, CueClass::Dimension)
            && reading.hit(at, TableId::Evidence).is_none()
            && reading.hit(at, TableId::Object).is_none_or(is_thing)
    });
    if let Some(at) = thing {
        draft.object = Some(noun(reading, &(at..start)));
        draft.rules.push("object.before");
    }
}

/// Skips the words between a percentage and its noun: `% ⟦trong số hơn 10.000⟧ công ty`, `% ⟦trở lên số⟧ chi bộ`, `% ⟦số⟧ dân`.
fn skip_of(reading: &Reading, mut at: usize) -> usize {
    const LONGEST: usize = 6;
    for _ in 0..LONGEST {
        let skipped = reading
            .hit_of(at, CueClass::Of)
            .or_else(|| reading.hit_of(at, CueClass::NumberOf))
            .or_else(|| reading.hit_of(at, CueClass::Plural))
            .or_else(|| reading.hit(at, TableId::Qualifier));
        at += match skipped {
            Some(hit) => hit.len(),
            None if reading.claimed(at) == Claim::Number => 1,
            None => return at,
        };
    }
    at
}

/// The noun at the tokens with its canonical name: the long form where the text defines a short one, else the name in the table, else
/// the words with their abbreviations spelled out.
pub(super) fn noun(reading: &Reading, tokens: &Tokens) -> Noun {
    let row = reading.hit(tokens.start, TableId::Object).filter(|hit| hit.len() == tokens.len());
    let listed = row.map(|hit| reading.lexicon.cell(hit, 1)).filter(|name| !matches!(*name, "" | "-"));
    let canonical = match listed {
        Some(name) if !reading.is_defined(tokens) => name.to_owned(),
        _ => canonical(reading, tokens),
    };
    Noun { tokens: tokens.clone(), canonical }
}

/// The length of a noun of the tables, or of a classifier with its noun (`chiếc bùa hộ mệnh`), and the name of the rule.
pub(super) fn scan_known(reading: &Reading, at: usize) -> Option<(usize, &'static str)> {
    if !reading.is_free(at) {
        return None;
    }
    let object = reading.hit(at, TableId::Object).map(|hit| hit.len());
    // “điểm Toán” is the school subject, not the classifier “toán” (a group)
    let classifier = reading.hit(at, TableId::Classifier).filter(|hit| hit.len() >= object.unwrap_or(0) && !reading.token(at).is_capital());
    let Some(classifier) = classifier else {
        return object.map(|len| (len, "object.lexicon"));
    };
    let len = classifier.len();
    let rest = reading.hit(at + len, TableId::Object).map(|hit| hit.len()).or_else(|| scan_unknown(reading, at + len).map(|(len, _)| len));
    Some((len + rest.unwrap_or(0), "object.classifier"))
}

/// The length of a noun that no table holds. Most Vietnamese nouns have two syllables, so it takes two unless the second is a stop
/// word; an abbreviation in capitals stands alone.
fn scan_unknown(reading: &Reading, at: usize) -> Option<(usize, &'static str)> {
    let token = reading.token(at);
    let is_noun = |at: usize| {
        let token = reading.token(at);
        let is_numeral = reading.hit(at, TableId::Numeral).is_some();
        token.kind == TokenKind::Word && token.spaced && !is_numeral && reading.is_free(at) && reading.hit(at, TableId::Stop).is_none()
    };
    if !is_noun(at) {
        return None;
    }
    match token.case {
        Case::Upper if reading.source.text_of(at).len() > 1 => Some((1, "object.capitals")),
        Case::Lower => {
            let two = is_noun(at + 1) && reading.token(at + 1).case == Case::Lower && reading.hit(at + 1, TableId::Qualifier).is_none();
            Some((if two { 2 } else { 1 }, "object.unknown"))
        }
        _ => None,
    }
}
