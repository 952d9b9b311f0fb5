//! Areas: `huyện Nam Trực`, `TP Hồ Chí Minh`, `quận 2`, `tỉnh`, `Quảng Nam`, `Mỹ`.

use super::reading::Reading;
use crate::lexicon::{AreaLevel, Classes, NamingClass, PlaceLevel, SurnameClass, TableId};
use crate::report::Level;
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// An area and its tier.
#[derive(Debug, Clone)]
pub(crate) struct Area {
    pub(crate) end: usize,
    pub(crate) level: Option<Level>,
    /// `Nam Trực` of `huyện Nam Trực`; empty for the sort of area alone.
    pub(crate) name: Tokens,
    /// A country or a part of the world.
    pub(crate) abroad: bool,
    /// A city on the tier of a province: `TP Đà Nẵng`.
    pub(crate) city: bool,
}

/// The most words of an area's name that no table has: `Tân Thới Nhất`.
const LONGEST_NAME: usize = 3;

/// The area that starts at the token: a word for a sort of area with or without a name, or a name of the table.
pub(crate) fn scan_area(reading: &Reading, at: usize) -> Option<Area> {
    const TIERS: [(AreaLevel, Option<Level>); 6] = [
        (AreaLevel::Central, Some(Level::Central)),
        (AreaLevel::Province, Some(Level::Province)),
        (AreaLevel::District, Some(Level::District)),
        (AreaLevel::Commune, Some(Level::Commune)),
        (AreaLevel::Cell, Some(Level::Cell)),
        (AreaLevel::Town, None),
    ];
    // “TƯ” is the central tier, “tư” the number four
    let is_four = |hit| reading.lexicon.is(hit, AreaLevel::Central) && hit.len() == 1 && reading.token(at).case != Case::Upper;
    let word = reading.hit(at, TableId::Area).filter(|&hit| !is_four(hit));
    let place = scan_place(reading, at);
    let word = match (word, place) {
        (Some(word), place) if place.as_ref().is_none_or(|place| place.end <= at + word.len()) => word,
        (_, place) => return place,
    };
    let (kind, level) = TIERS.into_iter().find(|(kind, _)| reading.lexicon.is(word, *kind))?;
    let end = at + word.len();
    let mut area = Area { end, level, name: end..end, abroad: false, city: false };
    if kind == AreaLevel::Central {
        return Some(area);
    }
    // the table has no communes: “xã Nga An” is not Russia (“Nga”), “phường Bình Minh Đông” not the town “Bình Minh”
    let small = matches!(kind, AreaLevel::Commune | AreaLevel::Cell);
    match scan_place(reading, end).filter(|named| !small || name_len(reading, end) <= named.end - end) {
        Some(named) => area = Area { level, ..named },
        None => {
            // the table has every city and province, and the districts of three words: another full name is a person's, as in
            // “Thành ủy TP Nguyễn Văn Đua”, “Chủ tịch quận Nguyễn Văn Dũng”
            let long = kind == AreaLevel::District && reading.token(end + 2).is_capital();
            let person = (matches!(kind, AreaLevel::Town | AreaLevel::Province) || long) && reading.is(end, SurnameClass::Sure);
            let len = if person || is_count(reading, at..end, kind) { 0 } else { name_len(reading, end) };
            area.name = end..end + len;
            area.end = area.name.end;
        }
    }
    if area.name.is_empty() && is_longer_field(reading, at, word.len()) {
        return None;
    }
    if kind == AreaLevel::Town && !area.name.is_empty() {
        area.level = Some(if area.city { Level::Province } else { Level::District });
    }
    Some(area)
}

/// Whether digits behind the word are a count: provinces, towns and districts other than a `quận` have no numbers, as in
/// `Đảng bộ thị trấn 14, Công an huyện 11`.
fn is_count(reading: &Reading, word: Tokens, kind: AreaLevel) -> bool {
    let numbered = || {
        let hit = reading.hit(word.start, TableId::Naming).filter(|hit| hit.len() == word.len());
        hit.is_some_and(|hit| !reading.lexicon.classes::<NamingClass>(hit).is_empty())
    };
    matches!(kind, AreaLevel::Province | AreaLevel::Town | AreaLevel::District)
        && reading.token(word.end).kind == TokenKind::Digits
        && !numbered()
}

/// Whether the tokens are the name of a place or of a body: `huyện Mai Sơn`, `Bình Thủy`, `Đảng bộ xã Ngọc Chánh`; not the `Boeing`
/// of `Boeing 737`.
pub(crate) fn is_place_or_body(reading: &Reading, tokens: &Tokens) -> bool {
    const SHORTEST_BODY: usize = 3;
    let is_place = || scan_area(reading, tokens.start).is_some_and(|area| area.end == tokens.end && !area.name.is_empty());
    let named = || reading.bodies.binary_search_by_key(&tokens.start, |body| body.start);
    is_place() || tokens.len() >= SHORTEST_BODY && named().is_ok_and(|index| reading.bodies[index] == *tokens)
}

/// Whether a longer word starts here: `xã hội` is no `xã`, `tổ chức` no `tổ`, `Pháp luật` not France (`Pháp`).
fn is_longer_field(reading: &Reading, at: usize, len: usize) -> bool {
    [TableId::Field, TableId::Object].iter().any(|&table| reading.hit(at, table).is_some_and(|hit| hit.len() > len))
}

/// A name of the table, written with capitals: `Mỹ` is a country, `mỹ` is not.
fn scan_place(reading: &Reading, at: usize) -> Option<Area> {
    let hit = reading.hit(at, TableId::Place)?;
    let end = at + hit.len();
    let kind: Classes<PlaceLevel> = reading.lexicon.classes(hit);
    // streets of the table are named after people; years are no places
    if kind.has_any([PlaceLevel::Street, PlaceLevel::Year]) {
        return None;
    }
    let is_name =
        (reading.token(end - 1).is_capital() || hit.len() > 2) && (reading.token(at).is_capital() || kind.has(PlaceLevel::Region));
    if !is_name
        || is_longer_field(reading, at, hit.len())
        || reading.token(end).is('-') && !reading.token(end).spaced && reading.token(end + 1).kind == TokenKind::Digits
    {
        return None;
    }
    let abroad = kind.has_any([PlaceLevel::Country, PlaceLevel::Abroad, PlaceLevel::Region]);
    let level = if kind.has_any([PlaceLevel::City, PlaceLevel::Province]) {
        Some(Level::Province)
    } else if kind.has_any([PlaceLevel::Town, PlaceLevel::District]) {
        Some(Level::District)
    } else {
        None
    };
    Some(Area { end, level, name: at..end, abroad, city: kind.has(PlaceLevel::City) })
}

/// The length of a site with its name: `cửa khẩu Nam Giang`, `Khu kinh tế Dung Quất`.
pub(crate) fn scan_site(reading: &Reading, at: usize) -> Option<usize> {
    let hit = reading.hit_of(at, AreaLevel::Site)?;
    let name = name_len(reading, at + hit.len());
    (name > 0).then_some(hit.len() + name)
}

/// The length of an area's name that no table has: capitals up to a person's name, another place or a body; or a short number.
fn name_len(reading: &Reading, at: usize) -> usize {
    if reading.token(at).kind == TokenKind::Digits {
        return usize::from(reading.source.text_of(at).len() <= 2 && names_with_number(reading, at));
    }
    let mut len = 0;
    while len < LONGEST_NAME && reading.token(at + len).is_capital() && (reading.token(at + len).spaced || len == 0) {
        let opens_name = reading.is(at + len, SurnameClass::Sure) && reading.token(at + len + 1).is_capital();
        // “xã Tân An TP Huế”, “phường Nga Sơn Hà Nội”
        let opens_place = len > 1 && scan_place(reading, at + len).is_some_and(|place| place.end > at + len + 1);
        if len > 0 && opens_name || opens_place || reading.hit(at + len, TableId::Org).is_some_and(|hit| hit.len() > 1) {
            break;
        }
        len += 1;
    }
    len
}

/// Whether the digits belong to the name before them and count nothing: `quận 2 có`, but not `huyện 12 xã`, `tỉnh 5 tỷ`.
pub(crate) fn names_with_number(reading: &Reading, at: usize) -> bool {
    const LONGEST_WORD: usize = 3;
    let next = reading.token(at + 1);
    let goes_on =
        !next.spaced && (matches!(next.mark, '.' | ',' | '-' | '/' | '%') && !reading.token(at + 2).spaced || next.kind == TokenKind::Word);
    if goes_on || !reading.is_free(at) || reading.source.text_of(at).starts_with('0') {
        return false;
    }
    let naming = reading.source.hit_ending_at(at, TableId::Naming, LONGEST_WORD);
    let always = naming.is_some_and(|(_, hit)| reading.lexicon.is(hit, NamingClass::Always));
    let counted =
        [TableId::Unit, TableId::Classifier, TableId::Numeral, TableId::Object].iter().any(|&table| reading.hit(at + 1, table).is_some());
    always || !counted
}
