//! Totals and parts: `186 đảng viên … trong đó 23`, `16 chi bộ (8 …, 5 … và 3 …)`, and whether they add up.

use crate::figure::Draft;
use crate::find::Reading;
use crate::report::Breakdown;
use crate::utf16::Utf16;

/// Every breakdown that the text states, with the arithmetic checked.
pub(crate) fn check(_reading: &Reading, _drafts: &[Draft], _utf16: &Utf16) -> Vec<Breakdown> {
    Vec::new()
}
