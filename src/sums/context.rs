//! What the detectors look at: the figures in their sentences, the brackets, and the words that relate figures.

use std::cell::OnceCell;
use std::ops::Range;

use crate::figure::Draft;
use crate::find::Reading;
use crate::lexicon::Starts;
use crate::lexicon::{CueClass, Hit, RelationClass, TableId};
use crate::span::{Tokens, sort_by_place};
use crate::sums::interval::{Interval, intervals};
use solieu_text::TokenKind;

/// A pair of round brackets, by their tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bracket {
    pub(crate) open: usize,
    pub(crate) close: usize,
}

/// No bracket: the running text.
pub(crate) const OUTSIDE: u32 = 0;

/// The one or, for ratios, two numbers of a figure; `None` where they cannot be added up.
type Numbers = Option<Box<[Option<Interval>; 2]>>;

pub(crate) struct Context<'r> {
    pub(crate) reading: &'r Reading<'r>,
    pub(crate) drafts: &'r [Draft],
    /// In the order of their `(`.
    pub(crate) brackets: Vec<Bracket>,
    /// For each token the innermost bracket that holds it, counted from 1; the bracket signs themselves stand outside.
    level: Vec<u32>,
    /// Whether the token belongs to a figure, from its qualifier to its object.
    counted: Vec<bool>,
    /// The numbers of each figure with their slack, worked out once where they are asked for: in a long list every part is tried with every total.
    intervals: Vec<OnceCell<Numbers>>,
    /// Where a relation word or a colon starts: few tokens, and all that the detectors start from.
    pub(crate) cues: Vec<usize>,
}

impl<'r> Context<'r> {
    pub(crate) fn read(reading: &'r Reading<'r>, drafts: &'r [Draft]) -> Self {
        let brackets = pair_brackets(reading);
        let level = levels(reading, &brackets);
        let mut counted = vec![false; reading.source.len()];
        for draft in drafts {
            counted[draft.tokens.clone()].fill(true);
        }
        let relations = Starts::rows(&[TableId::Relation]);
        let is_cue = |&at: &usize| reading.source.starts(at, relations) || reading.token(at).is(':');
        let cues = reading.source.all_starts(relations.or(Starts::MARK)).filter(is_cue).collect();
        let intervals = vec![OnceCell::new(); drafts.len()];
        Self { reading, drafts, brackets, level, counted, intervals, cues }
    }

    /// The one or, for ratios, two numbers of a figure; `None` where they cannot be added up.
    pub(crate) fn intervals(&self, figure: usize) -> Option<[Option<Interval>; 2]> {
        self.intervals[figure].get_or_init(|| intervals(self.reading, &self.drafts[figure]).map(Box::new)).as_deref().copied()
    }

    /// The innermost bracket that holds the token.
    pub(crate) fn level(&self, at: usize) -> u32 {
        self.level.get(at).copied().unwrap_or(OUTSIDE)
    }

    /// Whether the token belongs to a figure.
    pub(crate) fn is_counted(&self, at: usize) -> bool {
        self.counted.get(at).copied().unwrap_or(false)
    }

    /// The figures whose numbers start in `tokens`.
    pub(crate) fn figures(&self, tokens: &Tokens) -> Range<usize> {
        let from = self.drafts.partition_point(|draft| draft.number.start < tokens.start);
        let to = self.drafts.partition_point(|draft| draft.number.start < tokens.end);
        from..to.max(from)
    }

    /// How many tokens the relation word of that class takes that starts here.
    #[inline]
    pub(crate) fn word(&self, at: usize, class: RelationClass) -> Option<usize> {
        self.reading.hit_of(at, class).map(Hit::len)
    }

    /// The first relation word of that class in `tokens`.
    pub(crate) fn find_word(&self, tokens: Tokens, class: RelationClass) -> Option<Tokens> {
        tokens.into_iter().find_map(|at| self.word(at, class).map(|len| at..at + len))
    }

    /// The sentence before the one of the token that holds words: line ends stand between paragraphs.
    pub(crate) fn sentence_before(&self, at: usize) -> Option<Tokens> {
        let mut start = self.reading.source.sentence(at).start;
        while start > 0 {
            let sentence = self.reading.source.sentence(start - 1);
            if sentence.clone().any(|token| self.reading.token(token).kind != TokenKind::Line) {
                return Some(sentence);
            }
            start = sentence.start;
        }
        None
    }

    /// `,` `;` `và`: what stands between the items of a list.
    pub(crate) fn separator(&self, at: usize) -> Option<char> {
        let mark = self.reading.token(at).mark;
        match mark {
            ',' | ';' => Some(mark),
            _ if self.reading.token(at).kind == TokenKind::Line => Some('\n'),
            _ => self.reading.is(at, CueClass::And).then_some('&'),
        }
    }

    /// Whether the number states a change: `tăng 3`, `giảm 12%`.
    pub(crate) fn is_change(&self, index: usize) -> bool {
        self.change_word(&self.drafts[index]).is_some()
    }

    /// The word right before the figure that makes it one.
    pub(crate) fn change_word(&self, draft: &Draft) -> Option<Tokens> {
        const REACH: usize = 3;
        let start = draft.tokens.start;
        let from = start.saturating_sub(REACH).max(self.reading.source.sentence(start).start);
        (from..start).find_map(|at| self.word(at, RelationClass::Change).map(|len| at..at + len)).filter(|word| word.end == start)
    }

    /// From the first to the last of these figures.
    pub(crate) fn cover(&self, figures: impl IntoIterator<Item = usize>) -> Tokens {
        let spans = figures.into_iter().map(|index| self.drafts[index].tokens.clone());
        spans.reduce(|left, right| left.start.min(right.start)..left.end.max(right.end)).unwrap_or(0..0)
    }
}

/// A bracket closes in its own paragraph or not at all.
fn pair_brackets(reading: &Reading) -> Vec<Bracket> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, token) in reading.source.tokens.iter().enumerate() {
        match token.mark {
            '(' => open.push(at),
            ')' => pairs.extend(open.pop().map(|open| Bracket { open, close: at })),
            _ if token.kind == TokenKind::Line => open.clear(),
            _ => {}
        }
    }
    sort_by_place(&mut pairs, |pair| (pair.open, 0));
    pairs
}

fn levels(reading: &Reading, brackets: &[Bracket]) -> Vec<u32> {
    let mut level = Vec::with_capacity(reading.source.len());
    // those that are still open, each with its own level
    let mut within: Vec<(Bracket, u32)> = Vec::new();
    for (bracket, own) in brackets.iter().zip(1..) {
        while let Some((inner, own)) = within.pop_if(|(inner, _)| inner.close < bracket.open) {
            level.resize(inner.close, own);
        }
        level.resize(bracket.open + 1, within.last().map_or(OUTSIDE, |&(_, outer)| outer));
        within.push((*bracket, own));
    }
    while let Some((inner, own)) = within.pop() {
        level.resize(inner.close, own);
    }
    level.resize(reading.source.len(), OUTSIDE);
    level
}
