//! Byte offsets to UTF-16 code units: `“ba”` ends at byte 8 and at unit 4.

use crate::report::Span;
use crate::span::Bytes;

/// A checkpoint for each block of this many bytes keeps a look-up short and the table small.
const BLOCK: usize = 64;

/// Maps byte offsets of one text to UTF-16 offsets.
pub(crate) struct Utf16<'t> {
    text: &'t str,
    /// UTF-16 units before the first character that starts at or after each multiple of `BLOCK`; empty where the text is ASCII.
    units: Vec<u32>,
}

impl<'t> Utf16<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut units = Vec::new();
        if !text.is_ascii() {
            units.reserve(text.len() / BLOCK + 1);
            let mut count = 0u32;
            for chunk in text.as_bytes().chunks(BLOCK) {
                units.push(count);
                count += chunk.iter().map(|&byte| units_started_by(byte)).sum::<u32>();
            }
        }
        Self { text, units }
    }

    pub(crate) fn offset(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        if self.units.is_empty() {
            return byte as u32;
        }
        let block = (byte / BLOCK).min(self.units.len() - 1);
        let rest = &self.text.as_bytes()[block * BLOCK..byte];
        self.units[block] + rest.iter().map(|&byte| units_started_by(byte)).sum::<u32>()
    }

    pub(crate) fn span(&self, bytes: Bytes) -> Span {
        Span { start: self.offset(bytes.start), end: self.offset(bytes.end) }
    }
}

/// A character counts at its first byte: two units from four-byte sequences on, one below, none for continuation bytes.
fn units_started_by(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library_at_every_boundary() {
        for text in ["", "ascii only", "Đảng bộ 😀 có 54 tổ chức\u{0301}", &"đ😀x".repeat(200)] {
            let map = Utf16::new(text);
            for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                assert_eq!(map.offset(byte as u32) as usize, text[..byte].encode_utf16().count(), "{text:?} at {byte}");
            }
        }
    }
}
