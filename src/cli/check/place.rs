//! Lines and columns as editors count them, from 1: in `a\nbé có`, `có` is at 2:4.

use solieu::report::Offsets;
use solieu::{Span, Units};

/// A line, and a column in characters (code points).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// From its first character up to the one behind its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start: Point,
    pub(super) end: Point,
}

/// Where the lines of a text start.
pub(super) struct Lines<'t> {
    starts: Vec<usize>,
    characters: Offsets<'t>,
}

impl<'t> Lines<'t> {
    /// A line ends with LF, CRLF or CR.
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        let starts = [0].into_iter().chain(ends.map(|at| at + 1)).collect();
        Self { starts, characters: Offsets::new(text, Units::CodePoints) }
    }

    pub(super) fn region(&self, span: Span) -> Region {
        Region { start: self.point(span.start), end: self.point(span.end) }
    }

    fn point(&self, byte: usize) -> Point {
        let line = self.starts.partition_point(|&start| start <= byte);
        let start = self.starts[line.saturating_sub(1)];
        Point { line, column: self.characters.offset(byte) - self.characters.offset(start) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_those_of_editors() {
        for (text, wanted) in [
            ("có 5", (1, 1)),
            ("Đợt 😀 có 5", (1, 7)),
            ("một\nhai có 5", (2, 5)),
            ("một\r\nhai có 5", (2, 5)),
            ("một\rhai có 5", (2, 5)),
            ("\n\n\ncó 5", (4, 1)),
        ] {
            let start = text.find("có 5").unwrap();
            let Region { start: point, end } = Lines::new(text).region(Span { start, end: text.len() });
            assert_eq!(((point.line, point.column), end.column), (wanted, wanted.1 + 4), "{text:?}");
        }
    }
}
