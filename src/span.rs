//! Places in the text: ranges of bytes and of tokens.

use std::ops::Range;

use crate::report::Span;

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

impl From<Bytes> for Span {
    fn from(bytes: Bytes) -> Self {
        Self { start: bytes.start as usize, end: bytes.end as usize }
    }
}

/// A half-open range of token indices.
pub(crate) type Tokens = Range<usize>;

/// Sorts items by two numbers, mostly their place in the text; the sort is stable. Sorting only numbers lets all types share one sort
/// function: one for each type made the WebAssembly module a tenth larger.
pub(crate) fn sort_by_place<T>(items: &mut Vec<T>, place: impl Fn(&T) -> (usize, usize)) {
    let keyed = items.iter().enumerate().map(|(at, item)| {
        let (first, second) = place(item);
        [first, second, at]
    });
    let mut order: Vec<[usize; 3]> = keyed.collect();
    if order.is_sorted() {
        return;
    }
    order.sort_unstable();
    let mut loose: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|[.., at]| loose[at].take()));
}
