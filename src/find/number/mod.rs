//! Numbers that state an amount: `16.000`, `ba mươi lăm`, `2,5 triệu`, `133/136`, `từ 50 đến 70`.

mod count_or_name;
mod digits;
mod group;
mod homographs;
mod list_item;
mod malformed;
mod noun;
mod one_word_multiple;
mod pair;
mod range;
mod ratio;
mod score;
mod series;
mod sign;
mod spelled;
mod vague;

pub(crate) use super::found::{Malformed, Number};
use super::reading::{Claim, Reading};
use crate::lexicon::{CueClass, Starts, TableId};
use crate::report::Amount;
use crate::span::Tokens;
pub(crate) use noun::{noun_len, past_quote};
use pair::Pair;
use spelled::{Form, Scan};
pub(crate) use spelled::{scan_amount, scan_phrase};

/// Where a number may start: digits, `½`, `,77`, number words.
const AMOUNTS: Starts = Starts::rows(&[TableId::Numeral]).or(Starts::DIGITS).or(Starts::POINT);

/// Reads a second number behind the first, which was read at the token.
type ScanPair = fn(&Reading, usize, &Scan) -> Option<Pair>;

/// In the order in which they are tried.
const PAIRS: &[ScanPair] = &[
    pair::scan_twice,
    ratio::scan_fraction,
    ratio::scan_ratio,
    ratio::scan_out_of,
    score::scan_score,
    range::scan_dash,
    range::scan_to,
    range::scan_listed,
    range::scan_spoken,
];

/// The pair that the number at the token opens.
fn scan_pair(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    PAIRS.iter().find_map(|scan| scan(reading, at, first))
}

/// Finds every number that states an amount; claims as names those that name, order or locate.
pub(super) fn find_numbers(reading: &mut Reading) {
    // also `vài`, `đôi`
    const STARTS: Starts = AMOUNTS.or(Starts::rows(&[TableId::Cue]));
    let source = reading.source;
    let mut at = source.next_start(0, STARTS);
    while at < source.len() {
        let len = read_number(reading, at).unwrap_or(1);
        at = source.next_start(at + len, STARTS);
    }
}

/// Reads the number at the token, and returns its length.
fn read_number(reading: &mut Reading, at: usize) -> Option<usize> {
    if !reading.is_free(at) {
        return None;
    }
    if let Some(vague) = vague::scan_vague(reading, at) {
        return Some(keep(reading, vague));
    }
    if let Some(multiple) = one_word_multiple::scan_multiple(reading, at) {
        return Some(keep(reading, multiple));
    }
    if !reading.source.starts(at, AMOUNTS) {
        return None;
    }
    if let Some(malformed) = malformed::scan_malformed(reading, at).filter(|found| found.tokens.clone().all(|token| reading.is_free(token)))
    {
        return Some(keep_malformed(reading, malformed));
    }
    let scan = scan_amount(reading, at)?;
    if scan.len == 0 || (at..at + scan.len).any(|token| !reading.is_free(token)) {
        return None;
    }
    let pair = scan_pair(reading, at, &scan).filter(|pair| (at..at + pair.len).all(|token| reading.is_free(token)));
    let len = pair.as_ref().map_or(scan.len, |pair| pair.len);
    let is_evident = pair.as_ref().is_some_and(|pair| pair.is_evident);
    let shared = if pair.is_none() { series::scan_shared(reading, at, &scan) } else { None };
    if !is_evident && count_or_name::name_reason(reading, at, len, &scan, shared).is_some() {
        // a word that is no number here (“năm”, “ba”) stays free for later finders
        if scan.form != Form::Word {
            reading.claim(&(at..at + len), Claim::Name);
        }
        return Some(len);
    }
    let mut rules = scan.rules;
    let amount = match pair {
        Some(pair) => {
            rules.push(pair.rule);
            pair.amount
        }
        None => {
            rules.extend(shared.map(|_| "number.series"));
            Amount::Single { value: shared.unwrap_or(scan.value) }
        }
    };
    let from = sign::scan_minus(reading, at).unwrap_or(at);
    let amount = if from < at { sign::negated(amount) } else { amount };
    keep(
        reading,
        Number {
            tokens: from..at + len,
            amount,
            comma: scan.other,
            kind: None,
            bound: None,
            is_scaled: scan.is_scaled,
            is_in_series: shared.is_some(),
            rules,
        },
    );
    Some(len)
}

fn keep(reading: &mut Reading, number: Number) -> usize {
    let tokens = number.tokens.clone();
    reading.claim(&tokens, Claim::Number);
    reading.numbers.push(number);
    tokens.len()
}

/// Keeps the number that was meant instead of a malformed one; claims the digits as a name if there is none.
fn keep_malformed(reading: &mut Reading, malformed: Malformed) -> usize {
    let (tokens, nearest) = (malformed.tokens.clone(), malformed.nearest);
    reading.malformed.push(malformed);
    match nearest {
        Some(value) => {
            let amount = Amount::Single { value };
            keep(
                reading,
                Number {
                    tokens,
                    amount,
                    comma: None,
                    kind: None,
                    bound: None,
                    is_scaled: false,
                    is_in_series: false,
                    rules: vec!["number.digits"],
                },
            )
        }
        None => {
            // with its scale: the “triệu” of “4.50.000 triệu đồng” is no million of its own
            let scale = reading.hit(tokens.end, TableId::Numeral).map_or(0, |hit| hit.len());
            reading.claim(&(tokens.start..tokens.end + scale), Claim::Name);
            tokens.len() + scale
        }
    }
}

/// The amount of a text that is one range or ratio: `từ 3 đến 5`, `vài trăm`, `hai phần ba`.
pub(crate) fn scan_whole(reading: &Reading) -> Option<Amount> {
    let from = reading.hit_of(0, CueClass::From).map_or(0, |hit| hit.len());
    let vague = || vague::scan_vague(reading, 0).map(|number| (number.tokens.end, number.amount));
    let pair = || scan_pair(reading, from, &scan_amount(reading, from)?).map(|pair| (from + pair.len, pair.amount));
    let (end, amount) = vague().or_else(pair)?;
    (end == reading.source.len()).then_some(amount)
}

/// Whether the number is one word, not digits: `hai`.
pub(crate) fn is_one_word(reading: &Reading, tokens: &Tokens) -> bool {
    tokens.len() == 1 && reading.token(tokens.start).kind == solieu_text::TokenKind::Word
}
