//! Units and objects that stand once, behind the last number of a row: `⟦12⟧, ⟦15⟧ và 18 tháng tù`, `lần lượt ⟦3⟧, ⟦5⟧ và 7 người`.

use super::Draft;
use crate::find::Reading;

/// Gives each number of a series what the one behind it has.
pub(super) fn carry_units(_: &Reading, drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(index);
        let (Some(member), Some(next)) = (before.last_mut(), after.first()) else { continue };
        if !member.rules.contains(&"number.series") || member.unit.is_some() || member.object.is_some() {
            continue;
        }
        member.kind = next.kind;
        member.unit = next.unit.clone();
        member.object = next.object.clone();
        member.per = next.per.clone();
        member.inferred.extend(member.unit.is_some().then_some("unit"));
        member.inferred.extend(member.object.is_some().then_some("object"));
    }
}
