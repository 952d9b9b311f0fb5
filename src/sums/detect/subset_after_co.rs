//! `có` behind a comma counts some of what was counted before: `bố trí công tác 141 trường hợp, có 15 cán bộ được bổ nhiệm`.

use crate::lexicon::RelationClass;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::candidates;
use crate::sums::compatibility::Compatibility;
use crate::sums::context::Context;
use crate::sums::proposal::{Coverage, Proposal};

/// Between `có` and its number stands at most a qualifier: `có hơn 15 cán bộ`.
const REACH: usize = 4;

pub(crate) fn detect_subsets_after_co(context: &Context, breakdowns: &mut Breakdowns) {
    for &at in &context.cues {
        let Some(len) = context.word(at, RelationClass::Has).filter(|_| context.reading.source.before(at, 1).is(',')) else { continue };
        let sentence = context.reading.source.sentence(at);
        let candidates = candidates::candidates(context, &(sentence.start..at), context.level(at));
        let nearest = &candidates[..candidates.len().min(1)];
        let Some(part) = context.figures(&(at..at + len + REACH)).find(|&part| context.drafts[part].tokens.start == at + len) else {
            continue;
        };
        let Some((total, tie)) = candidates::best(context, nearest, part) else { continue };
        if tie >= Compatibility::Kind && !breakdowns.is_part(total) {
            let evidence = at..at + len;
            breakdowns.push(
                context,
                Proposal { total, parts: vec![part], coverage: Coverage::Some, is_clean: false, evidence, rule: "sum.having" },
            );
        }
    }
}
