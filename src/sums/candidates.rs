//! Which figure the parts are parts of: of those before `trong đó` the nearest of the same sort.

use crate::span::Tokens;
use crate::sums::arithmetic::exceeds;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};

/// More figures than a sentence has before it loses its reader; keeps the search short in endless tables.
pub(crate) const MOST_CANDIDATES: usize = 12;

/// The same with what stands in brackets between them.
const MOST_SEEN: usize = 4 * MOST_CANDIDATES;

/// The figures of `tokens`, nearest first, that stand in the running text or in the bracket `level`.
pub(crate) fn candidates(context: &Context, tokens: &Tokens, level: u32) -> Vec<usize> {
    let visible = |&index: &usize| matches!(context.level(context.drafts[index].number.start), at if at == OUTSIDE || at == level);
    context.figures(tokens).rev().take(MOST_SEEN).filter(visible).take(MOST_CANDIDATES).collect()
}

/// Of the candidates that can hold `part` the one with the closest tie, of equals the one about the same topic, then the nearest.
pub(crate) fn best(context: &Context, candidates: &[usize], part: usize) -> Option<(usize, Compatibility)> {
    let mut best: Option<(usize, (bool, Compatibility, bool))> = None;
    for &total in candidates {
        let Some(tie) = compatibility(context, total, part) else { continue };
        let same_topic = !differ(context.drafts[total].topic.as_deref(), context.drafts[part].topic.as_deref());
        let rank = (!exceeds(context, part, total), tie, same_topic);
        if best.is_none_or(|(_, earlier)| rank > earlier) {
            best = Some((total, rank));
        }
    }
    best.map(|(total, (_, tie, _))| (total, tie))
}

fn differ(left: Option<&str>, right: Option<&str>) -> bool {
    left.zip(right).is_some_and(|(left, right)| left != right)
}
