//! Byte spans into the text that was passed in.

use std::ops::Range;

/// A half-open range of bytes, always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Bytes {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Bytes {
    pub(crate) fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    pub(crate) fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// A half-open range of token indices.
pub(crate) type Tokens = Range<usize>;
