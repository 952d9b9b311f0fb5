//! Units and objects that stand once, behind the last number of a row: `⟦12⟧, ⟦15⟧ và 18 tháng tù`, `lần lượt ⟦3⟧, ⟦5⟧ và 7 người`,
//! or behind the second of two levels: `từ ⟦1.700⟧ lên 2.100 đồng/kg`.

use super::{Draft, Field};
use crate::find::Reading;
use crate::lexicon::{ChangeRole, CueClass, TableId};

/// Gives each number of a series, and the level that a change starts from, what the number behind it has.
pub(super) fn carry_units(reading: &Reading, drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(index);
        let (Some(member), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let shares = member.is_in_series || starts_level(reading, member, next);
        if !shares || member.unit.is_some() || member.object.is_some() {
            continue;
        }
        member.kind = next.kind;
        member.unit = next.unit.clone();
        member.object = next.object.clone();
        member.per = next.per.clone();
        if member.unit.is_some() {
            member.infer(Field::Unit);
        }
        if member.object.is_some() {
            member.infer(Field::Object);
        }
    }
}

/// `từ ⟦34⟧ xuống còn 26 đảng viên`; the scale of “từ 3 lên 5 triệu đồng” is not said of the first.
fn starts_level(reading: &Reading, member: &Draft, next: &Draft) -> bool {
    const LONGEST: usize = 4;
    let opened = reading.hit_of_ending_at(member.tokens.start, CueClass::From).is_some();
    let reaches = |at: usize| {
        let hit = reading.hit(at, TableId::Change).map(|hit| reading.lexicon.change(hit).role);
        matches!(hit, Some(ChangeRole::To | ChangeRole::Weak))
    };
    let gap = member.tokens.end..next.tokens.start;
    opened && gap.len() <= LONGEST && gap.into_iter().any(reaches) && (member.is_scaled || !next.is_scaled)
}
