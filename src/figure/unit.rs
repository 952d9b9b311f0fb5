//! Attaches the unit behind or before the number: `2,5 triệu đồng`, `5ha`, `11,8%`, `$5`, `điểm số 70`, `2 năm rưỡi`.

use super::draft::{Draft, UnitPhrase};
use crate::decimal::Decimal;
use crate::find::{Claim, Reading};
use crate::lexicon::{CueClass, Hit, Numeral, Side, TableId, UnitKind, unit_symbol};
use crate::report::{Amount, Kind};
use solieu_text::Case;

/// The currency of figures that name none.
pub(super) const DONG: &str = unit_symbol("VND");

pub(super) fn attach_unit(reading: &Reading, draft: &mut Draft) {
    if matches!(draft.kind, Kind::Score | Kind::Multiple) {
        return;
    }
    let Some((start, hit)) = unit_after(reading, draft).or_else(|| unit_before(reading, draft)) else { return };
    let unit = reading.lexicon.unit(hit);
    draft.kind = match unit.kind {
        UnitKind::Money => Kind::Money,
        UnitKind::Measure => Kind::Measure,
        UnitKind::Duration => Kind::Duration,
        UnitKind::Age => Kind::Age,
        UnitKind::Percent => Kind::Percent,
    };
    draft.rules.push(if start < draft.number.start { "unit.before" } else { "unit.after" });
    let tokens = start..start + hit.len();
    draft.unit = Some(UnitPhrase { symbol: unit.symbol.to_string(), tokens: tokens.clone() });
    draft.extend(&tokens);
    read_decimals_behind(reading, draft);
    read_comma(draft);
    read_half(reading, draft);
}

/// The unit right behind the number, unless a longer word of another table stands there: `đồng chí`, `đồng bằng` are not `đồng`.
fn unit_after(reading: &Reading, draft: &Draft) -> Option<(usize, Hit)> {
    let at = draft.number.end;
    let hit = reading.hit(at, TableId::Unit).filter(|_| reading.is_free(at))?;
    let longer = [TableId::Object, TableId::Classifier, TableId::Idiom, TableId::Stop]
        .into_iter()
        .filter_map(|table| reading.hit(at, table))
        .any(|noun| noun.len() > hit.len());
    let whole = matches!(draft.amount, Amount::Single { value } if value.is_integer());
    let sentence = reading.source.sentence(at);
    let is_index = || sentence.clone().any(|token| reading.is(token, CueClass::Index));
    let is_place =
        whole && reading.is(draft.number.start.wrapping_sub(1), CueClass::At) && reading.hit(at, TableId::Object).is_some() && !is_index();
    let is_other = longer || is_place || is_medal(reading, draft, hit) || is_letter(reading, draft, at, hit);
    (reading.lexicon.unit(hit).side.allows(Side::After) && !is_other).then_some((at, hit))
}

/// Whether the unit is a letter or a word of something else: `2 bảng A và B` are groups, `V.League` is a league.
fn is_letter(reading: &Reading, draft: &Draft, at: usize, hit: Hit) -> bool {
    let is_capital_letter = |at: usize| reading.token(at).is_capital() && reading.source.text_of(at).len() == 1;
    let next = at + hit.len();
    let is_money = reading.lexicon.unit(hit).kind == UnitKind::Money;
    // “một bảng mã vùng” is a table
    let worded =
        is_money && reading.hit(at, TableId::Object).is_some() && matches!(reading.numeral(draft.number.end - 1), Some(Numeral::Digit(_)));
    let lettered = worded || is_money && is_capital_letter(next);
    let (dot, word) = (reading.token(next), reading.token(next + 1));
    let initial = hit.len() == 1 && is_capital_letter(at) && dot.is('.') && !dot.spaced && word.is_capital() && !word.spaced;
    lettered || initial
}

/// `5 vàng, 4 bạc và 3 đồng`: bronze, where medals are counted and the number is small.
fn is_medal(reading: &Reading, draft: &Draft, hit: Hit) -> bool {
    const MOST_MEDALS: u32 = 500;
    let few = matches!(draft.amount, Amount::Single { value } if value.to_u32().is_some_and(|value| value <= MOST_MEDALS));
    let mut sentence = reading.source.sentence(draft.number.start);
    hit.len() == 1 && &*reading.lexicon.unit(hit).symbol == DONG && few && sentence.any(|at| reading.is(at, CueClass::Medal))
}

fn unit_before(reading: &Reading, draft: &Draft) -> Option<(usize, Hit)> {
    const LONGEST_UNIT: usize = 3;
    let direct = reading.source.hit_ending_at(draft.number.start, TableId::Unit, LONGEST_UNIT);
    let (at, hit) = direct.or_else(|| age_before(reading, draft))?;
    // “nghỉ hưu trước tuổi 132 người”, “nghỉ hưu trước tuổi 132” count people
    let counts = reading.lexicon.unit(hit).kind == UnitKind::Age && reading.hit(draft.number.end, TableId::Object).is_some();
    // “3 đô la 10 xu”: đô la is the unit of the number before
    let retires = reading.is(at.wrapping_sub(1), CueClass::Retires);
    let taken = at.checked_sub(1).is_some_and(|before| reading.claimed(before) == Claim::Number);
    // “Lục Yên 9” is a place
    let named = reading.lexicon.unit(hit).kind == UnitKind::Money && reading.token(at).case == Case::Title;
    (!counts && !retires && !taken && !named && reading.lexicon.unit(hit).side.allows(Side::Before) && reading.is_free(at))
        .then_some((at, hit))
}

/// `tuổi từ 20 đến 50`, `tuổi trên 60`, `tuổi trung bình là 24,4`: an age with a qualifier or a verb between.
fn age_before(reading: &Reading, draft: &Draft) -> Option<(usize, Hit)> {
    const LONGEST: usize = 4;
    let before = |table| reading.source.hit_ending_at(draft.number.start, table, LONGEST);
    let age = |end: usize| {
        reading.source.hit_ending_at(end, TableId::Unit, LONGEST).filter(|(_, hit)| reading.lexicon.unit(*hit).kind == UnitKind::Age)
    };
    let qualified = before(TableId::Qualifier).or_else(|| reading.hit_of_ending_at(draft.number.start, CueClass::From));
    // “dưới 5 tuổi là 24” counts something else
    let stated = || before(TableId::Evidence).and_then(|(from, _)| age(from)).filter(|(_, hit)| hit.len() > 1);
    qualified.and_then(|(from, _)| age(from)).or_else(stated)
}

/// With measures and percentages a comma before three digits is the decimal sign: `1,299 kg`; with counts it separates thousands.
fn read_comma(draft: &mut Draft) {
    if let (Some(value), Amount::Single { .. }, Kind::Measure | Kind::Percent) = (draft.comma, draft.amount, draft.kind) {
        draft.amount = Amount::Single { value };
        draft.rules.push("number.decimal-comma");
    }
}

/// Adds half a unit: `2 năm rưỡi` is 2.5.
pub(super) fn read_half(reading: &Reading, draft: &mut Draft) {
    let at = draft.tokens.end;
    if reading.numeral(at) != Some(Numeral::Half) || reading.token(at).word == reading.lexicon.word("nửa") {
        return;
    }
    if let (Amount::Single { value }, Some(half)) = (draft.amount, Decimal::new(5, 1)) {
        let Some(value) = value.add(half) else { return };
        draft.amount = Amount::Single { value };
        draft.rules.push("number.half");
        draft.extend(&(at..at + 1));
    }
}

/// Reads the digits glued to the unit as decimals: `1m72` is 1.72.
fn read_decimals_behind(reading: &Reading, draft: &mut Draft) {
    let at = draft.tokens.end;
    let (token, Amount::Single { value }) = (reading.token(at), draft.amount) else { return };
    let glued = token.kind == solieu_text::TokenKind::Digits && !token.spaced && !reading.token(draft.number.end).spaced;
    if !glued || draft.kind != Kind::Measure {
        return;
    }
    if let Some(value) = Decimal::from_digits("0", reading.source.text_of(at)).and_then(|decimals| value.add(decimals)) {
        draft.amount = Amount::Single { value };
        draft.rules.push("number.decimals-behind");
        draft.extend(&(at..at + 1));
    }
}
