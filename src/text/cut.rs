//! Cuts text into words, digit runs, marks and line ends, and folds the words on the way: `U22` and `5ha` are two pieces each, `17/12`
//! is three.

use crate::fold::{fold_into, tone_moves};

/// What a piece of text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters with their combining marks.
    Word,
    /// A run of ASCII digits.
    Digits,
    /// One other character.
    Mark,
    /// One or more line ends with the blanks around them.
    Line,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `đảng`; digits, marks and line ends count as lower case.
    Lower,
    /// `Đảng`
    Title,
    /// `ĐẢNG`, also a single capital
    Upper,
    /// `iPhone`
    Mixed,
}

/// A piece of the text: a word, a run of digits, a mark or a line end. Places count bytes.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The character of a mark; [`NO_MARK`] for all other pieces.
    pub mark: char,
    /// What it is made of.
    pub kind: TokenKind,
    /// How a word is written.
    pub case: Case,
    /// Whether blanks stand before it.
    pub spaced: bool,
}

/// Longer words are in no table and are not folded, so that memory stays bounded.
const LONGEST_WORD: usize = 64;

/// The folded form of a piece; the buffer is reused from piece to piece.
pub struct Folded {
    bytes: [u8; LONGEST_WORD],
    len: usize,
    /// A buffer for words with other letters than the precomposed ones of Vietnamese.
    rare: String,
}

/// The first sixteen bytes of a folded word as two little-endian numbers, padded with zeros. Most words fit.
pub type Key = [u64; 2];

/// The key of a folded word.
#[must_use]
pub fn key(word: &[u8]) -> Key {
    let half = |from: usize| (from..from + 8).rev().fold(0, |number, at| number << 8 | u64::from(word.get(at).copied().unwrap_or(0)));
    [half(0), half(8)]
}

impl Folded {
    fn new() -> Self {
        Self { bytes: [0; LONGEST_WORD], len: 0, rare: String::new() }
    }

    /// The folded bytes; empty if the piece is a line end or longer than 64 bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(&[])
    }

    /// The folded bytes as text.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }

    /// The key of the folded bytes, as [`key`] makes it.
    #[must_use]
    pub fn key(&self) -> Key {
        let (halves, _) = self.bytes.as_chunks();
        [u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1])]
    }

    fn clear(&mut self) {
        self.bytes[..16].fill(0);
        self.len = 0;
    }

    /// Counts bytes beyond the longest word without storing them.
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.len) {
            *place = byte;
        }
        self.len += 1;
    }

    fn set(&mut self, bytes: &[u8]) {
        self.clear();
        self.len = bytes.len();
        self.bytes.iter_mut().zip(bytes).for_each(|(place, &byte)| *place = byte);
    }

    fn fold(&mut self, word: &str) {
        let mut rare = std::mem::take(&mut self.rare);
        rare.clear();
        fold_into(word, &mut rare);
        self.set(rare.as_bytes());
        self.rare = rare;
    }
}

/// The `mark` of a piece that is not a mark: blanks never are.
pub const NO_MARK: char = ' ';

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\u{00A0}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
        || (letter.is_whitespace() && !is_line_end(letter))
}

fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{0085}' | '\u{2028}' | '\u{2029}' | '\u{000B}' | '\u{000C}')
}

/// A letter by its case; letters without case count as small.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Small,
    Capital,
}

/// Tells capitals by range for the letters of Vietnamese, by the tables of the standard library for all others.
fn letter_of(letter: char) -> Option<Letter> {
    match letter {
        'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => Some(Letter::Small),
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => Some(Letter::Capital),
        // Latin Extended Additional alternates: Ạ is even, ạ odd
        'Ạ'..='ỹ' => Some(if u32::from(letter) % 2 == 0 { Letter::Capital } else { Letter::Small }),
        '\0'..='\u{7F}' => None,
        _ if !letter.is_alphabetic() => None,
        _ => Some(if letter.is_uppercase() { Letter::Capital } else { Letter::Small }),
    }
}

/// The marks that combine with letters, and the superscripts of `m²`.
fn continues_word(mark: char) -> bool {
    matches!(mark, '\u{0300}'..='\u{036F}' | '²' | '³')
}

/// Calls `each` with every piece of `text`, in order, and its folded form. Time is linear; texts of 4 GiB and more are not supported.
pub fn cut(text: &str, mut each: impl FnMut(Piece, &Folded)) {
    let bytes = text.as_bytes();
    let mut folded = Folded::new();
    let mut spaced = false;
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        if bytes[at] == b' ' {
            spaced = true;
            at += 1;
            continue;
        }
        folded.clear();
        let mut case = Case::Lower;
        let mut mark = NO_MARK;
        let kind = if bytes[at].is_ascii_digit() {
            while let Some(digit) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
                folded.push(*digit);
                at += 1;
            }
            TokenKind::Digits
        } else {
            let (end, written) = scan_word(text, at, &mut folded);
            if end > at {
                (at, case) = (end, written);
                TokenKind::Word
            } else {
                let letter = text[at..].chars().next().unwrap_or(NO_MARK);
                at += letter.len_utf8();
                if is_line_end(letter) {
                    while let Some(next) = text[at..].chars().next().filter(|&next| is_line_end(next) || is_blank(next)) {
                        at += next.len_utf8();
                    }
                    TokenKind::Line
                } else if is_blank(letter) {
                    spaced = true;
                    continue;
                } else {
                    mark = letter;
                    folded.set(&bytes[start..at]);
                    TokenKind::Mark
                }
            }
        };
        each(Piece { start: start as u32, end: at as u32, mark, kind, case, spaced }, &folded);
        spaced = kind == TokenKind::Line;
    }
}

/// The end of the run of small Vietnamese letters that starts at the byte.
fn small_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    loop {
        at += match bytes[at..] {
            [b'a'..=b'z', ..] => 1,
            [0xE1, 0xBA, last @ 0xA0..=0xBF, ..] | [0xE1, 0xBB, last @ 0x80..=0xB9, ..] if last % 2 == 1 => 3,
            [0xC3, 0xA0..=0xAF | 0xB1..=0xB6 | 0xB8..=0xBF, ..] => 2,
            [0xC4, 0x83 | 0x91 | 0xA9, ..] | [0xC5, 0xA9, ..] | [0xC6, 0xA1 | 0xB0, ..] => 2,
            _ => return at,
        }
    }
}

/// The end of the word that starts at the byte, and how it is written; `from` itself if no letter stands there.
fn scan_word(text: &str, from: usize, folded: &mut Folded) -> (usize, Case) {
    let bytes = text.as_bytes();
    // fast path: most words are small letters only and already folded
    let end = small_end(bytes, from);
    let ends = bytes.get(end).is_none_or(|next| next.is_ascii() && !next.is_ascii_alphabetic());
    if end > from && end - from <= LONGEST_WORD && ends && !tone_moves(&bytes[from..end]) {
        folded.set(&bytes[from..end]);
        return (end, Case::Lower);
    }
    let (mut capitals, mut small) = (0, 0);
    let mut first_is_capital = false;
    let mut plain = true;
    let mut at = from;
    while at < bytes.len() {
        // the letters of Vietnamese byte by byte: capital and small differ in one bit
        let (letter, width) = match bytes[at..] {
            [letter @ b'a'..=b'z', ..] => (folded.letter([letter], 0), 1),
            [letter @ b'A'..=b'Z', ..] => (folded.letter([letter | 0x20], 1), 1),
            [0..=0x7F, ..] => break,
            [0xE1, 0xBA, last @ 0xA0..=0xBF, ..] => (folded.letter([0xE1, 0xBA, last | 1], 1 - (last & 1)), 3),
            [0xE1, 0xBB, last @ 0x80..=0xB9, ..] => (folded.letter([0xE1, 0xBB, last | 1], 1 - (last & 1)), 3),
            [0xC3, last @ (0xA0..=0xAF | 0xB1..=0xB6 | 0xB8..=0xBF), ..] => (folded.letter([0xC3, last], 0), 2),
            [0xC3, last @ (0x80..=0x8F | 0x91..=0x96 | 0x98..=0x9E), ..] => (folded.letter([0xC3, last | 0x20], 1), 2),
            [0xC4, last @ (0x82 | 0x83 | 0x90 | 0x91 | 0xA8 | 0xA9), ..] => match last {
                0x82 | 0x83 => (folded.letter([0xC4, 0x83], 1 - (last & 1)), 2),
                0x90 | 0x91 => (folded.letter([0xC4, 0x91], 1 - (last & 1)), 2),
                _ => (folded.letter([0xC4, 0xA9], 1 - (last & 1)), 2),
            },
            [0xC5, last @ (0xA8 | 0xA9), ..] => (folded.letter([0xC5, 0xA9], 1 - (last & 1)), 2),
            [0xC6, last @ (0xA0 | 0xA1), ..] => (folded.letter([0xC6, 0xA1], 1 - (last & 1)), 2),
            [0xC6, last @ (0xAF | 0xB0), ..] => (folded.letter([0xC6, 0xB0], last & 1), 2),
            _ => {
                let letter = text[at..].chars().next().unwrap_or(NO_MARK);
                plain = false;
                match letter_of(letter) {
                    Some(Letter::Capital) => (1, letter.len_utf8()),
                    Some(Letter::Small) => (0, letter.len_utf8()),
                    None if continues_word(letter) && at > from => {
                        at += letter.len_utf8();
                        continue;
                    }
                    None => break,
                }
            }
        };
        first_is_capital |= at == from && letter == 1;
        capitals += u32::from(letter);
        small += 1 - u32::from(letter);
        at += width;
    }
    if at > from && (!plain || tone_moves(folded.bytes())) {
        folded.fold(&text[from..at]);
    }
    if at - from > LONGEST_WORD {
        folded.clear();
    }
    let case = match (capitals, small) {
        (0, _) => Case::Lower,
        (_, 0) => Case::Upper,
        (1, _) if first_is_capital => Case::Title,
        _ => Case::Mixed,
    };
    (at, case)
}

impl Folded {
    /// Pushes a letter in lower case and returns `capital`.
    fn letter<const N: usize>(&mut self, bytes: [u8; N], capital: u8) -> u8 {
        bytes.into_iter().for_each(|byte| self.push(byte));
        capital
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, TokenKind, cut};
    use crate::fold::fold;

    #[test]
    fn words_come_folded() {
        let text = "Đảng ủy THỊ Ðội hóa ƯỚC ước iPhone m² đa\u{0309}ng ÉCOLE Škoda họ Ĩ Ũ Ơ ĂN ꞵ";
        let mut words = Vec::new();
        cut(text, |piece, folded| {
            let word = &text[piece.start as usize..piece.end as usize];
            assert_eq!((piece.kind, std::str::from_utf8(folded.bytes())), (TokenKind::Word, Ok(fold(word).as_str())));
            words.push((word, piece.case));
        });
        assert_eq!(words.len(), text.split(' ').count());
        assert!(words.contains(&("Đảng", Case::Title)) && words.contains(&("iPhone", Case::Mixed)) && words.contains(&("Ĩ", Case::Upper)));
    }

    #[test]
    fn a_word_longer_than_any_is_not_kept() {
        let text = "a".repeat(100);
        cut(&text, |piece, folded| assert_eq!((piece.end, folded.bytes()), (100, &b""[..])));
    }
}
