//! Cuts spans in UTF-16 units out of a UTF-8 text, many of them, without walking the text from its start for each.

use solieu::Span;

/// A checkpoint for each block of this many units.
const BLOCK: usize = 64;

/// A text with the way from UTF-16 units to bytes.
pub(crate) struct Slices<'t> {
    text: &'t str,
    /// The byte at which the character that holds unit `n × BLOCK` starts, and the unit at which it does.
    blocks: Vec<(usize, usize)>,
}

impl<'t> Slices<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut unit = 0;
        for (byte, character) in text.char_indices() {
            let next = unit + character.len_utf16();
            if next > blocks.len() * BLOCK {
                blocks.push((byte, unit));
            }
            unit = next;
        }
        Self { text, blocks }
    }

    /// The piece of the text that the span names.
    pub(crate) fn of(&self, span: Span) -> &'t str {
        self.text.get(self.byte(span.start)..self.byte(span.end)).unwrap_or_default()
    }

    fn byte(&self, wanted: u32) -> usize {
        let wanted = wanted as usize;
        let Some(&(byte, mut unit)) = self.blocks.get(wanted / BLOCK) else {
            return self.text.len();
        };
        for (offset, character) in self.text[byte..].char_indices() {
            if unit >= wanted {
                return byte + offset;
            }
            unit += character.len_utf16();
        }
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_slow_way() {
        for text in ["", "a", &"x".repeat(64), "Đảng bộ 😀 có 54 tổ chức", &"đ😀x".repeat(200), &"😀".repeat(64)] {
            let slices = Slices::new(text);
            let units: Vec<u32> = text.char_indices().map(|(byte, _)| text[..byte].encode_utf16().count() as u32).collect();
            for (&start, &end) in units.iter().zip(units.iter().skip(3)) {
                let span = Span { start, end };
                assert_eq!(slices.of(span), span.slice(text));
            }
        }
    }
}
