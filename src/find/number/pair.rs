//! Two numbers that are one amount: `3-5 đợt`, `từ 50 đến 70 người`, `5% - 7%`, `3, 4 người`, `133/136`, `thắng 3-0`.

use super::words::{Form, Scan, scan_amount};
use crate::decimal::Decimal;
use crate::find::reading::Reading;
use crate::lexicon::{CueClass, Numeral, TableId};
use crate::report::Amount;
use solieu_text::TokenKind;

/// Two numbers read as one amount; `len` in tokens from the first.
pub(super) struct Pair {
    pub(super) len: usize,
    pub(super) amount: Amount,
    pub(super) rule: &'static str,
    /// Whether the two are an amount whatever stands around them.
    pub(super) is_evident: bool,
}

/// Reads the number behind the one that was read at the token.
type ScanPair = fn(&Reading, usize, &Scan) -> Option<Pair>;

/// In the order in which they are tried.
const PAIRS: &[ScanPair] = &[pair_twice, pair_fraction, pair_ratio, pair_out_of, pair_score, pair_dash, pair_to, pair_listed, pair_spoken];

/// What the number that was read at `at` makes with the one behind it.
pub(super) fn scan_pair(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    PAIRS.iter().find_map(|pair| pair(reading, at, first))
}

fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '–' | '—' | '−')
}

pub(super) fn amount_at(reading: &Reading, at: usize) -> Option<Scan> {
    if reading.is_free(at) { scan_amount(reading, at) } else { None }
}

/// Thousands of thousands of millions.
const HIGHEST_SCALE: u8 = 12;

/// `4-5 triệu`: the scale of the second number counts for the first where that keeps them in order.
fn range(low: &Scan, high: &Scan) -> Option<Amount> {
    let mut from = low.value;
    if !low.is_scaled {
        let scaled = high.is_scaled;
        if scaled && let Some(power) = (1..=HIGHEST_SCALE).rev().find(|&power| is_scaled(low.value, high.value, power)) {
            from = from.shift(power)?;
        }
    }
    // “50 - 65.000 USD”: thousands are left out where the range would span three orders of magnitude
    if low.form == Form::Plain
        && high.form == Form::Formatted
        && !high.is_scaled
        && let Some(thousands) = low.value.shift(3)
        && thousands < high.value
    {
        from = thousands;
    }
    (from < high.value).then_some(Amount::Range { low: from, high: high.value })
}

/// Whether `high` is a whole scale of `10^power` that `low` still fits below.
fn is_scaled(low: Decimal, high: Decimal, power: u8) -> bool {
    matches!(power, 2 | 3 | 4 | 6 | 9 | 12)
        && low.shift(power).is_some_and(|low| low < high)
        && low.magnitude() >= Decimal::new(1, 2).unwrap_or(Decimal::ONE)
}

/// `05 (năm) đồng chí`, `mười hai (12) người`: one number, written twice.
fn pair_twice(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let open = at + first.len;
    let second = reading.token(open).is('(').then(|| amount_at(reading, open + 1)).flatten()?;
    let close = open + 1 + second.len;
    let in_words = |scan: &Scan| matches!(scan.form, Form::Word | Form::Words);
    (second.value == first.value && in_words(first) != in_words(&second) && reading.token(close).is(')')).then(|| Pair {
        len: close + 1 - at,
        amount: Amount::Single { value: first.value },
        rule: "pair.twice",
        is_evident: true,
    })
}

/// `hai phần ba`, `3 phần 4`; `hai phần trăm` is a percentage.
fn pair_fraction(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let parts = at + first.len;
    if !reading.is(parts, CueClass::Parts) || reading.hit(parts, TableId::Unit).is_some() {
        return None;
    }
    let second = amount_at(reading, parts + 1).filter(|second| second.value > first.value)?;
    let amount = Amount::Ratio { numerator: first.value, denominator: second.value };
    Some(Pair { len: second.len + parts + 1 - at, amount, rule: "pair.fraction", is_evident: true })
}

/// `133/136`, not followed by a third number.
fn pair_ratio(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let slash = at + first.len;
    let source = reading.source;
    if first.is_scaled
        || !source.token(slash).is('/')
        || source.token(slash + 1).kind != TokenKind::Digits
        || source.token(slash).spaced != source.token(slash + 1).spaced
    {
        return None;
    }
    let second = amount_at(reading, slash + 1)?;
    let end = slash + 1 + second.len;
    if source.token(end).is('/') || second.value == Decimal::ZERO {
        return None;
    }
    // “350/500 tỷ đồng”: both are thousands of millions
    let scale = second.is_scaled;
    let numerator = (1..=HIGHEST_SCALE).rev().filter(|_| scale).find(|&power| is_scaled(first.value, second.value, power));
    let numerator = numerator.map_or(Some(first.value), |power| first.value.shift(power))?;
    Some(Pair { len: end - at, amount: Amount::Ratio { numerator, denominator: second.value }, rule: "pair.ratio", is_evident: false })
}

/// `9 trên 10 hộ`, `3 trên 5 chỉ tiêu`: nothing is counted before the word, and no more than behind it.
fn pair_out_of(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let word = at + first.len;
    if first.form != Form::Plain || !reading.is(word, CueClass::OutOf) {
        return None;
    }
    let second = amount_at(reading, word + 1).filter(|second| second.form == Form::Plain && second.value >= first.value)?;
    let end = word + 1 + second.len;
    let counted = reading.is_free(end) && [TableId::Object, TableId::Classifier].into_iter().any(|table| reading.hit(end, table).is_some());
    let amount = Amount::Ratio { numerator: first.value, denominator: second.value };
    counted.then(|| Pair { len: end - at, amount, rule: "pair.out-of", is_evident: false })
}

/// `thắng 3-0`: two small numbers in a sentence about a match, or between the names of two sides.
fn pair_score(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    const HIGHEST: u32 = 199;
    let source = reading.source;
    let dash = at + first.len;
    if first.form != Form::Plain || !(is_dash(source.token(dash).mark) || source.token(dash).is(':')) {
        return None;
    }
    let second = amount_at(reading, dash + 1).filter(|second| second.form == Form::Plain)?;
    let end = dash + 1 + second.len;
    // “sơ đồ 3-4-3” is a formation
    let in_triple = is_dash(source.before(at, 1).mark) && source.before(at, 2).kind == TokenKind::Digits;
    if in_triple {
        return None;
    }
    let small = |scan: &Scan| scan.value.to_u32().is_some_and(|value| value <= HIGHEST);
    let counted = super::context::known_noun(reading, end) && !source.token(end).is_capital();
    if !small(first) || !small(&second) || counted || is_dash(source.token(end).mark) || source.token(end).is('/') {
        return None;
    }
    let named = source.before(at, 1).is_capital() && source.token(end).is_capital();
    if !(named || has_match_cue(reading, at)) {
        return None;
    }
    Some(Pair { len: end - at, amount: Amount::Score { home: first.value, away: second.value }, rule: "pair.score", is_evident: true })
}

/// A word of sport in the sentence before the number: `thắng`, `tỷ số`, `hòa`.
fn has_match_cue(reading: &Reading, at: usize) -> bool {
    const WINDOW: usize = 25;
    let sentence = reading.source.sentence(at);
    (at.saturating_sub(WINDOW).max(sentence.start)..at).any(|token| reading.is(token, CueClass::Match))
}

/// `3-5 đợt`, `12 - 15 điểm phần trăm`, `5% - 7%`.
fn pair_dash(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let source = reading.source;
    let dash = at + first.len + inner_unit(reading, at + first.len);
    // “775- 780” is a range, “5 -3” a negative number
    if !is_dash(source.token(dash).mark) || source.token(dash).spaced && !source.token(dash + 1).spaced {
        return None;
    }
    let second = amount_at(reading, dash + 1)?;
    let end = dash + 1 + second.len;
    if is_dash(source.token(end).mark) && source.token(end + 1).kind == TokenKind::Digits || !same_unit(reading, at + first.len, dash, end)
    {
        return None;
    }
    Some(Pair { len: end - at, amount: range(first, &second)?, rule: "pair.dash", is_evident: false })
}

/// `từ 50 đến 70 người`, `50 đến 70 người`, `từ 5% đến 7%`, `từ 5 đến dưới 12 tuổi`.
fn pair_to(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let to = at + first.len + inner_unit(reading, at + first.len);
    if !reading.is(to, CueClass::To) {
        return None;
    }
    let from = to + 1 + reading.hit(to + 1, TableId::Qualifier).map_or(0, |hit| hit.len());
    let second = amount_at(reading, from)?;
    let end = from + second.len;
    if !same_unit(reading, at + first.len, to, end) {
        return None;
    }
    Some(Pair { len: end - at, amount: range(first, &second)?, rule: "pair.to", is_evident: false })
}

/// The tokens of a unit, or of the noun of `từ 50 người đến 70 người`, that stands between the two numbers.
fn inner_unit(reading: &Reading, at: usize) -> usize {
    super::noun_len(reading, at).unwrap_or(0)
}

/// Where words stand between the numbers, the same must follow the second.
fn same_unit(reading: &Reading, from: usize, to: usize, after: usize) -> bool {
    let inner = to - from;
    inner == 0
        || (after + inner <= reading.source.len() && reading.source.folded(&(from..to)) == reading.source.folded(&(after..after + inner)))
}

/// `3, 4 người`, `ba, bốn chiếc`, `5 hoặc 6 ngày`: neighbours before one counted noun.
fn pair_listed(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let comma = at + first.len;
    if !(reading.token(comma).is(',') || reading.is(comma, CueClass::Or)) || !matches!(first.form, Form::Plain | Form::Word) {
        return None;
    }
    let second = amount_at(reading, comma + 1).filter(|second| second.form == first.form && reading.token(comma + 1).spaced)?;
    let end = comma + 1 + second.len;
    let neighbours = first.value.add(Decimal::ONE) == Some(second.value) && first.value <= Decimal::from(9);
    let alone = !reading.source.before(at, 1).is(',') && !reading.token(end).is(',');
    (neighbours && alone && super::context::known_noun(reading, end)).then(|| Pair {
        len: end - at,
        amount: Amount::Range { low: first.value, high: second.value },
        rule: "pair.listed",
        is_evident: false,
    })
}

/// `ba bốn người`, `hai ba trăm`: two digits in a row that count up.
fn pair_spoken(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    if first.form == Form::Words && first.len == 2 && first.is_bare_tens {
        let value = first.value.to_u32()?;
        let (low, high) = (value / 10, value % 10);
        let digits = matches!(reading.numeral(at + 1), Some(Numeral::Digit(_)));
        return (digits && low + 1 == high).then(|| Pair {
            len: 2,
            amount: Amount::Range { low: low.into(), high: high.into() },
            rule: "pair.spoken",
            is_evident: false,
        });
    }
    if first.form != Form::Word || !matches!(reading.numeral(at + 1), Some(Numeral::Digit(_))) {
        return None;
    }
    let second = amount_at(reading, at + 1)?;
    let (low, high) = (first.value.to_u32()?, second.value.to_u32()?);
    let scale = high / (low + 1);
    // “một một triệu tư” is no range: half of it is no scale
    let is_scale = scale >= 10 && 10u32.checked_pow(scale.ilog10()) == Some(scale);
    (low > 0 && is_scale && scale * (low + 1) == high && low < 9).then(|| Pair {
        len: 1 + second.len,
        amount: Amount::Range { low: (low * scale).into(), high: high.into() },
        rule: "pair.spoken",
        is_evident: false,
    })
}
