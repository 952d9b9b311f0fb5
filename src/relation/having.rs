//! `có` behind a comma counts some of what was counted before: `bố trí công tác 141 trường hợp, có 15 cán bộ được bổ nhiệm`.

use super::kinship::Kinship;
use super::ledger::{Claim, Finding, Ledger};
use super::list::items;
use super::scene::Scene;
use super::total;

pub(super) fn find_havings(scene: &Scene, ledger: &mut Ledger) {
    for at in 1..scene.reading.source.len() {
        let Some(len) = scene.word(at, "has").filter(|_| scene.reading.source.before(at, 1).is(',')) else { continue };
        let sentence = scene.reading.source.sentence(at);
        let candidates = total::candidates(scene, &(sentence.start..at), scene.level(at));
        let nearest = &candidates[..candidates.len().min(1)];
        let next = items(scene, &(at..sentence.end)).into_iter().next();
        let Some(&part) = next.as_ref().and_then(|item| item.figures.first()) else { continue };
        let Some((total, tie)) = total::best(scene, nearest, part) else { continue };
        let is_next = scene.drafts[part].tokens.start == at + len;
        if is_next && tie >= Kinship::Kind && !ledger.is_part(total) {
            let evidence = at..at + len;
            ledger.push(Finding { total, parts: vec![part], claim: Claim::Some, is_clean: false, evidence, rule: "sum.having" });
        }
    }
}
