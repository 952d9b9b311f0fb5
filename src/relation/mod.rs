//! Totals and parts: `63 tổ chức cơ sở đảng, trong đó có 27 đảng bộ và 36 chi bộ`, `16 chi bộ (8 …, 5 … và 3 …)`, and
//! whether they add up.
//!
//! Words relate figures, never numbers alone: each detector starts from a word, a bracket or a repeated phrase and says what
//! the text claims of the parts; `judge` alone does arithmetic. Every search is bounded by the sentence, the bracket or a
//! few sentences, so that a text twice as long takes twice the time.

mod adjoined;
mod amounts;
mod bracket;
mod change;
mod checks;
mod conclusion;
mod conflict;
mod division;
mod having;
mod judge;
mod kinship;
mod ledger;
mod list;
mod opener;
mod repeated;
mod scene;
mod sequel;
mod share;
mod total;
mod ways;
mod whole;
mod words;

use crate::figure::Draft;
use crate::find::Reading;
use crate::report::{Amount, Bound, Breakdown, Check};
use crate::span::sort_by_place;
use crate::utf16::Utf16;
use amounts::Slack;
use ledger::{Ledger, Related};
use scene::Scene;

/// In the order in which they take figures as parts, surest words first.
const DETECTORS: &[fn(&Scene, &mut Ledger)] = &[
    // a bracket belongs to what stands before it, whatever sentence it stands in
    bracket::find_brackets,
    // before `trong đó`: “66% trong số 10.000 công ty, trong đó …”
    whole::find_wholes,
    opener::find_opened,
    adjoined::find_adjoined,
    division::find_divisions,
    // only what no stronger word has taken
    having::find_havings,
    // what is said again relates less surely than any word that opens a list
    conclusion::find_rests,
    sequel::find_columns,
    sequel::find_sequels,
    sequel::find_shares,
    repeated::find_repeated,
    conclusion::find_conclusions,
];

/// Every breakdown that the text states, and everything else that it states in two ways, with the arithmetic checked.
pub(crate) fn check(reading: &Reading, drafts: &[Draft], utf16: &Utf16) -> (Vec<Breakdown>, Vec<Check>) {
    // one figure alone is neither a total nor a part
    if drafts.len() < 2 {
        return (Vec::new(), Vec::new());
    }
    let scene = Scene::read(reading, drafts);
    let mut ledger = Ledger::new(drafts.len());
    for detect in DETECTORS {
        detect(&scene, &mut ledger);
    }
    let checks = checks::find_all(&scene, &ledger, utf16);
    let mut breakdowns: Vec<Breakdown> = ledger.related.into_iter().map(|related| finish(&scene, related, utf16)).collect();
    sort_by_place(&mut breakdowns, |breakdown| {
        let first = breakdown.parts.first().map_or(0, |&part| part as usize + 1);
        (breakdown.total as usize, first)
    });
    (breakdowns, checks)
}

/// Whether two statements of one amount can both be true: 94 and `hơn 90`.
pub(crate) fn reconcilable(left: (Amount, Bound), right: (Amount, Bound)) -> bool {
    let both = |left: Option<Slack>, right: Option<Slack>| {
        left.zip(right).is_none_or(|(left, right)| !left.exceeds(right) && !right.exceeds(left))
    };
    match (Slack::stated(left.0, left.1), Slack::stated(right.0, right.1)) {
        (Some(left), Some(right)) => both(left[0], right[0]) && both(left[1], right[1]),
        _ => left == right,
    }
}

fn finish(scene: &Scene, Related { finding, judgement }: Related, utf16: &Utf16) -> Breakdown {
    let span = |tokens| utf16.span(scene.reading.source.bytes(tokens));
    Breakdown {
        total: finding.total as u32,
        parts: finding.parts.iter().map(|&part| part as u32).collect(),
        relation: judgement.relation,
        computed: judgement.computed,
        verdict: judgement.verdict,
        difference: judgement.difference,
        span: span(&scene.cover(finding.parts.iter().copied().chain([finding.total]))),
        evidence: span(&finding.evidence),
        rule: finding.rule,
    }
}
