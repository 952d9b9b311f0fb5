//! Numbers in digits: `16.000`, `1,5`, `1.234,5`, `1,234.5`, `2 000 000`, `,77`, `½`.

use crate::decimal::Decimal;
use crate::document::Source;
use solieu_text::TokenKind;

/// A number in digits and how it was written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Digits {
    /// In tokens.
    pub(crate) len: usize,
    pub(crate) value: Decimal,
    /// Whether thousands are separated: then it is an amount, not a name.
    pub(crate) grouped: bool,
    /// The value of `1,299` if the comma is the decimal sign.
    pub(crate) other: Option<Decimal>,
}

fn plain(len: usize, value: Decimal) -> Digits {
    Digits { len, value, grouped: false, other: None }
}

/// The number that starts at the token; `None` if the digits continue in a form that is no amount (`1.2.2017`, `1.2.3`).
pub(crate) fn scan_digits(source: &Source, at: usize) -> Option<Digits> {
    let first = source.token(at);
    if first.kind == TokenKind::Mark {
        return scan_fraction_sign(first.mark).map(|value| plain(1, value)).or_else(|| scan_bare_fraction(source, at));
    }
    if first.kind != TokenKind::Digits {
        return None;
    }
    let whole = source.text_of(at);
    let pieces = pieces(source, at);
    let Some((first_mark, second)) = pieces.first().copied() else {
        return scan_spaced(source, at).or_else(|| Some(plain(1, Decimal::from_digits(whole, "")?)));
    };
    let all_thousands = |pieces: &[(char, &str)], mark: char| pieces.iter().all(|(other, digits)| *other == mark && digits.len() == 3);
    let is_head = whole.len() <= 3 && !whole.starts_with('0');
    let join = |pieces: &[(char, &str)]| pieces.iter().fold(whole.to_owned(), |joined, (_, digits)| joined + digits);
    let len = 1 + 2 * pieces.len();
    let last = pieces.len() - 1;
    if is_head && all_thousands(&pieces, first_mark) {
        let grouped = Decimal::from_digits(&join(&pieces), "")?;
        // “1.299” is 1299 in Vietnamese; “1,299” may be either, and the unit of the figure decides
        let other = if last == 0 && first_mark == ',' { Decimal::from_digits(whole, second) } else { None };
        return Some(Digits { len, value: grouped, grouped: true, other });
    }
    if is_head && last > 0 && all_thousands(&pieces[..last], first_mark) && pieces[last].0 != first_mark {
        let value = Decimal::from_digits(&join(&pieces[..last]), pieces[last].1)?;
        return Some(Digits { len, value, grouped: true, other: None });
    }
    (last == 0).then(|| Decimal::from_digits(whole, second).map(|value| plain(3, value))).flatten()
}

/// The separated digit runs behind the first: `1.234,5` has (`.`, 234) and (`,`, 5).
pub(super) fn pieces<'t>(source: &Source<'t>, at: usize) -> Vec<(char, &'t str)> {
    let mut pieces = Vec::new();
    let mut next = at + 1;
    while pieces.len() < 12 {
        let (mark, digits) = (source.token(next), source.token(next + 1));
        if !matches!(mark.mark, '.' | ',') || mark.spaced || digits.kind != TokenKind::Digits || digits.spaced {
            break;
        }
        pieces.push((mark.mark, source.text_of(next + 1)));
        next += 2;
    }
    pieces
}

/// `2 000 000`, `10 000`
fn scan_spaced(source: &Source, at: usize) -> Option<Digits> {
    let mut joined = source.text_of(at).to_owned();
    if joined.len() > 3 || joined.starts_with('0') || source.before(at, 1).kind == TokenKind::Digits {
        return None;
    }
    let mut next = at + 1;
    while source.token(next).kind == TokenKind::Digits
        && source.text_of(next).len() == 3
        && source.token(next).start - source.token(next - 1).end <= 2
    {
        joined += source.text_of(next);
        next += 1;
    }
    let glued_on = source.token(next).kind == TokenKind::Digits
        || (matches!(source.token(next).mark, '.' | '-' | '/') && source.token(next + 1).kind == TokenKind::Digits);
    if next == at + 1 || glued_on {
        return None;
    }
    let fraction = (source.token(next).is(',') && !source.token(next + 1).spaced && source.token(next + 1).kind == TokenKind::Digits)
        .then(|| source.text_of(next + 1));
    let len = next - at + if fraction.is_some() { 2 } else { 0 };
    Some(Digits { len, value: Decimal::from_digits(&joined, fraction.unwrap_or(""))?, grouped: true, other: None })
}

/// `½`
fn scan_fraction_sign(mark: char) -> Option<Decimal> {
    let (whole, fraction) = match mark {
        '½' => ("0", "5"),
        '¼' => ("0", "25"),
        '¾' => ("0", "75"),
        _ => return None,
    };
    Decimal::from_digits(whole, fraction)
}

/// `,77`
fn scan_bare_fraction(source: &Source, at: usize) -> Option<Digits> {
    let digits = source.token(at + 1);
    let starts = matches!(source.token(at).mark, ',' | '.') && digits.kind == TokenKind::Digits && !digits.spaced;
    let is_free = source.before(at, 1).kind == TokenKind::Line || source.token(at).spaced || source.before(at, 1).is('-');
    (starts && is_free).then(|| Decimal::from_digits("0", source.text_of(at + 1)).map(|value| plain(2, value))).flatten()
}
