//! Cuts text into words, digit runs, marks and line ends: `U22`, `5ha` and `17/12` are two, two and three tokens.

use crate::lexicon::{Lexicon, WordId};
use crate::span::Bytes;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
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
pub(crate) enum Case {
    Lower,
    /// `Đảng`
    Title,
    /// `ĐẢNG`, also a single capital
    Upper,
    /// `iPhone`
    Mixed,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) word: WordId,
    /// The character of a mark, a blank for all else.
    pub(crate) mark: char,
    pub(crate) kind: Kind,
    pub(crate) case: Case,
    /// Whether blanks stand before it.
    pub(crate) spaced: bool,
}

impl Token {
    pub(crate) fn span(self) -> Bytes {
        Bytes::new(self.start, self.end)
    }

    pub(crate) fn is(self, mark: char) -> bool {
        self.mark == mark
    }

    pub(crate) fn is_capital(self) -> bool {
        self.kind == Kind::Word && matches!(self.case, Case::Title | Case::Upper)
    }
}

/// The space of a mark stands for "none": no mark token is ever a blank.
pub(crate) const NO_MARK: char = ' ';

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\u{00A0}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
        || (letter.is_whitespace() && !is_line_end(letter))
}

fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{0085}' | '\u{2028}' | '\u{2029}' | '\u{000B}' | '\u{000C}')
}

/// A letter, by its case; letters without case count as small.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Small,
    Capital,
}

/// The letters of Vietnamese are told apart by range; the tables of the standard library are asked for all others.
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

/// Calls `each` with the words of a lexicon phrase, cut the same way as text: folded, and whether blanks stand before.
pub(crate) fn pieces(phrase: &str, mut each: impl FnMut(&str, bool)) {
    let mut folded = String::with_capacity(phrase.len());
    cut(phrase, |token| {
        folded.clear();
        super::fold::fold_into(token.span().of(phrase), &mut folded);
        each(&folded, token.spaced);
    });
}

/// Every token of `text`, in order. A word longer than any word gets no identity, so that hashing stays bounded.
pub(crate) fn tokens(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    const LONGEST_WORD: usize = 64;
    let mut out = Vec::with_capacity(text.len() / 5 + 8);
    let mut folded = String::with_capacity(LONGEST_WORD * 2);
    cut(text, |token| {
        let piece = token.span().of(text);
        let word = match token.kind {
            Kind::Line => WordId::NONE,
            _ if piece.len() > LONGEST_WORD => WordId::NONE,
            Kind::Word if token.case == Case::Lower && super::fold::is_folded(piece) => lexicon.word(piece),
            Kind::Word => {
                folded.clear();
                super::fold::fold_into(piece, &mut folded);
                lexicon.word(&folded)
            }
            _ => lexicon.word(piece),
        };
        out.push(Token { word, ..token });
    });
    out
}

/// Calls `each` with every token of `text`, in order, without its word.
fn cut(text: &str, mut each: impl FnMut(Token)) {
    let bytes = text.as_bytes();
    let mut spaced = false;
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let first = bytes[at];
        if first == b' ' {
            spaced = true;
            at += 1;
            continue;
        }
        let (letter, width) = if first < 0x80 {
            (first as char, 1)
        } else {
            let letter = text[at..].chars().next().unwrap_or(NO_MARK);
            (letter, letter.len_utf8())
        };
        at += width;
        let (kind, case) = if letter.is_ascii_digit() {
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
            (Kind::Digits, Case::Lower)
        } else if let Some(first) = letter_of(letter) {
            let (end, case) = scan_word(text, at, first);
            at = end;
            (Kind::Word, case)
        } else if is_line_end(letter) {
            while let Some(next) = text[at..].chars().next().filter(|&next| is_line_end(next) || is_blank(next)) {
                at += next.len_utf8();
            }
            (Kind::Line, Case::Lower)
        } else if is_blank(letter) {
            spaced = true;
            continue;
        } else {
            (Kind::Mark, Case::Lower)
        };
        let mark = if kind == Kind::Mark { letter } else { NO_MARK };
        each(Token { start: start as u32, end: at as u32, word: WordId::NONE, mark, kind, case, spaced });
        spaced = kind == Kind::Line;
    }
}

/// From behind the first letter to the end of the word, and how the word is written.
fn scan_word(text: &str, from: usize, first: Letter) -> (usize, Case) {
    let mut capitals = usize::from(first == Letter::Capital);
    let mut small = 1 - capitals;
    let mut at = from;
    for next in text[from..].chars() {
        match letter_of(next) {
            Some(Letter::Capital) => capitals += 1,
            Some(Letter::Small) => small += 1,
            None if continues_word(next) => {}
            None => break,
        }
        at += next.len_utf8();
    }
    let case = match (capitals, small) {
        (0, _) => Case::Lower,
        (_, 0) => Case::Upper,
        (1, _) if first == Letter::Capital => Case::Title,
        _ => Case::Mixed,
    };
    (at, case)
}
