//! Number plates: `29A-123.45`, `57M - 2271`, `37B1 - 123.45`.

use super::reading::{Claim, Reading};
use crate::lexicon::Starts;
use solieu_text::TokenKind;

/// Claims every number plate.
pub(super) fn find_plates(reading: &mut Reading) {
    let source = reading.source;
    let mut dash = source.next_start(0, Starts::MARK);
    while dash < source.len() {
        let plate = scan_series(reading, dash).zip(scan_number(reading, dash + 1));
        if let Some((start, end)) = plate {
            reading.claim(&(start..end), Claim::Name);
        }
        dash = source.next_start(dash + 1, Starts::MARK);
    }
}

/// The start of the province and its series before the dash: `29A`, `37B1`.
fn scan_series(reading: &Reading, dash: usize) -> Option<usize> {
    const MOST_LETTERS: usize = 2;
    if !matches!(reading.token(dash).mark, '-' | '–') {
        return None;
    }
    let glued_digit = dash >= 1 && digits(reading, dash - 1) == Some(1) && !reading.token(dash - 1).spaced;
    let letters = dash.checked_sub(if glued_digit { 2 } else { 1 })?;
    let token = reading.token(letters);
    let is_series = token.is_capital() && !token.spaced && reading.source.text_of(letters).len() <= MOST_LETTERS;
    letters.checked_sub(1).filter(|&province| is_series && digits(reading, province) == Some(2))
}

/// The end of the number behind the dash: `2271`, `123.45`.
fn scan_number(reading: &Reading, at: usize) -> Option<usize> {
    match digits(reading, at)? {
        4 | 5 => Some(at + 1),
        3 => {
            let dotted = reading.token(at + 1).is('.') && !reading.token(at + 2).spaced && digits(reading, at + 2) == Some(2);
            dotted.then_some(at + 3)
        }
        _ => None,
    }
}

fn digits(reading: &Reading, at: usize) -> Option<usize> {
    (reading.token(at).kind == TokenKind::Digits).then(|| reading.source.text_of(at).len())
}
