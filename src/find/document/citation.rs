//! The words of a citation, by class: `Nghị quyết`, `số`, `khóa`, `lần thứ`, `của Bộ Chính trị`.

use crate::find::reading::Reading;
use crate::lexicon::{DocClass, Hit, TableId};
use solieu_text::TokenKind;

pub(super) fn has_class(reading: &Reading, hit: Hit, class: DocClass) -> bool {
    reading.lexicon.doc_word(hit).classes & class.bit() != 0
}

/// The citation word of that class that starts at the token.
pub(super) fn hit(reading: &Reading, at: usize, class: DocClass) -> Option<Hit> {
    reading.hit(at, TableId::DocType).filter(|&hit| has_class(reading, hit, class))
}

pub(super) fn is(reading: &Reading, at: usize, class: DocClass) -> bool {
    hit(reading, at, class).is_some()
}

/// The token behind the citation word of that class, or `at` itself if there is none.
pub(super) fn skip(reading: &Reading, at: usize, class: DocClass) -> usize {
    hit(reading, at, class).map_or(at, |hit| at + hit.len())
}

/// The type that a type word or a code stands for: `NQ` is `nghị quyết`.
pub(super) fn kind(reading: &Reading, hit: Hit) -> Option<String> {
    cell(reading, hit, 1)
}

/// The issuer of all documents of the type: Quốc hội for `Luật`.
pub(super) fn issuer(reading: &Reading, hit: Hit) -> Option<String> {
    cell(reading, hit, 3)
}

fn cell(reading: &Reading, hit: Hit, column: usize) -> Option<String> {
    Some(reading.lexicon.cell(hit, column)).filter(|cell| *cell != "-").map(str::to_owned)
}

/// `của Bộ Chính trị`: the name of the issuer, and its end.
pub(super) fn scan_issuer(reading: &Reading, at: usize) -> Option<(String, usize)> {
    let from = if reading.token(at).is(',') { at + 1 } else { at };
    let name_at = from + hit(reading, from, DocClass::Of)?.len();
    let hit = reading.hit(name_at, TableId::Issuer)?;
    Some((reading.lexicon.cell(hit, 1).to_owned(), name_at + hit.len()))
}

/// `4`, `XII`, `tư`: a small number in any spelling, and its end.
pub(super) fn scan_ordinal(reading: &Reading, at: usize) -> Option<(u32, usize)> {
    const LARGEST: u32 = 99;
    let token = reading.token(at);
    let value = match token.kind {
        TokenKind::Digits => reading.source.text_of(at).parse().ok(),
        TokenKind::Word => crate::find::date::roman(reading, at).or_else(|| crate::find::date::month_name(reading, at)),
        _ => None,
    };
    value.filter(|value| (1..=LARGEST).contains(value)).map(|value| (value, at + 1))
}

/// Whether the digits before count something here: `kết luận 3 cán bộ`, `kế hoạch 300 triệu đồng`, `quyết định 5 năm`.
pub(super) fn is_counted(reading: &Reading, at: usize) -> bool {
    let known = [TableId::Unit, TableId::Object, TableId::Classifier];
    let scale =
        || reading.hit(at, TableId::Numeral).is_some_and(|hit| matches!(reading.lexicon.numeral(hit), crate::lexicon::Numeral::Scale(_)));
    // “Nghị quyết 18 ngày 25-10-2017”: “ngày” opens a date, it is no unit
    let dated = || crate::find::date::scan_cited(reading, at).is_some();
    reading.token(at).is('%') || (known.into_iter().any(|table| reading.hit(at, table).is_some()) || scale()) && !dated()
}
