//! What a headline and a repetition have in common: two amounts for one thing.

use super::Recalculation;
use crate::decimal::Decimal;
use crate::report::{Amount, CheckKind, Kind, Verdict};
use crate::span::Tokens;
use crate::sums::context::Context;

pub(super) fn is_plain_count(context: &Context, figure: usize) -> bool {
    let draft = &context.drafts[figure];
    draft.kind == Kind::Count && draft.object.is_some() && matches!(draft.amount, Amount::Single { .. }) && !context.is_change(figure)
}

/// Whether both can be true: `hơn 90` and 94.
pub(super) fn reconcilable(context: &Context, left: usize, right: usize) -> bool {
    let [left, right] = [left, right].map(|figure| (context.drafts[figure].amount, context.drafts[figure].bound));
    crate::sums::reconcilable(left, right)
}

pub(super) fn value(context: &Context, figure: usize) -> Option<Decimal> {
    match context.drafts[figure].amount {
        Amount::Single { value } => Some(value),
        _ => None,
    }
}

pub(super) fn conflict(
    context: &Context,
    kind: CheckKind,
    figures: Vec<usize>,
    computed: Decimal,
    evidence: Tokens,
    rule: &'static str,
) -> Option<Recalculation> {
    let difference = Some(value(context, *figures.first()?)?.subtract(computed)?);
    let computed = Amount::Single { value: computed };
    Some(Recalculation { kind, figures, computed, verdict: Verdict::Unbalanced, difference, evidence, rule })
}
