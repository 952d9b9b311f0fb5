//! The detectors of sums, one pattern a file.

mod apposition;
mod bracket;
mod by_place;
mod by_unit;
mod columns;
mod division;
mod opened_list;
mod outcome;
mod partitive;
mod remainder;
mod sequel;
mod share_of_topic;
mod shares;
mod subset_after_co;
mod these;
mod total_behind;

use super::breakdowns::Breakdowns;
use super::context::Context;

/// In the order in which they take figures as parts, surest words first.
pub(super) const DETECTORS: &[fn(&Context, &mut Breakdowns)] = &[
    // a bracket belongs to what stands before it, whatever sentence it stands in
    bracket::detect_brackets,
    // before `trong đó`: “66% trong số 10.000 công ty, trong đó …”
    partitive::detect_partitives,
    // before `trong đó`: the total behind the list is the one that it comes to
    total_behind::detect_pointing_totals,
    // before `trong đó`: the rest is a part of the same total, in whatever sentence it stands
    remainder::detect_remainders,
    // before `cụ thể`, which would take the first unit alone
    columns::detect_columns,
    by_unit::detect_units,
    opened_list::detect_opened_lists,
    apposition::detect_appositions,
    division::detect_divisions,
    // only what no stronger word has taken
    subset_after_co::detect_subsets_after_co,
    // what is said again relates less surely than any word that opens a list
    sequel::detect_sequels,
    shares::detect_shares,
    outcome::detect_outcomes,
    by_place::detect_places,
    total_behind::detect_totals_behind,
    share_of_topic::detect_shares_of_topic,
];
