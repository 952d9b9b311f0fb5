//! The rest that completes a total: `nhập 24 xe, đã bán 20 xe, còn lại 4 xe`, `Số còn lại, 1.630 ha, là giống khác`,
//! `8.000 mẫu, trong đó 6.500 mẫu đạt. 1.500 mẫu khác …`, `12 mặt hàng, có 10 mặt hàng tăng. Chỉ hai mặt hàng giảm`.
//!
//! The word says that nothing is left out, so the parts from behind the total to the rest are everything. They must come to
//! it, or miss it as a slip does; otherwise the rest is of something else.

use super::opened_list::opener_at;
use crate::discourse::{MEMORY, earlier_sentences};
use crate::lexicon::RelationClass;
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::{comes_near, comes_to, comes_within, slips_by_digit};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility, same_head, same_noun};
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::proposal::{Coverage, Proposal};
use solieu_text::TokenKind;

/// How many figures back a total may stand.
const REACH: usize = 24;

/// A list in one sentence, in tokens: a sentence without an end must not make the search one.
const LONGEST_LIST: usize = 120;

/// How surely a word says that a figure is the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// `khác`, `chỉ`: only where it comes out.
    Exact,
    /// `còn`: also where it misses by very little.
    Likely,
    /// `còn lại`: also where it misses by a slip.
    Certain,
}

/// A figure that is called the rest, by which words.
struct Rest {
    figure: usize,
    words: Tokens,
    certainty: Certainty,
}

/// A total with its parts, and how well they go together: exactly before nearly, more parts before fewer.
struct Candidate {
    total: usize,
    parts: Vec<usize>,
    rank: (u8, usize),
}

pub(crate) fn detect_remainders(context: &Context, breakdowns: &mut Breakdowns) {
    for &at in &context.cues {
        let Some(rest) = rest_at(context, at).filter(|rest| !breakdowns.is_part(rest.figure)) else { continue };
        if let Some(Candidate { total, parts, rank }) = find_total(context, &rest, breakdowns) {
            let coverage = if rank.0 == EXACT { Coverage::Hint } else { Coverage::All };
            let evidence = rest.words;
            breakdowns.push(context, Proposal { total, parts, coverage, is_clean: true, evidence, rule: "sum.rest" });
        }
    }
}

fn rest_at(context: &Context, at: usize) -> Option<Rest> {
    let rest = |words: Tokens, figure: Option<usize>, certainty| figure.map(|figure| Rest { figure, words, certainty });
    if let Some(len) = context.word(at, RelationClass::Rest) {
        let words = at..at + len;
        let figure = behind(context, &words).or_else(|| before(context, &words, 0));
        let own = figure.map_or(at, |figure| context.drafts[figure].tokens.start);
        let opens_sentence = at == context.reading.source.sentence(at).start;
        let opens_clause = opens_sentence || context.separator(at - 1).is_some();
        let certainty = match context.word(at, RelationClass::Towards) {
            Some(_) if !opens_sentence => Certainty::Likely,
            // “Kho hiện còn lại 260 tấn” says what there is now
            None if own == words.end && !opens_clause => Certainty::Likely,
            _ => Certainty::Certain,
        };
        return rest(words, figure, certainty);
    }
    // “1.500 mẫu khác”, “Ba ca ngộ độc khác”
    if let Some(len) = context.word(at, RelationClass::Other) {
        let words = at..at + len;
        return rest(words.clone(), before(context, &words, 2), Certainty::Exact);
    }
    let len = context.word(at, RelationClass::Only).filter(|_| at == context.reading.source.sentence(at).start)?;
    let words = at..at + len;
    rest(words.clone(), behind(context, &words), Certainty::Exact)
}

/// The count right behind the words: `còn lại 4 xe`, `số còn lại, 1.630 ha`, `còn lại là 4 xe`, `còn lại, gồm 4 xe`.
fn behind(context: &Context, words: &Tokens) -> Option<usize> {
    let figure = context.figures(&(words.end..words.end + 4)).next()?;
    let comma = usize::from(context.reading.token(words.end).is(','));
    let opener = opener_at(context, words.end + comma).map_or(0, |opener| opener.tokens.len());
    (context.drafts[figure].tokens.start <= words.end + (comma + opener).max(1)).then_some(figure)
}

/// The count before the words, with at most `most` words of its noun between: `4 xe còn lại`.
fn before(context: &Context, words: &Tokens, most: usize) -> Option<usize> {
    let figure = context.figures(&(context.reading.source.sentence(words.start).start..words.start)).next_back()?;
    let between = context.drafts[figure].tokens.end..words.start;
    let plain = between.len() <= most && between.into_iter().all(|at| context.reading.token(at).kind == TokenKind::Word);
    plain.then_some(figure)
}

const EXACT: u8 = 2;
const NEAR: u8 = 1;
const SLIP: u8 = 0;

/// Of all totals before the rest, with all runs of counts from behind them to it, the one that comes out best.
fn find_total(context: &Context, rest: &Rest, breakdowns: &Breakdowns) -> Option<Candidate> {
    let last = rest.figure;
    let at = context.drafts[last].number.start;
    if !matches!(context.drafts[last].kind, Kind::Count | Kind::Money | Kind::Measure) || context.level(at) != OUTSIDE {
        return None;
    }
    let own = context.reading.source.sentence(at).start;
    // a list that `trong đó` opens in the same sentence is read as a whole, with the rest as its last item
    if (own.max(at.saturating_sub(LONGEST_LIST))..rest.words.start.min(at))
        .any(|at| opener_at(context, at).is_some_and(|opener| matches!(opener.coverage, Coverage::All | Coverage::Open)))
    {
        return None;
    }
    let start = earlier_sentences(context.reading.source, at, MEMORY).last().map_or(own, |sentence| sentence.start);
    let visible = |&figure: &usize| context.level(context.drafts[figure].number.start) == OUTSIDE;
    let like = |&figure: &usize| context.drafts[figure].kind == context.drafts[last].kind;
    let mut pool: Vec<usize> = context.figures(&(start..at)).rev().take(REACH).filter(visible).filter(like).collect();
    pool.reverse();
    let mut best: Option<Candidate> = None;
    for (index, &total) in pool.iter().enumerate().rev() {
        if !completes(context, total, last) {
            continue;
        }
        let parts: Vec<usize> = pool[index + 1..]
            .iter()
            .copied()
            .filter(|&part| completes(context, total, part) && !breakdowns.is_part(part))
            .chain([last])
            .collect();
        for from in 0..parts.len().saturating_sub(1) {
            let run = &parts[from..];
            let Some(sort) = agreement(context, total, run, from == 0, rest.certainty) else { continue };
            let rank = (sort, run.len());
            if best.as_ref().is_none_or(|best| rank > best.rank) {
                best = Some(Candidate { total, parts: run.to_vec(), rank });
            }
        }
    }
    best
}

/// How the run stands to the total; `is_next` where it starts with the first count behind the total.
fn agreement(context: &Context, total: usize, run: &[usize], is_next: bool, certainty: Certainty) -> Option<u8> {
    if !is_next && !takes_up(context, total, run[0]) {
        return None;
    }
    if comes_to(context, run, total) {
        return Some(EXACT);
    }
    let is_near = certainty >= Certainty::Likely && is_next && comes_near(context, run, total);
    if is_near || certainty == Certainty::Certain && comes_within(context, run, total) {
        return Some(NEAR);
    }
    (certainty == Certainty::Certain && slips_by_digit(context, run, total)).then_some(SLIP)
}

/// Whether the sentence of the first part names again what the total was of: `lúa 9.480 ha, … Riêng cây ⟦lúa⟧, giống mới 6.250 ha`.
fn takes_up(context: &Context, total: usize, first: usize) -> bool {
    const LABEL: usize = 3;
    let source = context.reading.source;
    let start = context.drafts[total].tokens.start;
    let part = context.drafts[first].tokens.start;
    let sentence = source.sentence(part);
    if sentence.start <= start {
        return false;
    }
    let says = |at: &usize| {
        context.reading.token(*at).kind == TokenKind::Word
            && !context.is_counted(*at)
            && context.reading.hit(*at, crate::lexicon::TableId::Stop).is_none()
    };
    let label: Vec<String> = (source.sentence(start).start.max(start.saturating_sub(LABEL))..start)
        .filter(says)
        .map(|at| source.folded(&(at..at + 1)))
        .collect();
    (sentence.start..part).filter(says).any(|at| label.contains(&source.folded(&(at..at + 1))))
}

/// Whether `part` can be some of `total`; a number without a noun counts what the total counts. People who are called otherwise
/// are some of them only close behind: `12 người bị bắt. … Hai bị can còn lại`.
fn completes(context: &Context, total: usize, part: usize) -> bool {
    const CLOSE: usize = 2;
    let tie = compatibility(context, total, part);
    if context.drafts[part].object.is_none() || context.drafts[part].kind != Kind::Count {
        return tie >= Some(Compatibility::Class);
    }
    let sentence = |figure: usize| context.reading.source.sentence_index(context.drafts[figure].number.start);
    let is_close = sentence(part) - sentence(total) <= CLOSE;
    let is_kin = tie >= Some(Compatibility::Kind) || tie == Some(Compatibility::Class) && same_head(context, total, part);
    is_kin && (same_noun(context, total, part) || is_close)
}
