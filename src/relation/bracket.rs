//! Brackets behind a figure: `48 tổ chức đảng (khiển trách 34, cảnh cáo 14)`, `272 đảng viên (có 37 cấp ủy viên)`.

use super::judge::{comes_to, exceeds};
use super::kinship::{Kinship, kinship};
use super::ledger::{Claim, Finding, Ledger};
use super::list::items;
use super::opener::{Opener, exclude_each_other, is_aside, opener_at, overlap};
use super::scene::{Bracket, Scene};
use super::total;
use crate::lexicon::TableId;
use crate::report::Kind;
use crate::source::Kind as TokenKind;
use crate::span::Tokens;

/// What a bracket holds at most, in tokens, to be read as a list.
const LONGEST: usize = 240;

pub(super) fn find_brackets(scene: &Scene, ledger: &mut Ledger) {
    for &bracket in &scene.brackets {
        read_bracket(scene, bracket, ledger);
    }
}

fn read_bracket(scene: &Scene, bracket: Bracket, ledger: &mut Ledger) {
    let inner = bracket.open + 1..bracket.close;
    if inner.is_empty() || inner.len() > LONGEST || scene.figures(&inner).is_empty() {
        return;
    }
    let opener = opener_at(scene, inner.start);
    let some = scene.word(inner.start, "has").is_some();
    let items = items(scene, &inner);
    let rest = items.iter().any(|item| item.is_rest);
    let sentence = scene.reading.source.sentence(bracket.open);
    let candidates = total::candidates(scene, &(sentence.start..bracket.open), scene.level(bracket.open));
    let mut parts = Vec::new();
    let mut first = None;
    for item in &items {
        let fits = |&&part: &&usize| {
            candidates.iter().any(|&total| kinship(scene, total, part).is_some())
                && !is_aside(scene, item, part)
                && parts.first().is_none_or(|&first: &usize| scene.drafts[first].kind == scene.drafts[part].kind)
        };
        if let Some(&part) = item.figures.iter().find(fits) {
            parts.push(part);
            first = first.or(Some(item.tokens.start));
        }
    }
    let claim = match &opener {
        Some(Opener { claim: Claim::All, .. }) | None if parts.len() > 1 && !some && overlap(scene, &items) => Claim::Open,
        Some(opener) => opener.claim,
        None if some => Claim::Some,
        None if parts.len() > 1 && exclude_each_other(scene, &items) => Claim::All,
        None if parts.len() > 1 => Claim::Listed,
        None if rest || counts_some(scene, &inner, &candidates, &parts) => Claim::Some,
        // one number alone translates or dates more often than it breaks down
        None => return,
    };
    let Some(total) = holder(scene, &candidates, &parts) else { return };
    let is_clean = items.iter().all(|item| !item.figures.is_empty());
    let evidence = match (opener, first) {
        (Some(opener), _) => opener.tokens,
        _ if some => inner.start..inner.start + 1,
        _ => bracket.open..bracket.open + 1,
    };
    ledger.push(scene, Finding { total, parts, claim, is_clean, evidence, rule: "sum.bracket" });
}

/// `19 người bị thương (⟦5 người⟧ nguy kịch)`, `17 lần (⟦8⟧ trúng đích)`: the same noun, or none, with more said of it, and no date
/// or comparison: `(8 người năm ngoái)`; or a noun of its own that starts as that one: `11 sổ đỏ (⟦8⟧ sổ giả)`.
fn counts_some(scene: &Scene, inner: &Tokens, candidates: &[usize], parts: &[usize]) -> bool {
    let (&[part], Some(&total)) = (parts, candidates.first()) else { return false };
    let draft = &scene.drafts[part];
    let opens = draft.kind == Kind::Count && draft.tokens.start == inner.start && scene.drafts[total].kind == Kind::Count;
    let told = draft.after_unit()..inner.end;
    let compares = |at: usize| [TableId::DateCue, TableId::Change].iter().any(|&table| scene.reading.hit(at, table).is_some());
    let touches = scene.drafts[total].tokens.end + 1 == inner.start;
    let tells_more = match &draft.object {
        Some(noun) if noun.tokens.start >= draft.number.end => match kinship(scene, total, part) {
            Some(Kinship::Class) => touches && noun.tokens.end == inner.end,
            tie => tie == Some(Kinship::Same) && noun.tokens.end < inner.end,
        },
        _ => touches && scene.reading.token(told.start).kind == TokenKind::Word,
    };
    opens && tells_more && !told.is_empty() && !told.into_iter().any(compares)
}

/// The nearest figure of the same sort, and surely the one that the parts come to; where it cannot hold the parts, the one before it that they come to:
/// `671 tàu, trong đó 627 tàu khai thác và 44 tàu dịch vụ (297 vỏ thép, 352 vỏ gỗ, 22 composite)`.
fn holder(scene: &Scene, candidates: &[usize], parts: &[usize]) -> Option<usize> {
    let is_kin = |&total: &usize| parts.iter().all(|&part| kinship(scene, total, part).is_some());
    let kin: Vec<usize> = candidates.iter().copied().filter(is_kin).collect();
    if kin.first().is_some_and(|&nearest| comes_to(scene, parts, nearest)) {
        return kin.first().copied();
    }
    let holds = |total: usize| !parts.iter().any(|&part| exceeds(scene, part, total));
    if kin.first().is_some_and(|&nearest| !holds(nearest))
        && let Some(&exact) = kin.iter().find(|&&total| comes_to(scene, parts, total))
    {
        return Some(exact);
    }
    total::best(scene, &kin, *parts.first()?).map(|(total, _)| total)
}
