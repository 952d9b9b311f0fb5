//! Carries a unit or an object that stands once to the other numbers that share it:
//!
//! - behind the last number of a series: `⟦12⟧, ⟦15⟧ và 18 tháng tù`, `lần lượt ⟦3⟧, ⟦5⟧ và 7 người`
//! - behind the second of two levels: `từ ⟦1.700⟧ lên 2.100 đồng/kg`
//! - behind the total or the last number of a labelled list: `505 tỷ đồng, gồm: giao thông ⟦210⟧, thủy lợi ⟦145⟧, nhà ở 150 tỷ`

use super::draft::Draft;
use super::neighbourhood::is_break;
use super::origin::Field;
use crate::decimal::Decimal;
use crate::find::Reading;
use crate::lexicon::{ChangeWordRole, CueClass, Numeral, RelationClass, TableId};
use crate::lists;
use crate::report::{Amount, Bound, Kind};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// Gives each number of a series, and the level that a change starts from, the unit and the object of the next number.
pub(super) fn carry_units(reading: &Reading, drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(index);
        let (Some(member), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let shares = member.is_in_series || starts_level(reading, member, next);
        if !shares || member.unit.is_some() || member.object.is_some() {
            continue;
        }
        member.kind = next.kind;
        member.unit = next.unit.clone();
        member.object = next.object.clone();
        member.per = next.per.clone();
        if member.unit.is_some() {
            member.infer(Field::Unit);
        }
        if member.object.is_some() {
            member.infer(Field::Object);
        }
    }
}

/// Whether the figure is the level that a change starts from: `từ ⟦34⟧ xuống còn 26 đảng viên`. Not where only the second has a scale:
/// “từ 3 lên 5 triệu đồng” leaves that of the first open.
fn starts_level(reading: &Reading, member: &Draft, next: &Draft) -> bool {
    const LONGEST: usize = 4;
    let opened = reading.hit_of_ending_at(member.tokens.start, CueClass::From).is_some();
    let reaches = |at: usize| {
        let hit = reading.hit(at, TableId::Change).map(|hit| reading.lexicon.change(hit).role);
        matches!(hit, Some(ChangeWordRole::To | ChangeWordRole::Weak))
    };
    let gap = member.tokens.end..next.tokens.start;
    opened && gap.len() <= LONGEST && gap.into_iter().any(reaches) && (member.is_scaled || !next.is_scaled)
}

/// Gives each bare number of a labelled list the scale and the unit of the next number that has them, else those of the total.
pub(super) fn carry_list_units(reading: &Reading, drafts: &mut [Draft]) {
    let mut total = 0;
    while total < drafts.len() {
        let items = labelled_items(reading, drafts, total);
        let mut donor = items.complete.then_some(total);
        for item in (total + 1..items.end).rev() {
            if drafts[item].unit.is_some() {
                donor = Some(item);
            } else if let Some(donor) = donor {
                share_unit(reading, drafts, total, donor, item);
            }
        }
        total = items.end.max(total + 1);
    }
}

/// The items of a list behind its total, as a range of figures.
struct ListItems {
    /// One past the last item; one past the total where there is no list.
    end: usize,
    /// Whether the words present the items as the whole total.
    complete: bool,
}

fn labelled_items(reading: &Reading, drafts: &[Draft], total: usize) -> ListItems {
    // a longer list is a table
    const MOST: usize = 24;
    const FEWEST: usize = 2;
    let none = ListItems { end: total + 1, complete: false };
    let draft = &drafts[total];
    let Some(unit) = draft.unit.as_ref().filter(|_| matches!(draft.kind, Kind::Money | Kind::Measure)) else { return none };
    let Some((mut start, complete)) = opened_list(reading, draft.tokens.end) else { return none };
    let sentence = reading.source.sentence(draft.tokens.start);
    let mut end = total + 1;
    for item in drafts[total + 1..].iter().take(MOST) {
        let label = start..item.tokens.start;
        let has_unit = item.unit.as_ref().is_some_and(|own| own.symbol == unit.symbol) && item.kind == draft.kind;
        let closes = |at: usize| at >= sentence.end || is_separator(reading, at) || is_break(reading, at) || reading.token(at).is('.');
        let fits =
            item.tokens.end <= sentence.end && is_label(reading, &label) && (has_unit || is_bare(reading, item)) && closes(item.tokens.end);
        if !fits {
            break;
        }
        end += 1;
        if !is_separator(reading, item.tokens.end) {
            break;
        }
        // “, và”
        start = item.tokens.end + 1 + usize::from(is_separator(reading, item.tokens.end + 1));
    }
    if end - total > FEWEST { ListItems { end, complete } } else { none }
}

/// Where the list starts that `:`, `gồm` … right behind the total opens, and whether the word says that it is complete.
fn opened_list(reading: &Reading, end: usize) -> Option<(usize, bool)> {
    let at = end + usize::from(reading.token(end).is(','));
    if reading.token(at).is(':') {
        return Some((at + 1, true));
    }
    let hit = reading.hit(at, TableId::Relation).filter(|_| lists::opens_parts(reading, at))?;
    let colon = usize::from(reading.token(at + hit.len()).is(':'));
    Some((at + hit.len() + colon, reading.is(at, RelationClass::All) || colon > 0))
}

fn is_separator(reading: &Reading, at: usize) -> bool {
    matches!(reading.token(at).mark, ',' | ';') || reading.is(at, CueClass::And)
}

/// Whether the tokens are a label: `giao thông`, `xã An`: a few words and nothing else.
fn is_label(reading: &Reading, tokens: &Tokens) -> bool {
    const LONGEST: usize = 8;
    !tokens.is_empty() && tokens.len() <= LONGEST && tokens.clone().all(|at| reading.token(at).kind == TokenKind::Word)
}

/// Whether the figure is digits without unit, object or bound.
fn is_bare(reading: &Reading, draft: &Draft) -> bool {
    let is_digits = draft.number.clone().all(|at| reading.token(at).kind != TokenKind::Word);
    draft.kind == Kind::Count && draft.bound == Bound::Exact && draft.unit.is_none() && draft.object.is_none() && is_digits
}

fn share_unit(reading: &Reading, drafts: &mut [Draft], total: usize, donor: usize, item: usize) {
    let raised = || {
        let Amount::Single { value } = drafts[item].amount else { return None };
        let Amount::Single { value: whole } = drafts[total].amount else { return None };
        value.shift(scale(reading, &drafts[donor])?).filter(|&value| value <= whole && value > Decimal::ZERO)
    };
    let Some(value) = raised() else { return };
    let (kind, unit) = (drafts[donor].kind, drafts[donor].unit.clone());
    let draft = &mut drafts[item];
    (draft.amount, draft.kind, draft.unit) = (Amount::Single { value }, kind, unit);
    draft.infer(Field::Unit);
    draft.rules.push("unit.list");
}

/// The power of ten of the words in the number: 9 for `62 tỷ`, 12 for `1,5 nghìn tỷ`; `None` where other words are in it.
fn scale(reading: &Reading, draft: &Draft) -> Option<u8> {
    let words = draft.number.clone().filter(|&at| reading.token(at).kind == TokenKind::Word);
    words.into_iter().try_fold(0, |power, at| match reading.lexicon.numeral(reading.hit(at, TableId::Numeral)?) {
        Numeral::Scale(more) => Some(power + more),
        _ => None,
    })
}
