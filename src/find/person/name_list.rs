//! Lists of names: `Lê Dũng, Giang Kim Đạt (Hà Nội), Trịnh Xuân Thanh`, `phố Lý Thường Kiệt, Phan Bội Châu`.

use super::atom::{Atom, Sort};
use crate::find::reading::Reading;
use crate::lexicon::CueClass;

/// The first member of the list that the atom is a member of.
pub(super) fn list_start(atoms: &[Atom], at: usize, is_member: impl Fn(Sort) -> bool) -> usize {
    const LONGEST_LIST: usize = 32;
    let mut first = at;
    while first >= 2
        && at - first < LONGEST_LIST
        && matches!(atoms[first - 1].sort, Sort::Mark(',' | '-' | '–') | Sort::And)
        && is_member(atoms[first - 2].sort)
    {
        first -= 2;
    }
    first
}

/// The atom before `như`, `gồm` or `:` that opens the list: the `tuyến phố` of `các tuyến phố như: Nguyễn Chính, Hoa Bằng`.
pub(super) fn past_opening(reading: &Reading, atoms: &[Atom], first: usize) -> Option<usize> {
    let colon = first - usize::from(first > 0 && atoms[first - 1].sort == Sort::Mark(':'));
    let lists = colon > 0 && reading.is(atoms[colon - 1].tokens.start, CueClass::Lists);
    let opening = colon - usize::from(lists);
    opening.checked_sub(1).filter(|_| opening < first)
}

/// Whether the neighbours in the list are people: one on each side, or two on one; for a sure name one within two is enough.
pub(super) fn stands_in_list(atoms: &[Atom], people: &[bool], at: usize, sure: bool) -> bool {
    let is_person = |at: Option<usize>| at.is_some_and(|at| people.get(at) == Some(&true));
    let behind = [Some(at), member_before(atoms, at)].map(|at| at.and_then(|at| member_before(atoms, at)));
    let ahead = [Some(at), member_after(atoms, at)].map(|at| at.and_then(|at| member_after(atoms, at)));
    let [one, two] = [0, 1].map(|steps| (is_person(behind[steps]), is_person(ahead[steps])));
    one.0 && one.1 || one.0 && two.0 || one.1 && two.1 || sure && (one.0 || one.1 || two.0 || two.1)
}

/// The most atoms in brackets behind a member: `(đội Lệ Quyên)`.
const LONGEST_REMARK: usize = 6;

fn is_joint(atoms: &[Atom], at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| matches!(atom.sort, Sort::Mark(',' | ';') | Sort::And))
}

/// The member of the list before the one at the atom.
fn member_before(atoms: &[Atom], at: usize) -> Option<usize> {
    let last = at.checked_sub(2).filter(|_| is_joint(atoms, at - 1))?;
    if atoms[last].sort != Sort::Mark(')') {
        return Some(last);
    }
    let opening = (last.saturating_sub(LONGEST_REMARK)..last).rev().find(|&at| atoms[at].sort == Sort::Mark('('))?;
    opening.checked_sub(1)
}

/// The member of the list behind the one at the atom.
fn member_after(atoms: &[Atom], at: usize) -> Option<usize> {
    let remark = atoms.get(at + 1).is_some_and(|atom| atom.sort == Sort::Mark('('));
    let closing = || (at + 2..=at + 1 + LONGEST_REMARK).find(|&at| atoms.get(at).is_some_and(|atom| atom.sort == Sort::Mark(')')));
    let joint = if remark { closing()? + 1 } else { at + 1 };
    is_joint(atoms, joint).then_some(joint + 1)
}
