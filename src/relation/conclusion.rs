//! Totals behind their parts: `kỷ luật 15 đảng viên. Trước đó, 4 đảng viên … Như vậy, đến nay đã kỷ luật 19 đảng viên`;
//! and the rest that completes a total: `nhập 24 xe, đã bán 20 xe, còn lại 4 xe`.

use super::judge::{comes_near, comes_to, slips};
use super::kinship::{Kinship, kinship};
use super::ledger::{Claim, Finding, Ledger};
use super::scene::{OUTSIDE, Scene};
use super::total;
use crate::report::Kind;
use crate::span::Tokens;

/// How many figures back the parts of a conclusion may stand.
const REACH: usize = 24;

/// `như vậy`, `tổng cộng`: the first count behind it sums up what was counted before.
pub(super) fn find_conclusions(scene: &Scene, ledger: &mut Ledger) {
    for &at in &scene.cues {
        let Some(len) = scene.word(at, "so") else { continue };
        let sentence = scene.reading.source.sentence(at);
        let counted = |&index: &usize| scene.drafts[index].kind == Kind::Count;
        let Some(total) = scene.figures(&(at + len..sentence.end)).find(counted) else { continue };
        if let Some(parts) = summed_up(scene, total, at, ledger) {
            let evidence = at..at + len;
            ledger.push(scene, Finding { total, parts, claim: Claim::Listed, is_clean: true, evidence, rule: "sum.conclusion" });
        }
    }
}

/// The nearest counts of the same noun before the conclusion that come to it, each amount once: an article says what it sums
/// up more than once. At least one of them must be said to come on top: `trước đó`, `cũng`, or stand in the same sentence.
fn summed_up(scene: &Scene, total: usize, cue: usize, ledger: &Ledger) -> Option<Vec<usize>> {
    let mut parts: Vec<usize> = Vec::new();
    let mut slip = None;
    for part in scene.figures(&(0..cue)).rev().take(REACH) {
        let again = parts.iter().any(|&other| scene.drafts[other].amount == scene.drafts[part].amount);
        if again || kinship(scene, total, part) != Some(Kinship::Same) || ledger.is_part(part) {
            continue;
        }
        parts.insert(0, part);
        let added = parts.iter().any(|&part| is_added(scene, part, cue));
        if parts.len() > 1 && comes_to(scene, &parts, total) {
            return added.then_some(parts);
        }
        // what was counted last with what comes on top of it, where they miss by little
        if parts.len() == 2 && added && slips(scene, &parts, total) {
            slip = Some(parts.clone());
        }
    }
    slip
}

fn is_added(scene: &Scene, part: usize, cue: usize) -> bool {
    let sentence = scene.reading.source.sentence(scene.drafts[part].number.start);
    sentence.contains(&cue) || scene.find_word(sentence, "besides").is_some()
}

/// `còn lại`: with what was counted since, the rest completes a total before.
pub(super) fn find_rests(scene: &Scene, ledger: &mut Ledger) {
    for &at in &scene.cues {
        let Some(len) = scene.word(at, "rest") else { continue };
        let evidence = at..at + len;
        let Some(last) = beside(scene, &evidence).filter(|&last| !ledger.is_part(last)) else { continue };
        let sentence = scene.reading.source.sentence(at);
        let earlier = scene.sentence_before(at).map_or(sentence.start, |sentence| sentence.start);
        let start = scene.reading.source.block(at).map_or(earlier, |block| block.tokens.start.max(earlier));
        let totals = total::candidates(scene, &(start..scene.drafts[last].number.start), OUTSIDE);
        let found = [comes_to, comes_near].iter().find_map(|agrees| {
            totals
                .iter()
                .map(|&total| (total, since(scene, total, last)))
                .find(|(total, parts)| parts.len() > 1 && agrees(scene, parts, *total))
        });
        if let Some((total, parts)) = found {
            ledger.push(scene, Finding { total, parts, claim: Claim::Hint, is_clean: true, evidence, rule: "sum.rest" });
        }
    }
}

/// The count right behind or before the words: `còn lại 4 xe`, `4 xe còn lại`.
fn beside(scene: &Scene, words: &Tokens) -> Option<usize> {
    let behind = scene.figures(&(words.end..words.end + 3)).next();
    let close = |index: &usize| scene.drafts[*index].tokens.start <= words.end + 1;
    behind.filter(close).or_else(|| {
        let before = scene.figures(&(0..words.start)).next_back()?;
        (scene.drafts[before].tokens.end == words.start).then_some(before)
    })
}

/// The counts of the noun of the total from behind it to the last.
fn since(scene: &Scene, total: usize, last: usize) -> Vec<usize> {
    let visible = |index: usize| scene.level(scene.drafts[index].number.start) == OUTSIDE;
    (total + 1..=last).filter(|&part| visible(part) && kinship(scene, total, part) >= Some(Kinship::Kind)).collect()
}
