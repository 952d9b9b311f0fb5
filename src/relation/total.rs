//! Which figure the parts are parts of: of those before `trong đó` the nearest of the same sort.

use super::judge::exceeds;
use super::kinship::{Kinship, kinship};
use super::scene::{OUTSIDE, Scene};
use crate::span::Tokens;

/// More figures than a sentence has before it loses its reader; keeps the search short in endless tables.
pub(super) const MOST_CANDIDATES: usize = 12;

/// The same with what stands in brackets between them.
const MOST_SEEN: usize = 4 * MOST_CANDIDATES;

/// The figures of `tokens`, nearest first, that stand in the running text or in the bracket `level`.
pub(super) fn candidates(scene: &Scene, tokens: &Tokens, level: u32) -> Vec<usize> {
    let visible = |&index: &usize| matches!(scene.level(scene.drafts[index].number.start), at if at == OUTSIDE || at == level);
    scene.figures(tokens).rev().take(MOST_SEEN).filter(visible).take(MOST_CANDIDATES).collect()
}

/// Of the candidates that can hold `part` the one with the closest tie, of equals the one about the same topic, then the nearest.
pub(super) fn best(scene: &Scene, candidates: &[usize], part: usize) -> Option<(usize, Kinship)> {
    let mut best: Option<(usize, (bool, Kinship, bool))> = None;
    for &total in candidates {
        let Some(tie) = kinship(scene, total, part) else { continue };
        let same_topic = !differ(scene.drafts[total].topic.as_deref(), scene.drafts[part].topic.as_deref());
        let rank = (!exceeds(scene, part, total), tie, same_topic);
        if best.is_none_or(|(_, earlier)| rank > earlier) {
            best = Some((total, rank));
        }
    }
    best.map(|(total, (_, tie, _))| (total, tie))
}

fn differ(left: Option<&str>, right: Option<&str>) -> bool {
    left.zip(right).is_some_and(|(left, right)| left != right)
}
