//! Digits that no notation has, marked with the number that must have been meant: `290.00 hộ`, `3.000.00 đồng`, `1.84.250 tấn`.

use super::Found;
use crate::findings::Mistake;
use crate::report::{Amount, Expected, FindingKind, Severity};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::wording::Telling;

/// Marks every malformed number.
pub(crate) fn detect_malformed_numbers(context: &Context, _: &Breakdowns, found: &mut Found) {
    found.mistakes.extend(context.reading.malformed.iter().map(|malformed| {
        let figure = context.figures(&malformed.tokens).next();
        Mistake {
            kind: FindingKind::Number,
            severity: Severity::Doubtful,
            at: malformed.tokens.clone(),
            places: vec![malformed.tokens.clone()],
            figures: figure.into_iter().collect(),
            dates: Vec::new(),
            expected: malformed.nearest.map(|value| Expected::Amount(Amount::Single { value })),
            rule: "digits.malformed",
        }
    }));
}

/// “Không cách viết số nào có “290.00”; có lẽ là 290.000.”
pub(crate) fn tell(telling: &Telling) -> String {
    let marked = telling.marked();
    match telling.expected() {
        Some(nearest) => telling.language.pick(
            format!("Không cách viết số nào có {marked}; có lẽ là {nearest}."),
            format!("No notation of numbers has {marked}; {nearest} may be meant."),
        ),
        None => telling.language.pick(
            format!("Không cách viết số nào có {marked}: các nhóm chữ số không đủ ba."),
            format!("No notation of numbers has {marked}: its digits are not in groups of three."),
        ),
    }
}
