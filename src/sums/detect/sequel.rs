//! Parts that follow in a sentence of their own, without a word that opens them: `186 đảng viên bị thi hành kỷ luật. Thành ủy
//! kỷ luật 4 đảng viên, … chi bộ kỷ luật 141 đảng viên`. The words that relate them are what is said again: the act beside the
//! same noun.

use super::opened_list::opener_at;
use crate::decimal::Decimal;
use crate::lexicon::{RelationClass, Topic};
use crate::report::{Amount, Kind};
use crate::span::Tokens;
use crate::sums::arithmetic::{comes_near, comes_to};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::candidates;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::items::items;
use crate::sums::proposal::{Coverage, Proposal};
use crate::sums::repeated_words::said_again;

/// How many sentences a total is remembered: one grouping, then another.
const MEMORY: usize = 3;

/// A sentence with more is a table, where every figure has its like in the next row; comparing each with each would be slow.
const MOST_FIGURES: usize = 24;

/// A sentence that lists counts of one sort and nothing else.
pub(crate) fn detect_sequels(context: &Context, breakdowns: &mut Breakdowns) {
    let sentences = &context.reading.source.sentences;
    for (index, sentence) in sentences.iter().enumerate() {
        if !(2..=MOST_FIGURES).contains(&context.figures(sentence).len()) {
            continue;
        }
        let Some(parts) = listed(context, sentence).filter(|parts| !parts.iter().any(|&part| breakdowns.is_part(part))) else { continue };
        let totals: Vec<usize> = before(context, index).flat_map(|earlier| candidates::candidates(context, &earlier, OUTSIDE)).collect();
        let fits = |total: &usize| parts.iter().all(|&part| compatibility(context, *total, part) >= Some(Compatibility::Kind));
        let exact = |&total: &usize| fits(&total) && comes_to(context, &parts, total) && tells(context, total, &parts);
        let near = |&total: &usize| fits(&total) && comes_near(context, &parts, total);
        let alike = |&total: &usize| {
            parts.iter().all(|&part| compatibility(context, total, part) >= Some(Compatibility::Class)) && comes_to(context, &parts, total)
        };
        let again = |total: usize| Some((total, said_again(context, total, sentence)?));
        let found = (totals.iter().copied().filter(exact))
            .find_map(again)
            // the topic alone says it only of the nearest total
            .or_else(|| {
                let nearest = totals.iter().copied().find(fits).filter(exact);
                nearest.and_then(|total| Some((total, said_of_one_topic(context, total, &parts)?)))
            })
            .or_else(|| totals.iter().copied().find(alike).and_then(|total| Some((total, pointed_at(context, &parts)?))))
            .or_else(|| totals.iter().copied().filter(near).find_map(again));
        if let Some((total, evidence)) = found {
            breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence, rule: "sum.sequel" });
        }
    }
}

/// Two small counts come to a third by chance; three, or large ones, do not.
fn tells(context: &Context, total: usize, parts: &[usize]) -> bool {
    const SMALLEST: u32 = 20;
    parts.len() > 2 || matches!(context.drafts[total].amount, Amount::Single { value } if value >= Decimal::from(SMALLEST))
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
