//! Changes with where they start and end: `giảm 100 chỉ tiêu, từ 300 xuống còn 200`, `tăng 1,5 lần, từ 200 lên 300`.

use super::amounts::{Slack, slacks};
use super::checks::{Finding, verdict};
use super::ledger::Ledger;
use super::scene::Scene;
use crate::decimal::Decimal;
use crate::report::{Amount, CheckKind, Kind, Verdict};
use crate::span::Tokens;

/// Between `từ` and its number, or `lên` and its number: a qualifier, `mức`.
const CLOSE: usize = 3;

pub(super) fn find_changes(scene: &Scene, _: &Ledger, found: &mut Vec<Finding>) {
    for from in 0..scene.drafts.len().saturating_sub(1) {
        let Some(evidence) = starts_and_ends(scene, from) else { continue };
        let to = from + 1;
        let beside = [from.checked_sub(1), Some(to + 1)].into_iter().flatten();
        let stated = beside.filter(|&by| is_beside(scene, by, from, to)).filter_map(|by| check(scene, [from, to, by], &evidence));
        found.extend(stated);
    }
}

/// `từ` before the first figure and `lên`, `xuống còn` between it and the next.
fn starts_and_ends(scene: &Scene, from: usize) -> Option<Tokens> {
    const LONGEST: usize = 8;
    let (first, second) = (&scene.drafts[from], &scene.drafts[from + 1]);
    let (start, end) = (first.tokens.start, second.tokens.start);
    let comparable = first.kind == second.kind && symbol(first) == symbol(second) && end <= first.tokens.end + LONGEST;
    let opens = (start.saturating_sub(CLOSE)..=start).rev().find_map(|at| scene.word(at, "from").map(|len| at..at + len))?;
    let arrow = (first.number.end..end).rev().find_map(|at| scene.word(at, "towards").map(|len| at..at + len))?;
    let tight = arrow.end + CLOSE >= end && (first.tokens.end..arrow.start).all(|at| scene.separator(at).is_none());
    (comparable && tight && opens.end <= first.number.start).then_some(opens.start..arrow.end)
}

fn symbol(draft: &crate::figure::Draft) -> Option<&str> {
    draft.unit.as_ref().map(|unit| unit.symbol.as_str())
}

/// A change stated in the same sentence, right before `từ` or right behind the second figure.
fn is_beside(scene: &Scene, by: usize, from: usize, to: usize) -> bool {
    const REACH: usize = 12;
    let Some(draft) = scene.drafts.get(by) else { return false };
    let same_sentence = |other: usize| {
        scene.reading.source.sentence_index(draft.number.start) == scene.reading.source.sentence_index(scene.drafts[other].number.start)
    };
    let gap = if by < from {
        scene.drafts[from].tokens.start.saturating_sub(draft.tokens.end)
    } else {
        draft.tokens.start.saturating_sub(scene.drafts[to].tokens.end)
    };
    same_sentence(from) && same_sentence(to) && gap <= REACH && (scene.is_change(by) || draft.kind == Kind::Multiple)
}

fn check(scene: &Scene, [from, to, by]: [usize; 3], evidence: &Tokens) -> Option<Finding> {
    let [first, second, stated] = [from, to, by].map(|figure| slacks(scene.reading, &scene.drafts[figure]));
    let (first, second, stated) = (first?[0]?, second?[0]?, stated?[0]?);
    let step = second.value.subtract(first.value)?.magnitude();
    let draft = &scene.drafts[by];
    let (computed, (verdict, difference)) = match draft.kind {
        Kind::Percent if scene.drafts[from].kind != Kind::Percent => rate(stated, step, first.value, Decimal::from(100))?,
        // “tăng 1,5 lần” is said of 200 → 300 and of 200 → 500
        Kind::Multiple => {
            let times = rate(stated, second.value, first.value, Decimal::ONE)?;
            if times.1.0 == Verdict::Unbalanced {
                rate(stated, step, first.value, Decimal::ONE).filter(agrees).unwrap_or(times)
            } else {
                times
            }
        }
        kind if kind == scene.drafts[from].kind && symbol(draft) == symbol(&scene.drafts[from]) => {
            (step, verdict(stated, second.distance(first)?)?)
        }
        _ => return None,
    };
    Some(Finding {
        kind: CheckKind::Change,
        figures: vec![from, to, by],
        computed: Amount::Single { value: computed },
        verdict,
        difference,
        evidence: evidence.clone(),
        rule: "change.from-to",
    })
}

type Rate = (Decimal, (Verdict, Option<Decimal>));

fn agrees(rate: &Rate) -> bool {
    rate.1.0 != Verdict::Unbalanced
}

/// `part` per `whole`, in units of `scale`, beside what was stated.
fn rate(stated: Slack, part: Decimal, whole: Decimal, scale: Decimal) -> Option<Rate> {
    const DECIMALS: u8 = 2;
    let computed = part.multiply(scale)?.divide(whole, DECIMALS)?;
    let (verdict, _) = verdict(stated.times(whole)?, Slack::exact(part.multiply(scale)?))?;
    let difference = if verdict == Verdict::Unbalanced { Some(stated.value.subtract(computed)?) } else { None };
    Some((computed, (verdict, difference)))
}
