//! Makes a figure of each number: `trên 16.000 đảng viên` gets its bound and its object, `tăng 5%` its change.
//!
//! Each attachment fills one field from the words beside the number, each carrier one field from the figures around it. The shared
//! types are in `draft.rs`; only this file knows the order.

mod acting_body;
mod article_topic;
mod bound;
mod change;
mod division;
mod draft;
mod facet;
mod implied_currency;
mod label;
mod neighbourhood;
mod object;
mod organization;
mod origin;
mod per;
mod period;
mod shared_unit;
mod times;
mod topic;
mod unit;

pub(crate) use draft::{Division, Draft, Noun};
pub(crate) use origin::Field;

use crate::find::Reading;

/// Fill a field from the words beside the number. Order matters: later ones read what earlier ones filled.
const ATTACHMENTS: &[fn(&Reading, &mut Draft)] = &[
    unit::attach_unit,
    times::attach_times,
    // after the unit: “% DN”, “m2 đất”
    object::attach_object,
    // after the object: “dân số 97 triệu người” is not money
    implied_currency::attach_implied_currency,
    // after the object: “10 người trở lên”
    bound::attach_bound,
    per::attach_per,
];

/// Fill a field from the figures around, over the whole article. Order matters here too.
const CARRIERS: &[fn(&Reading, &mut [Draft])] = &[
    // before the objects: a unit shared by a series leaves no doubt about what is counted
    shared_unit::carry_units,
    shared_unit::carry_list_units,
    // before the objects: in “82 đảng viên bị kỷ luật: chi bộ 57, …” the 57 are members, not cells
    division::find_divisions,
    label::carry_objects,
    // after the objects: what is counted may decide the topic
    topic::attach_topics,
    // after the topics: each facet belongs to one topic
    facet::attach_facets,
    // after the facets: it reads the phrases of the same table
    acting_body::attach_acting_bodies,
    change::attach_changes,
    period::attach_periods,
    // after the acting bodies: an organ acts for the body that it is part of
    organization::attach_organizations,
];

/// The figures of the article, in text order.
pub(crate) fn assemble(reading: &Reading) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = reading.numbers.iter().map(Draft::of).collect();
    for draft in &mut drafts {
        for attach in ATTACHMENTS {
            attach(reading, draft);
        }
    }
    // carriers read the whole article: skip that where there are no figures
    if drafts.is_empty() {
        return drafts;
    }
    for carry in CARRIERS {
        carry(reading, &mut drafts);
    }
    drafts
}
