//! Parts that follow in sentences of their own, without a word that opens them: `186 đảng viên bị thi hành kỷ luật. Thành ủy
//! kỷ luật 4 đảng viên, … chi bộ kỷ luật 141 đảng viên`; `26 vụ, 68 bị can. Truy tố 9 vụ và 39 bị can. Đang điều tra 17 vụ,
//! 29 bị can`. The words that relate them are what is said again: the act beside the same noun, or two nouns in the same order.

use super::opened_list::opener_at;
use crate::lexicon::{RelationClass, Topic};
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::{comes_near, comes_to};
use crate::sums::breakdowns::{Breakdowns, Coverage, Proposal};
use crate::sums::candidates;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::items::items;
use crate::sums::repeated_words::said_again;

/// How many sentences a total is remembered: one grouping, then another.
const MEMORY: usize = 3;

/// A sentence with more is a table, where every figure has its like in the next row; comparing each with each would be slow.
const MOST_FIGURES: usize = 24;

/// A sentence that lists counts of one sort and nothing else.
pub(crate) fn find_sequels(context: &Context, breakdowns: &mut Breakdowns) {
    let sentences = &context.reading.source.sentences;
    for (index, sentence) in sentences.iter().enumerate() {
        if !(2..=MOST_FIGURES).contains(&context.figures(sentence).len()) {
            continue;
        }
        let Some(parts) = listed(context, sentence).filter(|parts| !parts.iter().any(|&part| breakdowns.is_part(part))) else { continue };
        let totals: Vec<usize> = before(context, index).flat_map(|earlier| candidates::candidates(context, &earlier, OUTSIDE)).collect();
        let fits = |total: &usize| parts.iter().all(|&part| compatibility(context, *total, part) >= Some(Compatibility::Kind));
        let exact = |&total: &usize| fits(&total) && comes_to(context, &parts, total);
        let near = |&total: &usize| fits(&total) && comes_near(context, &parts, total);
        let alike = |&total: &usize| {
            parts.iter().all(|&part| compatibility(context, total, part) >= Some(Compatibility::Class)) && comes_to(context, &parts, total)
        };
        let again = |total: usize| Some((total, said_again(context, total, sentence)?));
        let found = (totals.iter().copied().filter(exact))
            .find_map(again)
            // the topic alone says it only of the nearest total
            .or_else(|| {
                totals.iter().copied().find(fits).filter(exact).and_then(|total| Some((total, said_of_one_topic(context, total, &parts)?)))
            })
            .or_else(|| totals.iter().copied().find(alike).and_then(|total| Some((total, pointed_at(context, &parts)?))))
            .or_else(|| totals.iter().copied().filter(near).find_map(again));
        if let Some((total, evidence)) = found {
            breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence, rule: "sum.sequel" });
        }
    }
}

/// `cấp 1.680 tỷ đồng … Trong khoản tiền trên, tỉnh A được cấp 560 tỷ đồng, tỉnh B 760 tỷ đồng, tỉnh C 160 tỷ đồng và D 200 tỷ đồng`: who got how
/// much of a sum named a few sentences before. Three parts that come to it exactly do not by chance.
pub(crate) fn find_shares(context: &Context, breakdowns: &mut Breakdowns) {
    const SENTENCES: usize = 8;
    const FEWEST: usize = 3;
    let sentences = &context.reading.source.sentences;
    for (index, sentence) in sentences.iter().enumerate() {
        let figures = context.figures(sentence);
        if !(FEWEST..=MOST_FIGURES).contains(&figures.len()) {
            continue;
        }
        let starts_at = context.drafts[figures.start].tokens.start;
        if figures.clone().any(|part| context.drafts[part].kind != Kind::Money || breakdowns.is_part(part)) {
            continue;
        }
        let parts: Vec<usize> = figures.collect();
        let earlier = sentences[..index].iter().rev().take(SENTENCES);
        let total =
            earlier.flat_map(|earlier| candidates::candidates(context, earlier, OUTSIDE)).find(|&total| comes_to(context, &parts, total));
        if let Some(total) = total {
            let evidence = sentence.start..starts_at.max(sentence.start + 1);
            breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence, rule: "sum.shares" });
        }
    }
}

/// `chết cả 4 con trâu. 2 con trâu mẹ và 2 con nghé này`: the word behind the parts that points back.
fn pointed_at(context: &Context, parts: &[usize]) -> Option<Tokens> {
    let end = context.drafts[*parts.last()?].tokens.end;
    context.word(end, RelationClass::Pointing).map(|len| end..end + len)
}

/// Where the same topic is said of the total and of each part, the words before the first: `kỷ luật 30 đảng viên. Khiển trách 18`.
fn said_of_one_topic(context: &Context, total: usize, parts: &[usize]) -> Option<Tokens> {
    let topic = |figure: usize| context.drafts[figure].topic.as_deref().filter(|topic| *topic != Topic::OTHER);
    let first = &context.drafts[*parts.first()?].tokens;
    let words = context.reading.source.sentence(first.start).start..first.start;
    let same = topic(total).is_some() && parts.iter().all(|&part| topic(part) == topic(total));
    (same && !words.is_empty()).then_some(words)
}

/// The sentences before this one in the same paragraph, nearest first.
fn before(context: &Context, index: usize) -> impl Iterator<Item = Tokens> {
    let sentences = &context.reading.source.sentences;
    let start = context.reading.source.block(sentences[index].start).map_or(0, |block| block.tokens.start);
    sentences[..index].iter().rev().take(MEMORY).take_while(move |sentence| sentence.start >= start).cloned()
}

/// The counts of the sentence, where each stands in an item of its own and no word opens a list.
fn listed(context: &Context, sentence: &Tokens) -> Option<Vec<usize>> {
    let mut parts = Vec::new();
    for item in items(context, sentence) {
        match item.figures[..] {
            [] => {}
            [part] if context.drafts[part].kind == Kind::Count => parts.push(part),
            _ => return None,
        }
    }
    // “với hình thức khiển trách” opens a list only where what it opens adds up
    let opens = |at: usize| opener_at(context, at).is_some_and(|opener| opener.coverage != Coverage::Hint);
    (parts.len() > 1 && !sentence.clone().any(opens)).then_some(parts)
}

/// Two counts side by side, `26 vụ, 68 bị can`, and the same two nouns in the same order in each of the sentences behind.
pub(crate) fn find_columns(context: &Context, breakdowns: &mut Breakdowns) {
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
