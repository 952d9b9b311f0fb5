//! The detectors of sums, one pattern a file.

mod apposition;
mod bracket;
mod by_place;
mod division;
mod next_sentences;
mod opened_list;
mod partitive;
mod subset_after_co;
mod summary;

use super::breakdowns::Breakdowns;
use super::context::Context;

/// In the order in which they take figures as parts, surest words first.
pub(super) const DETECTORS: &[fn(&Context, &mut Breakdowns)] = &[
    // a bracket belongs to what stands before it, whatever sentence it stands in
    bracket::find_brackets,
    // before `trong đó`: “66% trong số 10.000 công ty, trong đó …”
    partitive::find_wholes,
    opened_list::find_opened,
    apposition::find_adjoined,
    division::find_divisions,
    // only what no stronger word has taken
    subset_after_co::find_havings,
    // what is said again relates less surely than any word that opens a list
    summary::find_rests,
    next_sentences::find_columns,
    next_sentences::find_sequels,
    next_sentences::find_shares,
    by_place::find_repeated,
    summary::find_conclusions,
];
