//! A part that says its own share: `kỷ luật 536 đảng viên. … Vi phạm về dân số chiếm đa số với 191 người (gần 36%)`. The percentage tells
//! which of the totals before it the part is of.

use crate::discourse::{MEMORY, earlier_sentences};
use crate::lexicon::RelationClass;
use crate::report::{Amount, Kind};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::interval::{Interval, intervals};
use crate::sums::proposal::{Coverage, Proposal};

/// Between the part and its percentage: ` (chiếm tỷ lệ gần `.
const LONGEST_GAP: usize = 5;

/// How far before the part its `chiếm` may stand, in tokens.
const WINDOW: usize = 24;

/// How many figures back the total may stand.
const REACH: usize = 24;

pub(crate) fn detect_shares_of_topic(context: &Context, breakdowns: &mut Breakdowns) {
    for part in 0..context.drafts.len().saturating_sub(1) {
        if context.drafts[part].kind != Kind::Count || context.drafts[part].object.is_none() || breakdowns.is_part(part) {
            continue;
        }
        let Some(evidence) = share_word(context, part) else { continue };
        let own = context.reading.source.sentence(context.drafts[part].tokens.start).start;
        let start = earlier_sentences(context.reading.source, own, MEMORY).last().map_or(own, |sentence| sentence.start);
        let visible = |&figure: &usize| context.level(context.drafts[figure].number.start) == OUTSIDE;
        let is_total =
            |&total: &usize| compatibility(context, total, part) >= Some(Compatibility::Kind) && is_share(context, total, part, part + 1);
        let total = context.figures(&(start..own)).rev().take(REACH).filter(visible).find(is_total);
        if let Some(total) = total {
            let parts = vec![part];
            breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Some, is_clean: true, evidence, rule: "sum.share" });
        }
    }
}

/// `chiếm` between the part and the percentage right behind it, or before both.
fn share_word(context: &Context, part: usize) -> Option<crate::span::Tokens> {
    let (own, percent) = (&context.drafts[part].tokens, &context.drafts[part + 1]);
    let sentence = context.reading.source.sentence(own.start);
    let gap = own.end..percent.tokens.start;
    if percent.kind != Kind::Percent || percent.tokens.end > sentence.end || gap.len() > LONGEST_GAP {
        return None;
    }
    context
        .find_word(gap, RelationClass::Share)
        .or_else(|| context.find_word(sentence.start.max(own.start.saturating_sub(WINDOW))..own.start, RelationClass::Share))
}

/// Whether the part is so many percent of the total, as far as the written digits go.
fn is_share(context: &Context, total: usize, part: usize, percent: usize) -> bool {
    let of = || {
        let whole = context.intervals(total)?[0]?;
        let share = intervals(context.reading, &context.drafts[percent])?[0]?.percent_of(whole)?;
        let Amount::Single { value } = context.drafts[part].amount else { return None };
        Some(share.meets(Interval::exact(value)))
    };
    of().unwrap_or(false)
}
