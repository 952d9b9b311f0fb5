//! Parts that stand right behind their total without a word that opens them: `35 học sinh, 20 nam và 15 nữ`, `13 tập, 12 tập ghi hình và một tập chung kết`, `5 anh chị em, 3 gái 2 trai`,
//! `131 đơn, đã giải quyết 119, đang giải quyết 12`. What each part is called excludes the others; believed where they add up.

use super::judge::comes_to;
use super::kinship::{Kinship, kinship};
use super::ledger::{Claim, Finding, Ledger};
use super::scene::Scene;
use crate::report::Kind;
use crate::span::Tokens;

/// So many parts, and so many tokens from one to the next: a longer row is another sentence.
const MOST_PARTS: usize = 5;
const LONGEST_GAP: usize = 8;

pub(super) fn find_adjoined(scene: &Scene, ledger: &mut Ledger) {
    for total in 0..scene.drafts.len() {
        let draft = &scene.drafts[total];
        let opens = scene.separator(draft.tokens.end) == Some(',') && draft.kind == Kind::Count && draft.object.is_some();
        if !opens || draft.inferred.contains(&"object") {
            continue;
        }
        let parts = behind(scene, total);
        let found = (2..=parts.len()).map(|len| &parts[..len]).find(|parts| comes_to(scene, parts, total));
        if let Some(parts) = found.filter(|parts| !parts.iter().any(|&part| ledger.is_part(part))) {
            let evidence = scene.cover(parts.iter().copied());
            let parts = parts.to_vec();
            ledger.push(scene, Finding { total, parts, claim: Claim::Hint, is_clean: true, evidence, rule: "sum.adjoined" });
        }
    }
}

/// The figures behind the total that each say which of its kinds they count.
fn behind(scene: &Scene, total: usize) -> Vec<usize> {
    let sentence = scene.reading.source.sentence(scene.drafts[total].tokens.start);
    let mut end = scene.drafts[total].tokens.end;
    let mut parts = Vec::new();
    for part in (total + 1..scene.drafts.len()).take(MOST_PARTS) {
        let tokens = &scene.drafts[part].tokens;
        let gap = end..tokens.start;
        let near = tokens.end <= sentence.end && gap.len() <= LONGEST_GAP;
        if !near || kinship(scene, total, part).is_none_or(|tie| tie == Kinship::Loose) || !excludes(scene, part, gap) {
            break;
        }
        end = tokens.end;
        parts.push(part);
    }
    parts
}

/// `và 15 nữ`: a separator before it; `3 gái ⟦2 trai⟧`: a sex; `đã giải quyết 119`, `còn 12`: how far it has come, said before the number.
fn excludes(scene: &Scene, part: usize, gap: Tokens) -> bool {
    let draft = &scene.drafts[part];
    let separates = |at: usize| scene.separator(at).is_some();
    if gap.end > gap.start && separates(gap.end - 1) {
        return true;
    }
    let Some(start) = gap.clone().find(|&at| !separates(at)) else {
        return draft.object.as_ref().is_some_and(|noun| scene.word(noun.tokens.start, "sex").is_some());
    };
    start > gap.start && !(start..gap.end).any(separates) && scene.word(start, "state").is_some()
}
