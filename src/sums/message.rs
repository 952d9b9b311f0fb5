//! “Các phần cộng lại là 21 + 26 = 47, không phải 48.”

use crate::wording::Telling;

/// A total that its parts do not come to.
pub(crate) fn tell_sum(telling: &Telling) -> String {
    let Some(sum) = telling.finding.breakdown.and_then(|index| telling.report.breakdowns.get(index as usize)) else { return String::new() };
    let parts: Vec<String> = sum.parts.iter().map(|&part| telling.stated(part)).collect();
    let (parts, total, computed) = (parts.join(" + "), telling.stated(sum.total), telling.amount(sum.computed, sum.total));
    telling.language.pick(
        format!("Các phần cộng lại là {parts} = {computed}, không phải {total}."),
        format!("The parts come to {parts} = {computed}, not {total}."),
    )
}

/// A part that is larger than its whole.
pub(crate) fn tell_limit(telling: &Telling) -> String {
    let Some(sum) = telling.finding.breakdown.and_then(|index| telling.report.breakdowns.get(index as usize)) else { return String::new() };
    let total = telling.quote(sum.total);
    let part = sum.parts.iter().copied().find(|&part| telling.figure(part).is_some_and(|figure| figure.number == telling.finding.span));
    let part = part.map_or_else(|| telling.marked(), |part| telling.quote(part));
    telling.language.pick(
        format!("Một phần ({part}) không thể lớn hơn tổng ({total})."),
        format!("A part ({part}) cannot be larger than its whole ({total})."),
    )
}
