//! Attaches the bound that a qualifier before or behind the number states: `trên 16.000`, `khoảng trên 94.000`, `10% trở lên`.

use super::draft::Draft;
use crate::find::Reading;
use crate::find::number::is_one_word;
use crate::lexicon::{ChangeWordRole, CueClass, Side, TableId, unit_symbol};
use crate::report::{Bound, Kind};

const LONGEST: usize = 4;

pub(super) fn attach_bound(reading: &Reading, draft: &mut Draft) {
    attach_before(reading, draft);
    attach_after(reading, draft);
}

fn attach_before(reading: &Reading, draft: &mut Draft) {
    let mut start = draft.tokens.start;
    let mut nearest = true;
    if let Some(bound) = limit(reading, draft.tokens.start) {
        draft.bound = bound;
        draft.rules.push("bound.limit");
        return;
    }
    while let Some((from, hit)) = reading.source.hit_ending_at(start, TableId::Qualifier, LONGEST) {
        let qualifier = reading.lexicon.qualifier(hit);
        if !qualifier.side.allows(Side::Before) || is_place(reading, draft, from) || is_inside_noun(reading, from) {
            break;
        }
        let is_difference = is_difference(reading, draft, from);
        // in “khoảng trên 94.000” the qualifier nearer to the number decides
        let bound = if is_taller(reading, draft, from) && !is_difference { Bound::Over } else { qualifier.bound };
        if nearest && bound != Bound::Exact && !is_difference {
            draft.bound = bound;
            draft.rules.push("bound.before");
        }
        nearest = false;
        draft.extend(&(from..start));
        start = from;
    }
}

/// The bound of a limit with a verb between: `tối thiểu phải có ⟦3⟧`, `tối đa là ⟦5 triệu⟧`.
fn limit(reading: &Reading, at: usize) -> Option<Bound> {
    const MOST_VERBS: usize = 3;
    let mut end = at;
    for _ in 0..MOST_VERBS {
        end = [CueClass::States, CueClass::Plural].into_iter().find_map(|class| reading.hit_of_ending_at(end, class))?.0;
        if reading.hit_of_ending_at(end, CueClass::Limit).is_some() {
            let (_, hit) = reading.source.hit_ending_at(end, TableId::Qualifier, LONGEST)?;
            return Some(reading.lexicon.qualifier(hit).bound);
        }
    }
    None
}

/// Whether the number says by how much something is exceeded: `vượt 28% so với quy hoạch`, `vượt 5% kế hoạch`. That number is exact.
fn is_difference(reading: &Reading, draft: &Draft, at: usize) -> bool {
    let is_compared = |end| reading.is(end, CueClass::Plan) || reading.change(end, ChangeWordRole::Than).is_some();
    reading.is(at, CueClass::Exceeds) && (is_compared(draft.tokens.end) || is_compared(draft.after_unit()))
}

/// `cột khói cao hơn 4 km` bounds the height; `giá cao hơn 5%` says by how much.
fn is_taller(reading: &Reading, draft: &Draft, at: usize) -> bool {
    const LENGTHS: [&str; 2] = [unit_symbol("m"), unit_symbol("km")];
    let is_length = draft.unit.as_ref().is_some_and(|unit| LENGTHS.contains(&unit.symbol.as_str()));
    is_length && reading.is(at, CueClass::Taller)
}

/// Whether the qualifier says where: `trên hai mặt trận`, `đi trên 6 chiếc thuyền`.
fn is_place(reading: &Reading, draft: &Draft, at: usize) -> bool {
    // “ngoài 80 tuổi” is a bound, “ngoài 3 chiếc thuyền” means beside them
    if reading.is(at, CueClass::Beyond) {
        return draft.kind != Kind::Age;
    }
    let lies = || reading.hit_of_ending_at(at, CueClass::Lies).is_some();
    reading.is(at, CueClass::Place) && draft.kind == Kind::Count && (is_one_word(reading, &draft.number) || lies())
}

/// Whether the word is the end of a noun: the `non` of `mầm non 1.120`, `trường mầm non 520 học sinh`.
fn is_inside_noun(reading: &Reading, at: usize) -> bool {
    const LONGEST_NOUN: usize = 4;
    let covers = |start: usize| {
        [TableId::Object, TableId::Org].iter().any(|&table| reading.hit(start, table).is_some_and(|hit| start + hit.len() > at))
    };
    (at.saturating_sub(LONGEST_NOUN)..at).any(covers)
}

fn attach_after(reading: &Reading, draft: &mut Draft) {
    let ends = [draft.number.end, draft.after_unit(), draft.tokens.end];
    for at in ends {
        let Some(hit) = reading.hit(at, TableId::Qualifier) else { continue };
        let qualifier = reading.lexicon.qualifier(hit);
        if qualifier.side.allows(Side::After) {
            draft.bound = qualifier.bound;
            draft.rules.push("bound.after");
            draft.extend(&(at..at + hit.len()));
            return;
        }
    }
}
