//! What the detectors find: a total, its parts, and the words that relate them.

use super::judge::{Judgement, agrees, judge};
use super::kinship::{Kinship, kinship};
use super::scene::Scene;
use super::ways::{cross, mix};
use crate::span::Tokens;

/// What the text says of the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// They are everything: `gồm`, `còn lại`.
    All,
    /// They are most likely everything: a bracket without a word, a conclusion.
    Listed,
    /// They may be everything or not: `trong đó`.
    Open,
    /// The same of forms that exclude each other: no more than everything.
    Forms,
    /// They are some of it: `có`.
    Some,
    /// Each is some of it, and one may be in several: `có 612 nữ và 845 đoàn viên`.
    Each,
    /// Nothing but that they are of it; believed where they add up: `cụ thể`, the next sentence.
    Hint,
}

/// A total with its parts as the words relate them, before any arithmetic.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
    pub(super) claim: Claim,
    /// Whether every item of the list has a number.
    pub(super) is_clean: bool,
    /// The words that relate them.
    pub(super) evidence: Tokens,
    pub(super) rule: &'static str,
}

impl Finding {
    /// The weakest tie between the total and a part.
    pub(super) fn kinship(&self, scene: &Scene) -> Option<Kinship> {
        self.parts.iter().map(|&part| kinship(scene, self.total, part)).min().flatten()
    }
}

/// A finding that the arithmetic does not speak against.
#[derive(Debug)]
pub(super) struct Related {
    pub(super) finding: Finding,
    pub(super) judgement: Judgement,
}

/// What was found so far; a figure is a part of one total.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub(super) related: Vec<Related>,
    /// For each figure where in `related` it is a part.
    parent: Vec<Option<usize>>,
}

impl Ledger {
    pub(super) fn new(figures: usize) -> Self {
        Self { related: Vec::new(), parent: vec![None; figures] }
    }

    pub(super) fn is_part(&self, figure: usize) -> bool {
        self.total_of(figure).is_some()
    }

    /// The total that the figure is a part of.
    pub(super) fn total_of(&self, part: usize) -> Option<usize> {
        self.parent.get(part).copied().flatten().map(|index| self.related[index].finding.total)
    }

    /// Keeps what is found unless an earlier detector related one of the parts already or the numbers speak against it.
    pub(super) fn push(&mut self, scene: &Scene, mut finding: Finding) {
        if finding.parts.is_empty() || finding.parts.iter().any(|&part| part == finding.total || self.is_part(part)) {
            return;
        }
        match finding.claim {
            Claim::Some => {}
            // what adds up by chance is not related by a weak word
            Claim::Hint if cross(scene, &finding.parts) => return,
            Claim::Hint => {}
            _ if cross(scene, &finding.parts) => finding.claim = Claim::Each,
            _ if mix(scene, &finding.parts) && !agrees(scene, &finding.parts, finding.total) => finding.claim = Claim::Each,
            _ => {}
        }
        let Some(judgement) = judge(scene, &mut finding) else { return };
        for &part in &finding.parts {
            self.parent[part] = Some(self.related.len());
        }
        self.related.push(Related { finding, judgement });
    }
}
