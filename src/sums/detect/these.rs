//! `5 thấu kính, ⟦2⟧ trong số đó`: a figure that points back.

use crate::lexicon::RelationClass;
use crate::sums::context::Context;

/// How far back the figure may stand, in tokens: sentences without an end must not make the search one.
const WINDOW: usize = 120;

/// The figure right before `trong số đó`.
pub(super) fn part_of_these(context: &Context, at: usize) -> Option<usize> {
    context.word(at, RelationClass::These)?;
    let before = context.figures(&(at.saturating_sub(WINDOW)..at)).next_back()?;
    (context.drafts[before].tokens.end == at).then_some(before)
}
