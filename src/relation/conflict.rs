//! Two values for one thing: a headline against the body, a sentence against its repetition.

use rustc_hash::FxHashMap;

use super::checks::Finding;
use super::kinship::{Kinship, kinship};
use super::ledger::Ledger;
use super::list::items;
use super::scene::Scene;
use super::words::{clause, said_again, word_pairs};
use crate::decimal::Decimal;
use crate::report::{Amount, CheckKind, Kind, Verdict};
use crate::source::{BlockKind, Kind as TokenKind};
use crate::span::Tokens;

/// `kỷ luật 24 đảng viên` above a body that never says 24: against the one other count of the same noun and act, or against
/// the list that the lead gives.
pub(super) fn find_headline_conflicts(scene: &Scene, _: &Ledger, found: &mut Vec<Finding>) {
    let Some(title) = scene.reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title) else { return };
    let body = title.tokens.end..scene.reading.source.len();
    for headline in scene.figures(&title.tokens) {
        if !is_plain_count(scene, headline) {
            continue;
        }
        let same: Vec<usize> = scene
            .figures(&body)
            .filter(|&other| kinship(scene, headline, other) == Some(Kinship::Same) && is_plain_count(scene, other))
            .collect();
        if same.iter().any(|&other| reconcilable(scene, headline, other) || rounds_to(scene, headline, other)) {
            continue;
        }
        found.extend(against_list(scene, headline, &body).or_else(|| against_count(scene, headline, &same)));
    }
}

fn is_plain_count(scene: &Scene, figure: usize) -> bool {
    let draft = &scene.drafts[figure];
    draft.kind == Kind::Count && draft.object.is_some() && matches!(draft.amount, Amount::Single { .. }) && !scene.is_change(figure)
}

/// Whether both can be true: `hơn 90` and 94.
fn reconcilable(scene: &Scene, left: usize, right: usize) -> bool {
    let [left, right] = [left, right].map(|figure| (scene.drafts[figure].amount, scene.drafts[figure].bound));
    super::reconcilable(left, right)
}

/// A headline leaves out the last digits: a number that ends in two noughts or more stands for those that round to it.
fn rounds_to(scene: &Scene, headline: usize, other: usize) -> bool {
    const FEWEST_NOUGHTS: u8 = 2;
    let close = || {
        let (short, long) = (value(scene, headline)?, value(scene, other)?);
        let off = short.subtract(long)?.magnitude();
        let is_round = |power: u8| Decimal::ONE.shift(power).and_then(|unit| short.divide(unit, 1)).is_some_and(Decimal::is_integer);
        let power = (FEWEST_NOUGHTS..=short.digits()).take_while(|&power| is_round(power)).last()?;
        Some(off < Decimal::ONE.shift(power)?)
    };
    close().unwrap_or(false)
}

/// The one other value that the body gives for the same act.
fn against_count(scene: &Scene, headline: usize, same: &[usize]) -> Option<Finding> {
    let said: Vec<usize> = same
        .iter()
        .copied()
        .filter(|&other| said_again(scene, headline, &clause(scene, other)).is_some() && is_close(scene, headline, other))
        .collect();
    let &first = said.first()?;
    if said.iter().any(|&other| scene.drafts[other].amount != scene.drafts[first].amount) {
        return None;
    }
    let evidence = said_again(scene, headline, &clause(scene, first))?;
    conflict(scene, CheckKind::Headline, vec![headline, first], value(scene, first)?, evidence, "headline.count")
}

/// Slips change a digit; another order of magnitude is another thing.
fn is_close(scene: &Scene, left: usize, right: usize) -> bool {
    let close = || {
        let (left, right) = (value(scene, left)?, value(scene, right)?);
        Some(left.subtract(right)?.magnitude().multiply(Decimal::from(5))? <= left.magnitude())
    };
    close().unwrap_or(false)
}

/// `khiển trách 17, cảnh cáo 4, cách chức 1, khai trừ 3 trường hợp` in the first sentence with figures.
fn against_list(scene: &Scene, headline: usize, body: &Tokens) -> Option<Finding> {
    const FEWEST: usize = 3;
    let first = scene.figures(body).next()?;
    let sentence = scene.reading.source.sentence(scene.drafts[first].number.start);
    let mut parts = Vec::new();
    for item in items(scene, &sentence) {
        match item.figures[..] {
            [] => {}
            [part] if kinship(scene, headline, part) >= Some(Kinship::Kind) => parts.push(part),
            _ => return None,
        }
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, &part| sum.add(value(scene, part)?))?;
    let stated = value(scene, headline)?;
    let off = stated.subtract(sum)?.magnitude();
    if parts.len() < FEWEST || off == Decimal::ZERO || off.multiply(Decimal::from(5))? > stated {
        return None;
    }
    let evidence = scene.cover(parts.iter().copied());
    let figures = [headline].into_iter().chain(parts).collect();
    conflict(scene, CheckKind::Headline, figures, sum, evidence, "headline.list")
}

fn value(scene: &Scene, figure: usize) -> Option<Decimal> {
    match scene.drafts[figure].amount {
        Amount::Single { value } => Some(value),
        _ => None,
    }
}

fn conflict(
    scene: &Scene,
    kind: CheckKind,
    figures: Vec<usize>,
    computed: Decimal,
    evidence: Tokens,
    rule: &'static str,
) -> Option<Finding> {
    let difference = Some(value(scene, *figures.first()?)?.subtract(computed)?);
    let computed = Amount::Single { value: computed };
    Some(Finding { kind, figures, computed, verdict: Verdict::Unbalanced, difference, evidence, rule })
}

/// The same clause with another number: same noun, same act, nothing else said differently.
pub(super) fn find_repetitions(scene: &Scene, ledger: &Ledger, found: &mut Vec<Finding>) {
    // an article says a thing two or three times; the window keeps tables linear
    const WINDOW: usize = 8;
    let mut seen: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for figure in 0..scene.drafts.len() {
        if !is_plain_count(scene, figure) || ledger.is_part(figure) {
            continue;
        }
        let Some(noun) = &scene.drafts[figure].object else { continue };
        let earlier = seen.entry(&noun.canonical).or_default();
        let other = earlier.iter().rev().take(WINDOW).copied().find(|&other| repeats(scene, other, figure));
        if let Some(other) = other.filter(|&other| !reconcilable(scene, other, figure)) {
            let evidence = clause(scene, figure);
            let computed = value(scene, other);
            found.extend(
                computed.and_then(|computed| {
                    conflict(scene, CheckKind::Repetition, vec![figure, other], computed, evidence, "repetition.clause")
                }),
            );
        }
        earlier.push(figure);
    }
}

/// Whether the clauses of two figures say the same: at least so many pairs of words in common, and no name, date or other
/// number in only one of them.
fn repeats(scene: &Scene, left: usize, right: usize) -> bool {
    const LEAST_IN_COMMON: usize = 3;
    let [left, right] = [left, right].map(|figure| (figure, scene.reading.source.sentence(scene.drafts[figure].number.start)));
    if left.1 == right.1 || differs(scene, left.0, right.0) {
        return false;
    }
    let said = |figure: usize| -> Vec<String> {
        word_pairs(scene, clause(scene, figure)).map(|pair| scene.reading.source.folded(&pair)).collect()
    };
    let (first, second) = (said(left.0), said(right.0));
    let common = first.iter().filter(|pair| second.contains(pair)).count();
    common >= LEAST_IN_COMMON && common * 3 >= first.len().max(second.len()) * 2 && names(scene, &left) == names(scene, &right)
}

fn differs(scene: &Scene, left: usize, right: usize) -> bool {
    let (left, right) = (&scene.drafts[left], &scene.drafts[right]);
    left.topic != right.topic || left.organization != right.organization || left.period != right.period || left.facets != right.facets
}

/// The capitalised words and the other numbers of the sentence, but for its first word.
fn names(scene: &Scene, (figure, sentence): &(usize, Tokens)) -> Vec<String> {
    let own = &scene.drafts[*figure].number;
    let telling = |&at: &usize| {
        let token = scene.reading.token(at);
        at > sentence.start && !own.contains(&at) && (token.is_capital() || token.kind == TokenKind::Digits)
    };
    let mut names: Vec<String> = sentence.clone().filter(telling).map(|at| scene.reading.source.folded(&(at..at + 1))).collect();
    names.sort_unstable();
    names
}
