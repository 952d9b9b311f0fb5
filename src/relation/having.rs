//! `có` behind a comma counts some of what was counted before: `bố trí công tác 141 trường hợp, có 15 cán bộ được bổ nhiệm`.

use super::kinship::Kinship;
use super::ledger::{Claim, Finding, Ledger};
use super::scene::Scene;
use super::total;

/// Between `có` and its number stands at most a qualifier: `có hơn 15 cán bộ`.
const REACH: usize = 4;

pub(super) fn find_havings(scene: &Scene, ledger: &mut Ledger) {
    for &at in &scene.cues {
        let Some(len) = scene.word(at, "has").filter(|_| scene.reading.source.before(at, 1).is(',')) else { continue };
        let sentence = scene.reading.source.sentence(at);
        let candidates = total::candidates(scene, &(sentence.start..at), scene.level(at));
        let nearest = &candidates[..candidates.len().min(1)];
        let Some(part) = scene.figures(&(at..at + len + REACH)).find(|&part| scene.drafts[part].tokens.start == at + len) else { continue };
        let Some((total, tie)) = total::best(scene, nearest, part) else { continue };
        if tie >= Kinship::Kind && !ledger.is_part(total) {
            let evidence = at..at + len;
            ledger.push(scene, Finding { total, parts: vec![part], claim: Claim::Some, is_clean: false, evidence, rule: "sum.having" });
        }
    }
}
