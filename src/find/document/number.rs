//! Document numbers: `21-KL/TW`, `12/2023/QĐ-TTg`, `46/2010/QH12`, `33 - CT / TW`, `18, 19-NQ/TW`, `số 01`.

use super::citation;
use crate::find::reading::Reading;
use crate::lexicon::{DocClass, Hit, TableId};
use crate::span::Tokens;
use solieu_text::fold::{capital, fold};
use solieu_text::{Case, TokenKind};

/// One number and what its codes say.
#[derive(Debug, Clone)]
pub(super) struct DocumentNumber {
    pub(super) tokens: Tokens,
    /// `21-KL/TW`: no blanks, `Đ` for `Ð`, one spelling of each code.
    pub(super) text: String,
    /// The type that the code names: `KL` is a kết luận.
    pub(super) kind: Option<String>,
    /// The issuer that the code names: `TTg` is Thủ tướng Chính phủ.
    pub(super) issuer: Option<String>,
    /// Whether codes or a year stand behind the digits.
    pub(super) is_full: bool,
}

/// The most digits of a document number; more are those of a telephone or an account.
const MOST_DIGITS: usize = 5;

/// The number at the token with the year and the codes that follow.
fn scan_number(reading: &Reading, at: usize) -> Option<DocumentNumber> {
    let digits = reading.source.text_of(at);
    if reading.token(at).kind != TokenKind::Digits || digits.len() > MOST_DIGITS {
        return None;
    }
    let mut number = DocumentNumber { tokens: at..at + 1, text: digits.to_owned(), kind: None, issuer: None, is_full: false };
    while scan_part(reading, &mut number) {}
    Some(number)
}

/// Extends the number over one more `/2023`, `-KL`, ` / TW`; false if none follows.
fn scan_part(reading: &Reading, number: &mut DocumentNumber) -> bool {
    let mark_at = number.tokens.end;
    let (mark, next) = (reading.token(mark_at), reading.token(mark_at + 1));
    if !matches!(mark.mark, '/' | '-' | '–') {
        return false;
    }
    let glued = !mark.spaced && !next.spaced;
    let separator = if mark.is('/') { '/' } else { '-' };
    if next.kind == TokenKind::Digits {
        if glued && reading.source.is_recent_year(mark_at + 1) && !number.text.contains(['/', '-']) {
            number.text.push(separator);
            number.text.push_str(reading.source.text_of(mark_at + 1));
            number.tokens.end = mark_at + 2;
            number.is_full = true;
            return true;
        }
        return false;
    }
    let Some(code) = scan_code(reading, mark_at + 1, glued) else { return false };
    number.text.push(separator);
    number.text.push_str(&code.text);
    number.tokens.end = code.end;
    number.is_full = true;
    number.kind = number.kind.take().or(code.kind);
    number.issuer = code.issuer.or(number.issuer.take());
    true
}

struct Code {
    end: usize,
    text: String,
    kind: Option<String>,
    issuer: Option<String>,
}

/// `KL`, `TTg`, `QH12`, `BNN&PTNT`, `T.Ư`; between blanks only codes of the tables, because `Hà Nội` is none in `Nghị quyết 19 - Hà Nội`.
fn scan_code(reading: &Reading, at: usize, glued: bool) -> Option<Code> {
    let token = reading.token(at);
    let kind_hit = citation::hit(reading, at, DocClass::Code);
    let issuer_hit = reading.hit(at, TableId::Issuer);
    let known = kind_hit.is_some() || issuer_hit.is_some();
    if token.kind != TokenKind::Word || token.case == Case::Lower || !glued && !known {
        return None;
    }
    let hit = kind_hit.or(issuer_hit);
    let mut end = at + hit.map_or(1, Hit::len);
    let mut text = match hit {
        Some(hit) => canonical_code(reading, hit, at),
        None => capitals(reading.source.text_of(at)),
    };
    if text.is_empty() {
        return None;
    }
    // “QH12” has the term of the National Assembly, “BNN&PTNT” a second part
    let next = reading.token(end);
    if next.kind == TokenKind::Digits && !next.spaced {
        text.push_str(reading.source.text_of(end));
        end += 1;
    } else if next.is('&') && !next.spaced && reading.token(end + 1).is_capital() && !reading.token(end + 1).spaced {
        text.push('&');
        text.push_str(&capitals(reading.source.text_of(end + 1)));
        end += 2;
    }
    let kind = kind_hit.and_then(|hit| citation::kind(reading, hit));
    let issuer = issuer_hit.map(|hit| reading.lexicon.cell(hit, 1).to_owned());
    Some(Code { end, text, kind, issuer })
}

/// The first spelling of the row in the case of the text: `TW` for `TƯ` and `T.Ư`.
fn canonical_code(reading: &Reading, hit: Hit, at: usize) -> String {
    let spellings = reading.lexicon.cell(hit, 0);
    let said = reading.source.folded(&(at..at + hit.len()));
    let first = spellings.split('|').next().unwrap_or(spellings);
    // keep the case of the text if it spells the code as the row does
    if fold(first) == said { capitals_or_all(reading.source.slice(&(at..at + hit.len()))) } else { first.chars().map(capital).collect() }
}

/// As written, but with the one `Đ`.
fn capitals_or_all(text: &str) -> String {
    text.replace('Ð', "Đ")
}

/// The code without a word glued to it: `CP` of `CPngày`; `TTg` and `TTr` are whole.
fn capitals(text: &str) -> String {
    let text = capitals_or_all(text);
    let upper = text.chars().take_while(|letter| letter.is_uppercase()).count();
    let rest = text.chars().skip(upper).take_while(|letter| letter.is_lowercase()).count();
    let keep = if rest > 1 && text.chars().count() == upper + rest { upper } else { text.chars().count() };
    text.chars().take(keep).collect()
}

/// A number without a type word that says its type itself: `21-KL/TW`, `2100/QĐ-CT`.
pub(super) fn scan_coded(reading: &Reading, at: usize) -> Option<DocumentNumber> {
    let before = reading.source.before(at, 1);
    let token = reading.token(at);
    if !token.spaced && (before.kind == TokenKind::Word || matches!(before.mark, '/' | '-' | '.' | ',')) {
        return None;
    }
    if !matches!(reading.token(at + 1).mark, '/' | '-' | '–') {
        return None;
    }
    let number = scan_number(reading, at)?;
    // “10-CT” may be a product: require the type and the issuer
    (number.kind.is_some() && number.tokens.len() >= 5).then_some(number)
}

/// The number behind a type word, or the numbers of an enumeration.
pub(super) fn scan_numbers(reading: &Reading, at: usize, kind: Hit) -> Option<Vec<DocumentNumber>> {
    let label_at = scan_label(reading, at + kind.len());
    let from = label_at.map_or(at + kind.len(), |label| citation::skip(reading, label, DocClass::Label));
    let first = scan_number(reading, from)?;
    let labelled = label_at.is_some();
    let skipped = label_at.is_some_and(|label| label > at + kind.len());
    let certain = first.is_full || labelled && !skipped;
    if !certain && !is_number(reading, at, kind, &first) {
        return None;
    }
    let plural = at > 0 && citation::is(reading, at - 1, DocClass::Plural);
    let mut numbers = vec![first];
    while let Some(next) = scan_member(reading, numbers.last()?.tokens.end, plural || labelled) {
        numbers.push(next);
    }
    share_codes(&mut numbers);
    Some(numbers)
}

/// `số`, with at most a few words between: `Kết luận thanh tra số`, `công văn hỏa tốc số`.
fn scan_label(reading: &Reading, from: usize) -> Option<usize> {
    const BETWEEN: usize = 3;
    let word = |at: usize| reading.token(at).kind == TokenKind::Word && reading.token(at).case == Case::Lower;
    (from..=from + BETWEEN).take_while(|&at| at == from || word(at - 1)).find(|&at| citation::is(reading, at, DocClass::Label))
}

/// Whether digits without codes are the number of the type word before them: `Chỉ thị 05`, `Nghị quyết 18`, but `kết luận 3 cán bộ`.
fn is_number(reading: &Reading, at: usize, kind: Hit, number: &DocumentNumber) -> bool {
    let (digits, end) = (&number.text, number.tokens.end);
    let next = reading.token(end);
    let goes_on = !next.spaced
        && matches!(next.mark, '.' | ',' | '/' | '-' | ':')
        && reading.token(end + 1).kind == TokenKind::Digits
        && !reading.token(end + 1).spaced;
    if goes_on || !next.spaced && next.kind == TokenKind::Word {
        return false;
    }
    let followed = citation::scan_issuer(reading, end).is_some() || super::scan_cited(reading, end).is_some();
    if digits.starts_with('0') && digits.len() <= 3 || followed {
        return true;
    }
    if reading.source.is_recent_year(number.tokens.start) || citation::is_counted(reading, end) {
        return false;
    }
    let is = |class| citation::has_class(reading, kind, class);
    is(DocClass::Number) && !is(DocClass::Law) || is(DocClass::Verb) && reading.token(at).is_capital()
}

/// The next member of `18, 19-NQ/TW`, `số 18 và số 19`.
fn scan_member(reading: &Reading, at: usize, listed: bool) -> Option<DocumentNumber> {
    let joined = if reading.token(at).is(',') { at + 1 } else { at };
    let joined = citation::skip(reading, joined, DocClass::And);
    if joined == at {
        return None;
    }
    let from = citation::skip(reading, joined, DocClass::Label);
    let number = scan_number(reading, from)?;
    let bare = !number.is_full && from == joined;
    let goes_on = bare
        && (citation::is_counted(reading, number.tokens.end)
            || reading.token(number.tokens.end).kind == TokenKind::Word && !ends_list(reading, number.tokens.end));
    (!bare || listed && !goes_on).then_some(number)
}

/// Whether a word that may follow a list of numbers stands here: `của Bộ Chính trị`, `và …`, `về …`.
fn ends_list(reading: &Reading, at: usize) -> bool {
    [DocClass::Of, DocClass::And, DocClass::About].into_iter().any(|class| citation::is(reading, at, class))
}

/// `18, 19-NQ/TW`: the codes of a member hold for the members before it that have none.
fn share_codes(numbers: &mut [DocumentNumber]) {
    for index in (1..numbers.len()).rev() {
        let (earlier, later) = numbers.split_at_mut(index);
        let (Some(before), Some(after)) = (earlier.last_mut(), later.first()) else { return };
        let codes = after.text.find(['-', '/']).and_then(|from| after.text.get(from..));
        if let Some(codes) = codes.filter(|_| !before.is_full) {
            before.text.push_str(codes);
            before.kind.clone_from(&after.kind);
            before.issuer.clone_from(&after.issuer);
            before.is_full = true;
        }
    }
}
