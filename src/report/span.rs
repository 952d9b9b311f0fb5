//! Places in the text, in the units that the caller's language counts: `ba` in `“ba”` is at bytes 3 to 5, at UTF-16 units and code
//! points 1 to 3.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of the text.
///
/// It counts bytes unless [`Report::in_units`](super::Report::in_units) changed that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
}

impl Span {
    /// The range, to index with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The piece of `text` at this span of bytes; empty if the span is out of range or splits a character.
    ///
    /// ```
    /// let text = "Có 54 chi bộ.";
    /// let report = solieu::parse(text, &solieu::Options::default());
    /// assert_eq!(report.figures[0].span.slice(text), "54 chi bộ");
    /// ```
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

/// What a span counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Units {
    /// Bytes of UTF-8, as Rust indexes strings.
    Bytes,
    /// UTF-16 code units, as JavaScript, Java and C# index strings.
    Utf16,
    /// Unicode code points, as Python indexes strings.
    CodePoints,
}

/// Bytes between two checkpoints: a look-up counts at most as many.
const BLOCK: usize = 64;

/// Converts byte offsets of one text to other units, each in constant time.
///
/// ```
/// use solieu::{Units, report::Offsets};
///
/// let offsets = Offsets::new("“ba”", Units::Utf16);
/// assert_eq!(offsets.offset(3), 1);
/// ```
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// How many units a character of four bytes has.
    widest: usize,
    /// Units before the first character that starts at or after each multiple of `BLOCK`; empty where units are bytes.
    counts: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// Counts the units of the text, in linear time.
    #[must_use]
    pub fn new(text: &'t str, units: Units) -> Self {
        let widest = if units == Units::Utf16 { 2 } else { 1 };
        let mut counts = Vec::new();
        if units != Units::Bytes && !text.is_ascii() {
            counts.reserve(text.len() / BLOCK + 1);
            let mut count = 0;
            for chunk in text.as_bytes().chunks(BLOCK) {
                counts.push(count);
                count += count_units(chunk, widest);
            }
        }
        Self { text, widest, counts }
    }

    /// The number of units before a byte; an offset past the end counts as the end.
    #[must_use]
    pub fn offset(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.counts.is_empty() {
            return byte;
        }
        let block = (byte / BLOCK).min(self.counts.len() - 1);
        self.counts[block] + count_units(&self.text.as_bytes()[block * BLOCK..byte], self.widest)
    }

    /// The byte at which a unit starts, the inverse of [`offset`](Self::offset). A unit within a character gives the start of the character,
    /// one past the end the end.
    #[must_use]
    pub fn byte(&self, unit: usize) -> usize {
        let bytes = self.text.as_bytes();
        if self.counts.is_empty() {
            return unit.min(bytes.len());
        }
        let block = self.counts.partition_point(|&count| count <= unit).saturating_sub(1);
        let mut left = unit - self.counts[block];
        let mut at = block * BLOCK;
        // the block may start within a character, which the block before has counted
        while bytes.get(at).is_some_and(|byte| (0x80..=0xBF).contains(byte)) {
            at += 1;
        }
        while let Some(character) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            let width = count_units(&bytes[at..=at], self.widest);
            if left < width {
                break;
            }
            left -= width;
            at += character.len_utf8();
        }
        at
    }

    /// A span of bytes in these units.
    #[must_use]
    pub fn of(&self, span: Span) -> Span {
        Span { start: self.offset(span.start), end: self.offset(span.end) }
    }
}

/// A character counts at its first byte; continuation bytes count nothing.
fn count_units(bytes: &[u8], widest: usize) -> usize {
    let units = |byte: &u8| match byte {
        0x80..=0xBF => 0,
        0xF0.. => widest,
        _ => 1,
    };
    bytes.iter().map(units).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_character_is_where_it_starts() {
        assert_eq!(Offsets::new("đ😀x", Units::Utf16).byte(2), "đ".len());
    }

    #[test]
    fn agrees_with_the_standard_library_at_every_boundary() {
        for text in ["", "ascii only", "Đảng bộ 😀 có 54 tổ chức\u{0301}", &"đ😀x".repeat(200)] {
            let (bytes, utf16, points) =
                (Offsets::new(text, Units::Bytes), Offsets::new(text, Units::Utf16), Offsets::new(text, Units::CodePoints));
            for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                let before = &text[..byte];
                let expected = (byte, before.encode_utf16().count(), before.chars().count());
                assert_eq!((bytes.offset(byte), utf16.offset(byte), points.offset(byte)), expected, "{text:?} at {byte}");
                assert_eq!([bytes.byte(expected.0), utf16.byte(expected.1), points.byte(expected.2)], [byte; 3], "{text:?} at {byte}");
            }
            assert_eq!([bytes.byte(9999), utf16.byte(9999), points.byte(9999)], [text.len(); 3], "{text:?} past its end");
        }
    }
}
