//! Ways to divide people, of which none says anything of the others: `612 nữ và 845 đoàn viên` may be the same people,
//! `612 nữ và 633 nam` are not.

use crate::lexicon::RelationClass;
use crate::lists;
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::context::Context;
use solieu_text::TokenKind;

/// Their classes in the relation table.
const WAYS: [RelationClass; 5] =
    [RelationClass::Sex, RelationClass::People, RelationClass::Faith, RelationClass::Youth, RelationClass::Degree];

/// Which of them a part names.
type Named = [bool; WAYS.len()];

/// `612 nữ và 845 đoàn viên`: two of the parts divide the total each in another way, so that one member may be in both.
pub(crate) fn cross(context: &Context, parts: &[usize]) -> bool {
    let named: Vec<Named> = parts.iter().map(|&part| named(context, part)).filter(|named| named.contains(&true)).collect();
    named.len() > 1 && !share_way(&named)
}

/// `612 nữ và 632 công nhân`: one of the parts divides the total in a way that not all of them do. They may be all of it or not.
pub(crate) fn mix(context: &Context, parts: &[usize]) -> bool {
    let named: Vec<Named> = parts.iter().map(|&part| named(context, part)).collect();
    named.len() > 1 && named.iter().any(|named| named.contains(&true)) && !share_way(&named)
}

/// Whether there is a way in which all of them divide the total.
fn share_way(named: &[Named]) -> bool {
    (0..WAYS.len()).any(|way| named.iter().all(|named| named[way]))
}

fn named(context: &Context, part: usize) -> Named {
    if !matches!(context.drafts[part].kind, Kind::Count | Kind::Percent | Kind::Ratio) {
        return [false; WAYS.len()];
    }
    let words = item(context, part).filter(|&at| !context.reading.token(at).is_capital());
    words.fold([false; WAYS.len()], |found, at| std::array::from_fn(|way| found[way] || context.word(at, WAYS[way]).is_some()))
}

/// The words of a part, as far as no mark, other figure or opening word stands between.
fn item(context: &Context, part: usize) -> Tokens {
    const REACH: usize = 8;
    let own = &context.drafts[part].tokens;
    let before = part.checked_sub(1).map_or(0, |other| context.drafts[other].tokens.end).max(own.start.saturating_sub(REACH));
    let behind = context.drafts.get(part + 1).map_or(context.reading.source.len(), |other| other.tokens.start).min(own.end + REACH);
    let is_mark = |at: usize| context.reading.token(at).kind == TokenKind::Mark;
    let ends = |&at: &usize| context.separator(at).is_some() || is_mark(at) || lists::opens_parts(context.reading, at);
    let start = (before..own.start).rev().find(ends).map_or(before, |at| at + 1);
    let end = (own.end..behind).find(ends).unwrap_or(behind);
    start.min(own.start)..end.max(own.end)
}
