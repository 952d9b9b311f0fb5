//! A sum of money that is shared out in a later sentence: `cấp 1.680 tỷ đồng cho bốn tỉnh. … Tỉnh A được cấp 560 tỷ đồng, tỉnh B 760 tỷ
//! đồng, tỉnh C 160 tỷ đồng và D 200 tỷ đồng`.

use crate::report::Kind;
use crate::sums::arithmetic::comes_to;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::candidates;
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::proposal::{Coverage, Proposal};

/// A sentence with more is a table.
const MOST_FIGURES: usize = 24;

/// `cấp 1.680 tỷ đồng … Trong khoản tiền trên, tỉnh A được cấp 560 tỷ đồng, tỉnh B 760 tỷ đồng, tỉnh C 160 tỷ đồng và D 200 tỷ đồng`: who got how
/// much of a sum named a few sentences before. Three parts that come to it exactly do not by chance.
pub(crate) fn detect_shares(context: &Context, breakdowns: &mut Breakdowns) {
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
