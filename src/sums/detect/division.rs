//! Lists behind a colon that divide a total named before: `82 đảng viên bị kỷ luật. Về hình thức: khiển trách 51, cảnh cáo 31`. Which
//! figures those are was settled with what they count (`figure/division.rs`).

use crate::figure::Division;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::sums::proposal::{Coverage, Proposal};

pub(crate) fn detect_divisions(context: &Context, breakdowns: &mut Breakdowns) {
    let mut lists: Vec<(Division, Vec<usize>)> = Vec::new();
    for (index, draft) in context.drafts.iter().enumerate() {
        match (draft.division, lists.last_mut()) {
            (Some(division), Some((last, parts))) if division == *last => parts.push(index),
            (Some(division), _) => lists.push((division, vec![index])),
            (None, _) => {}
        }
    }
    for (Division { total, opener }, parts) in lists {
        let evidence = opener..opener + 1;
        breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence, rule: "sum.division" });
    }
}
