//! People: `Đồng chí Lê Thanh Hải, Ủy viên Bộ Chính trị`, bylines and photo credits.
//!
//! In this order: cut the text into atoms (titles, roles, names, bodies, places); keep the names that their shape or the words
//! around them show to be of people; then find the short forms of those named in full.

mod article_names;
mod atom;
mod capitals;
mod credit;
mod cutter;
mod name_list;
mod people;
mod person_or_thing;
mod role;
mod shape;
mod sighting;

use rustc_hash::FxHashMap;

use super::reading::Reading;
use crate::span::sort_by_place;
use article_names::{ArticleNames, is_call_name, is_named_so};
use atom::{Atom, NameShape, Sort};
pub(crate) use credit::byline_names;
use people::People;
use person_or_thing::sight;
use sighting::Sighting;

/// Finds the people of the article; their names claim no tokens.
pub(super) fn find_people(reading: &mut Reading) {
    let atoms = cutter::atoms(reading);
    let before = role::roles_before(reading, &atoms);
    let mut people = People::default();
    for sighting in sightings(reading, &atoms, &before) {
        people.add(reading, sighting);
    }
    for sighting in credit::credits(reading) {
        people.add(reading, sighting);
    }
    people.add_short_forms(reading, &atoms);
    reading.people = people.finish(reading);
}

/// The names with evidence of their own, and those that stand in a list with them.
fn sightings(reading: &Reading, atoms: &[Atom], before: &FxHashMap<usize, usize>) -> Vec<Sighting> {
    let names: Vec<usize> = (0..atoms.len()).filter(|&at| matches!(atoms[at].sort, Sort::Name(_))).collect();
    let known = ArticleNames::gather(reading, atoms, &names);
    let mut is_person = vec![false; atoms.len()];
    let mut found: Vec<Sighting> = Vec::new();
    for &at in &names {
        let sighting = sight(reading, atoms, before, &known, at);
        is_person[at] = sighting.is_some();
        found.extend(sighting);
    }
    // forward and back, so that a name before a person in the list is found too
    for &at in names.iter().chain(names.iter().rev()) {
        let Sort::Name(shape) = atoms[at].sort else { continue };
        let tokens = atoms[at].tokens.clone();
        let sure = matches!(shape, NameShape::Surname(_)) || is_call_name(reading, &tokens);
        if is_person[at] || tokens.len() > 4 || !name_list::stands_in_list(atoms, &is_person, at, sure) {
            continue;
        }
        if !known.places.contains(&reading.source.folded(&tokens)) && !is_named_so(reading, atoms, at) {
            is_person[at] = true;
            found.push(Sighting { tokens, role: None, credited: false });
        }
    }
    sort_by_place(&mut found, |sighting| (sighting.tokens.start, 0));
    found
}
