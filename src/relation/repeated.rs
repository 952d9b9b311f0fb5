//! Parts that repeat the words of their total, place by place: `4 người chết, 2 người mất tích; Huế có 1 người chết, …; Quảng Trị 2 người chết;
//! Quảng Bình 1 người chết`. Nothing but the words relates them, so that something must have caused the total and none of them, there must be
//! three, and they must come to it.

use super::judge::comes_to;
use super::kinship::{Kinship, kinship};
use super::ledger::{Claim, Finding, Ledger};
use super::scene::{OUTSIDE, Scene};
use super::words::clause;
use crate::lexicon::TableId;
use crate::report::Kind;
use crate::source::Kind as TokenKind;
use crate::span::Tokens;

/// How many figures behind the total its parts may be: each place tells of the missing and the hurt too.
const REACH: usize = 24;

const FEWEST_PARTS: usize = 3;

pub(super) fn find_repeated(scene: &Scene, ledger: &mut Ledger) {
    for total in 0..scene.drafts.len() {
        let Some(said) = predicate(scene, total).filter(|_| is_caused(scene, total) && !ledger.is_part(total)) else { continue };
        let end = scene.reading.source.block(said.start).map_or(said.end, |block| block.tokens.end);
        let same = |words: &Tokens| scene.reading.source.folded(words) == scene.reading.source.folded(&said);
        let repeats = |&part: &usize| {
            let again = || predicate(scene, part).is_some_and(|words| same(&words));
            kinship(scene, total, part) == Some(Kinship::Same) && !ledger.is_part(part) && !is_caused(scene, part) && again()
        };
        let behind = (total + 1..scene.drafts.len()).take(REACH).take_while(|&part| scene.drafts[part].tokens.start < end);
        let parts: Vec<usize> = behind.filter(repeats).collect();
        let Some(len) = (FEWEST_PARTS..=parts.len()).find(|&len| comes_to(scene, &parts[..len], total)) else { continue };
        let parts = parts[..len].to_vec();
        ledger.push(scene, Finding { total, parts, claim: Claim::Hint, is_clean: true, evidence: said, rule: "sum.repeated" });
    }
}

/// `Bão làm ⟦4⟧ người chết`, not `Huế có ⟦1⟧ người chết`
fn is_caused(scene: &Scene, figure: usize) -> bool {
    let words = clause(scene, figure).start..scene.drafts[figure].tokens.start;
    words.into_iter().any(|at| scene.reading.context(at, "causes").is_some())
}

/// What is said of those counted, right behind them in the running text: `4 người ⟦chết⟧`, `92 người ⟦bị thương⟧`.
fn predicate(scene: &Scene, figure: usize) -> Option<Tokens> {
    let draft = &scene.drafts[figure];
    let noun = draft.object.as_ref().filter(|noun| draft.kind == Kind::Count && noun.tokens.end == draft.tokens.end)?;
    let at = noun.tokens.end;
    let end = at + 1 + usize::from(scene.reading.context(at, "suffers").is_some());
    let says = |at: usize| scene.reading.token(at).kind == TokenKind::Word && !scene.reading.token(at).is_capital();
    let joins = scene.separator(at).is_some()
        || scene.reading.hit(at, TableId::Stop).is_some_and(|hit| scene.reading.lexicon.cell(hit, 1) == "preposition");
    (!joins && scene.level(at) == OUTSIDE && (at..end).all(says)).then_some(at..end)
}
