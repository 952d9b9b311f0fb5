//! People: `Đồng chí Lê Thanh Hải, Ủy viên Bộ Chính trị`, bylines and photo credits.
//!
//! The text is cut into atoms (titles, roles, names, bodies, places); a name is somebody's where its shape, the words before
//! it or the words behind it say so; who is named in full once is known by short forms elsewhere.

mod atom;
mod credit;
mod evidence;
mod mention;
mod role;
mod shape;

use super::reading::Reading;
pub(crate) use credit::byline_names;
use mention::People;

pub(super) fn find_people(reading: &mut Reading) {
    let atoms = atom::atoms(reading);
    let before = role::roles_before(reading, &atoms);
    let mut people = People::default();
    for sighting in evidence::sightings(reading, &atoms, &before) {
        people.add(reading, sighting);
    }
    for sighting in credit::credits(reading) {
        people.add(reading, sighting);
    }
    people.add_short_forms(reading, &atoms);
    reading.people = people.finish(reading);
}
