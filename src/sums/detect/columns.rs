//! Two totals side by side whose parts follow sentence by sentence: `26 vụ, 68 bị can. Truy tố 9 vụ và 39 bị can. Đang điều tra 17 vụ,
//! 29 bị can`. The words that relate them are the two nouns, said again in the same order.

use crate::span::Tokens;
use crate::sums::arithmetic::{comes_near, comes_to};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::sums::proposal::{Coverage, Proposal};

/// How many sentences behind the totals their parts may stand.
const MEMORY: usize = 3;

/// A sentence with more is a table, where every figure has its like in the next row; comparing each with each would be slow.
const MOST_FIGURES: usize = 24;

/// Two counts side by side, `26 vụ, 68 bị can`, and the same two nouns in the same order in each of the sentences behind.
pub(crate) fn detect_columns(context: &Context, breakdowns: &mut Breakdowns) {
    let sentences = &context.reading.source.sentences;
    for (index, sentence) in sentences.iter().enumerate() {
        let figures = context.figures(sentence);
        if figures.len() > MOST_FIGURES {
            continue;
        }
        for left in figures.start..figures.end.saturating_sub(1) {
            let totals = [left, left + 1];
            let end = context.reading.source.block(sentence.start).map_or(sentence.end, |block| block.tokens.end);
            let behind = sentences[index + 1..].iter().take(MEMORY).take_while(|sentence| sentence.end <= end);
            let rows: Vec<[usize; 2]> = behind.map_while(|sentence| row(context, totals, sentence)).collect();
            if rows.len() > 1 {
                push_columns(context, totals, &rows, breakdowns);
            }
        }
    }
}

/// The two neighbours of the sentence that count the nouns of the totals.
fn row(context: &Context, totals: [usize; 2], sentence: &Tokens) -> Option<[usize; 2]> {
    let figures = context.figures(sentence);
    if figures.len() > MOST_FIGURES {
        return None;
    }
    let same = |total: usize, part: usize| compatibility(context, total, part) == Some(Compatibility::Same);
    (figures.start..figures.end.saturating_sub(1))
        .find(|&left| same(totals[0], left) && same(totals[1], left + 1))
        .map(|left| [left, left + 1])
}

fn push_columns(context: &Context, totals: [usize; 2], rows: &[[usize; 2]], breakdowns: &mut Breakdowns) {
    let parts = [0, 1].map(|side| rows.iter().map(|row| row[side]).collect::<Vec<usize>>());
    let equal = [0, 1].map(|side| comes_to(context, &parts[side], totals[side]));
    let near = [0, 1].map(|side| comes_near(context, &parts[side], totals[side]));
    let agree = (equal[0] || near[0]) && (equal[1] || near[1]) && (equal[0] || equal[1]);
    if !agree || compatibility(context, totals[0], totals[1]) == Some(Compatibility::Same) {
        return;
    }
    let evidence = context.cover(rows[0]);
    for (total, parts) in totals.into_iter().zip(parts) {
        let evidence = evidence.clone();
        breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence, rule: "sum.columns" });
    }
}
