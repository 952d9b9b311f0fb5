//! Lists behind a colon that divide a total named before: `82 đảng viên bị kỷ luật. Về hình thức: khiển trách 51, cảnh cáo 31`. Which
//! figures those are was settled with what they count (`figure/division.rs`).

use super::ledger::{Claim, Finding, Ledger};
use super::scene::Scene;
use crate::figure::Division;

pub(super) fn find_divisions(scene: &Scene, ledger: &mut Ledger) {
    let mut lists: Vec<(Division, Vec<usize>)> = Vec::new();
    for (index, draft) in scene.drafts.iter().enumerate() {
        match (draft.division, lists.last_mut()) {
            (Some(division), Some((last, parts))) if division == *last => parts.push(index),
            (Some(division), _) => lists.push((division, vec![index])),
            (None, _) => {}
        }
    }
    for (Division { total, opener }, parts) in lists {
        let evidence = opener..opener + 1;
        ledger.push(scene, Finding { total, parts, claim: Claim::Hint, is_clean: true, evidence, rule: "sum.division" });
    }
}
