//! Brackets behind a figure: `48 tổ chức đảng (khiển trách 34, cảnh cáo 14)`, `272 đảng viên (có 37 cấp ủy viên)`.

use super::opened_list::{Opener, exclude_each_other, is_aside, opener_at, overlap};
use crate::lexicon::{ObjectClass, RelationClass, TableId};
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::{comes_to, exceeds};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::candidates;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Bracket, Context};
use crate::sums::items::items;
use crate::sums::proposal::{Coverage, Proposal};
use solieu_text::TokenKind;

/// What a bracket holds at most, in tokens, to be read as a list.
const LONGEST: usize = 240;

pub(crate) fn detect_brackets(context: &Context, breakdowns: &mut Breakdowns) {
    for &bracket in &context.brackets {
        read_bracket(context, bracket, breakdowns);
    }
}

fn read_bracket(context: &Context, bracket: Bracket, breakdowns: &mut Breakdowns) {
    let inner = bracket.open + 1..bracket.close;
    if inner.is_empty() || inner.len() > LONGEST || context.figures(&inner).is_empty() {
        return;
    }
    let opener = opener_at(context, inner.start);
    let some = context.word(inner.start, RelationClass::Has).is_some();
    let items = items(context, &inner);
    let rest = items.iter().any(|item| item.is_rest);
    let sentence = context.reading.source.sentence(bracket.open);
    let candidates = candidates::candidates(context, &(sentence.start..bracket.open), context.level(bracket.open));
    let mut parts = Vec::new();
    let mut first = None;
    for item in &items {
        let fits = |&&part: &&usize| {
            candidates.iter().any(|&total| compatibility(context, total, part).is_some())
                && !is_aside(context, item, part)
                && parts.first().is_none_or(|&first: &usize| context.drafts[first].kind == context.drafts[part].kind)
        };
        if let Some(&part) = item.figures.iter().find(fits) {
            parts.push(part);
            first = first.or(Some(item.tokens.start));
        }
    }
    let coverage = match &opener {
        Some(Opener { coverage: Coverage::All, .. }) | None if parts.len() > 1 && !some && overlap(context, &items) => Coverage::Possible,
        Some(opener) => opener.coverage,
        None if some => Coverage::Some,
        None if parts.len() > 1 && exclude_each_other(context, &items) => Coverage::All,
        None if parts.len() > 1 => Coverage::Listed,
        None if rest || counts_some(context, &inner, &candidates, &parts) || names_part(context, &inner, &candidates, &parts) => {
            Coverage::Some
        }
        // one number alone translates or dates more often than it breaks down
        None => return,
    };
    let Some(total) = holder(context, &candidates, &parts) else { return };
    let is_clean = items.iter().all(|item| !item.figures.is_empty());
    let evidence = match (opener, first) {
        (Some(opener), _) => opener.tokens,
        _ if some => inner.start..inner.start + 1,
        _ => bracket.open..bracket.open + 1,
    };
    breakdowns.push(context, Proposal { total, parts, coverage, is_clean, evidence, rule: "sum.bracket" });
}

/// `19 người bị thương (⟦5 người⟧ nguy kịch)`, `17 lần (⟦8⟧ trúng đích)`: the same noun, or none, with more said of it, and no date
/// or comparison: `(8 người năm ngoái)`; or a noun of its own that starts as that one: `11 sổ đỏ (⟦8⟧ sổ giả)`.
fn counts_some(context: &Context, inner: &Tokens, candidates: &[usize], parts: &[usize]) -> bool {
    let (&[part], Some(&total)) = (parts, candidates.first()) else { return false };
    let draft = &context.drafts[part];
    let opens = draft.kind == Kind::Count && draft.tokens.start == inner.start && context.drafts[total].kind == Kind::Count;
    let told = draft.after_unit()..inner.end;
    let compares = |at: usize| [TableId::DateCue, TableId::Change].iter().any(|&table| context.reading.hit(at, table).is_some());
    let touches = context.drafts[total].tokens.end + 1 == inner.start;
    let tells_more = match &draft.object {
        Some(noun) if noun.tokens.start >= draft.number.end => match compatibility(context, total, part) {
            Some(Compatibility::Class) => touches && noun.tokens.end == inner.end,
            tie => tie == Some(Compatibility::Same) && noun.tokens.end < inner.end,
        },
        _ => touches && context.reading.token(told.start).kind == TokenKind::Word,
    };
    opens && tells_more && !told.is_empty() && !told.into_iter().any(compares)
}

/// `137.000 người (⟦công chức⟧ 12.000 người)`, `nộp lại 40 tỷ đồng (⟦đã⟧ nộp 31 tỷ, đạt 77,5%)`: what the bracket opens with says which part it is.
fn names_part(context: &Context, inner: &Tokens, candidates: &[usize], parts: &[usize]) -> bool {
    const LONGEST_LABEL: usize = 6;
    let (&[part], Some(&total)) = (parts, candidates.first()) else { return false };
    let label = inner.start..context.drafts[part].tokens.start;
    let touches = context.drafts[total].tokens.end + 1 == inner.start;
    if !touches || label.is_empty() || label.len() > LONGEST_LABEL || context.drafts[total].kind != context.drafts[part].kind {
        return false;
    }
    let reading = context.reading;
    let compares = |at: usize| [TableId::DateCue, TableId::Change, TableId::Unit].iter().any(|&table| reading.hit(at, table).is_some());
    if label.clone().any(compares) {
        return false;
    }
    let is_person = |at: usize| reading.is(at, ObjectClass::Person);
    let is_settled = context.word(label.start, RelationClass::State).is_some() && context.drafts[part].kind == Kind::Money;
    let is_named = is_person(label.start) && compatibility(context, total, part) >= Some(Compatibility::Kind);
    is_settled || is_named
}

/// The nearest figure of the same sort, and surely the one that the parts come to; where it cannot hold the parts, the one before it that they come to:
/// `671 tàu, trong đó 627 tàu khai thác và 44 tàu dịch vụ (297 vỏ thép, 352 vỏ gỗ, 22 composite)`.
fn holder(context: &Context, candidates: &[usize], parts: &[usize]) -> Option<usize> {
    let is_kin = |&total: &usize| parts.iter().all(|&part| compatibility(context, total, part).is_some());
    let kin: Vec<usize> = candidates.iter().copied().filter(is_kin).collect();
    if kin.first().is_some_and(|&nearest| comes_to(context, parts, nearest)) {
        return kin.first().copied();
    }
    let holds = |total: usize| !parts.iter().any(|&part| exceeds(context, part, total));
    if kin.first().is_some_and(|&nearest| !holds(nearest))
        && let Some(&exact) = kin.iter().find(|&&total| comes_to(context, parts, total))
    {
        return Some(exact);
    }
    candidates::best(context, &kin, *parts.first()?).map(|(total, _)| total)
}
