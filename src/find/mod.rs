//! Finders: each walks the tokens once and claims what it recognises: `21-KL/TW`, `ngày 17-12`, `một số`, `Sở Y tế`, `16.000`.
//!
//! Order matters; earlier finders win: documents before dates before numbers, so that the 4 of `Nghị quyết Trung ương 4` and
//! the 21 of `21-KL/TW` never become figures.

pub(crate) mod abbreviation;
pub(crate) mod article;
mod clutter;
pub(crate) mod date;
pub(crate) mod document;
mod found;
mod idiom;
pub(crate) mod number;
pub(crate) mod organization;
pub(crate) mod person;
pub(crate) mod place;
mod plate;
pub(crate) mod reading;
mod web;

pub(crate) use reading::{Claim, Reading};

/// Every finder, in the order in which they claim tokens.
pub(crate) const FINDERS: &[fn(&mut Reading)] = &[
    clutter::claim_clutter,
    web::find_addresses,
    plate::find_plates,
    document::find_documents,
    date::find_dates,
    idiom::find_idioms,
    abbreviation::find_abbreviations,
    // before numbers: the 1 of “Bệnh viện Nhi đồng 1” is part of a name; after abbreviations, because names are compared spelled out
    organization::find_organizations,
    number::find_numbers,
    // after numbers: the names of people claim nothing
    person::find_people,
];
