//! Words in and around dates, by class: `ngày`, `sáng nay`, `khai mạc`, `từ`, `nhiệm kỳ`; and the numbers of dates: `2016`, `IV`.

use crate::find::reading::Reading;
use crate::lexicon::{DateClass, Hit, TableId};
use solieu_text::TokenKind;

/// The longest date word, in tokens: `tính đến hết ngày`.
const LONGEST: usize = 4;

/// The date word of that class that starts at the token.
pub(super) fn hit(reading: &Reading, at: usize, class: DateClass) -> Option<Hit> {
    reading.hit(at, TableId::DateCue).filter(|&hit| has_class(reading, hit, class))
}

/// Whether a date can start with the word; the others stand before or behind dates.
pub(super) fn opens(reading: &Reading, at: usize) -> bool {
    const OPENING: u128 = DateClass::Month.bit()
        | DateClass::Quarter.bit()
        | DateClass::Year.bit()
        | DateClass::Decade.bit()
        | DateClass::Century.bit()
        | DateClass::Half.bit()
        | DateClass::LunarDay.bit()
        | DateClass::Fifteenth.bit()
        | DateClass::Feast.bit();
    reading.hit(at, TableId::DateCue).is_some_and(|hit| reading.lexicon.date_word(hit).classes & OPENING != 0)
}

pub(super) fn is(reading: &Reading, at: usize, class: DateClass) -> bool {
    hit(reading, at, class).is_some()
}

/// The token behind the date word of that class, or `at` itself if there is none.
pub(super) fn skip(reading: &Reading, at: usize, class: DateClass) -> usize {
    hit(reading, at, class).map_or(at, |hit| at + hit.len())
}

/// The start of the date word of that class that ends right before the token.
pub(super) fn before(reading: &Reading, end: usize, class: DateClass) -> Option<usize> {
    (end.saturating_sub(LONGEST)..end).find(|&at| hit(reading, at, class).is_some_and(|hit| at + hit.len() == end))
}

/// Whether a date word of that class starts among the tokens.
pub(super) fn within(reading: &Reading, mut tokens: crate::span::Tokens, class: DateClass) -> bool {
    tokens.any(|at| is(reading, at, class))
}

/// The value of the date word: the month of `giêng`, the offset of `hôm qua`.
pub(super) fn value(reading: &Reading, hit: Hit) -> Option<i32> {
    reading.lexicon.date_word(hit).value
}

fn has_class(reading: &Reading, hit: Hit, class: DateClass) -> bool {
    reading.lexicon.date_word(hit).is(class)
}

/// The number at the token, if it has at most `most` digits.
pub(super) fn digits(reading: &Reading, at: usize, most: usize) -> Option<u32> {
    let token = reading.token(at);
    if token.kind != TokenKind::Digits || (token.end - token.start) as usize > most {
        return None;
    }
    reading.source.text_of(at).parse().ok()
}

/// The year from 1000 to 2199 at the token.
pub(super) fn year(reading: &Reading, at: usize) -> Option<i32> {
    const LAST: u32 = 2199;
    let token = reading.token(at);
    let value = digits(reading, at, 4).filter(|value| token.end - token.start == 4 && (1000..=LAST).contains(value))?;
    Some(value as i32)
}

/// `IV`, `XX`
pub(crate) fn roman(reading: &Reading, at: usize) -> Option<u32> {
    let token = reading.token(at);
    if token.kind != TokenKind::Word || token.case == solieu_text::Case::Lower {
        return None;
    }
    let mut total = 0;
    let mut last = 0;
    for letter in reading.source.text_of(at).bytes().rev() {
        let value = match letter {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        if value < last {
            total -= value;
        } else {
            total += value;
            last = value;
        }
    }
    u32::try_from(total).ok().filter(|total| (1..=30).contains(total))
}

/// The separator of `17-12`, `17/12`, `17.12` at the token, with no blank on either side.
pub(super) fn glued_mark(reading: &Reading, at: usize, marks: &[char]) -> Option<char> {
    let (mark, next) = (reading.token(at), reading.token(at + 1));
    (marks.contains(&mark.mark) && !mark.spaced && !next.spaced && next.kind == TokenKind::Digits).then_some(mark.mark)
}

pub(super) fn is_dash(reading: &Reading, at: usize) -> bool {
    matches!(reading.token(at).mark, '-' | '–' | '—' | '−')
}

/// Whether a counted noun, a unit or a number word starts here, so that the digits before it are no date: `3-5 đợt`, `10-30 ngàn`.
pub(super) fn is_counted(reading: &Reading, at: usize) -> bool {
    let known = [TableId::Unit, TableId::Object, TableId::Classifier, TableId::Numeral];
    reading.token(at).kind == TokenKind::Word
        && known.into_iter().any(|table| reading.hit(at, table).is_some())
        && !is(reading, at, DateClass::Announces)
}

/// The number that names a month, up to twelve: the `tư` of `tháng tư`, also of `lần thứ tư`.
pub(crate) fn month_name(reading: &Reading, at: usize) -> Option<u32> {
    hit(reading, at, DateClass::Name).and_then(|hit| value(reading, hit)).map(|value| value as u32)
}
