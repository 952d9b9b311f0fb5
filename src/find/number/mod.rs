//! Numbers that state an amount: `16.000`, `ba mươi lăm`, `2,5 triệu`, `133/136`, `từ 50 đến 70`.

mod context;
mod digits;
mod malformed;
mod multiple;
mod one;
mod pair;
mod series;
mod sign;
mod vague;
mod words;

use super::{Claim, Reading};
use crate::decimal::Decimal;
use crate::lexicon::Starts;
use crate::lexicon::{CueClass, TableId};
use crate::report::{Amount, Bound, Kind};
use crate::span::Tokens;
pub(crate) use context::{noun_len, past_quote};
pub(crate) use malformed::Malformed;
use words::Form;
pub(crate) use words::scan_amount;
pub(crate) use words::scan_phrase;

/// One number, from its first digit or numeral to its last scale word.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    pub(crate) tokens: Tokens,
    pub(crate) amount: Amount,
    /// `1,299`: the amount where the comma is the decimal sign.
    pub(crate) comma: Option<Decimal>,
    /// A kind that the number word itself has: `gấp đôi`.
    pub(crate) kind: Option<Kind>,
    /// A bound that the number word itself has: `vài`.
    pub(crate) bound: Option<Bound>,
    /// Whether a scale word belongs to it: `2,5 triệu`.
    pub(crate) is_scaled: bool,
    /// Whether it is a member of a series whose last number has the unit or the noun: `⟦12⟧, 15 và 18 tháng tù`.
    pub(crate) is_in_series: bool,
    pub(crate) rules: Vec<&'static str>,
}

/// Digits, `½` and `,77`, number words.
const AMOUNTS: Starts = Starts::rows(&[TableId::Numeral]).or(Starts::DIGITS).or(Starts::POINT);

/// Every number that states an amount; those that name, order or locate are claimed as names.
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

/// Reads the number at the token, if there is one, and returns how many tokens it takes.
fn read_number(reading: &mut Reading, at: usize) -> Option<usize> {
    if !reading.is_free(at) {
        return None;
    }
    if let Some(vague) = vague::scan_vague(reading, at) {
        return Some(keep(reading, vague));
    }
    if let Some(multiple) = multiple::scan_multiple(reading, at) {
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
    let pair = pair::scan_pair(reading, at, &scan).filter(|pair| (at..at + pair.len).all(|token| reading.is_free(token)));
    let len = pair.as_ref().map_or(scan.len, |pair| pair.len);
    let is_evident = pair.as_ref().is_some_and(|pair| pair.is_evident);
    let shared = if pair.is_none() { series::scan_shared(reading, at, &scan) } else { None };
    if !is_evident && context::name_reason(reading, at, len, &scan, shared).is_some() {
        // a word that is no number here (`năm`, `ba`) may still be a unit or a name
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

/// A malformed number is the one that must have been meant, or none.
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
            // the “triệu” of “4.50.000 triệu đồng” is no million of its own
            let scale = reading.hit(tokens.end, TableId::Numeral).map_or(0, |hit| hit.len());
            reading.claim(&(tokens.start..tokens.end + scale), Claim::Name);
            tokens.len() + scale
        }
    }
}

/// The range or the ratio that the whole text is: `từ 3 đến 5`, `vài trăm`, `hai phần ba`.
pub(crate) fn scan_whole(reading: &Reading) -> Option<Amount> {
    let from = reading.hit_of(0, CueClass::From).map_or(0, |hit| hit.len());
    let vague = || vague::scan_vague(reading, 0).map(|number| (number.tokens.end, number.amount));
    let pair = || pair::scan_pair(reading, from, &scan_amount(reading, from)?).map(|pair| (from + pair.len, pair.amount));
    let (end, amount) = vague().or_else(pair)?;
    (end == reading.source.len()).then_some(amount)
}

/// Whether the number is one word and no digits: `hai`.
pub(crate) fn is_one_word(reading: &Reading, tokens: &Tokens) -> bool {
    tokens.len() == 1 && reading.token(tokens.start).kind == solieu_text::TokenKind::Word
}
