//! Short forms: `đảng viên (ÐV)`, `TCCSĐ (tổ chức cơ sở đảng)`, and those of the table: `UBND`, `THPT`.

use rustc_hash::FxHashMap;

use super::found::Abbreviation;
use super::reading::Reading;
use crate::lexicon::{CueClass, Starts, TableId};
use crate::span::{Tokens, sort_by_place};
use solieu_text::fold::{fold, fold_into};
use solieu_text::{Case, TokenKind};

/// The most tokens of a long form: `Văn phòng đăng ký quyền sử dụng đất` has eight.
const LONGEST_LONG: usize = 14;

/// Finds the short forms that the text defines, then those of the table that it does not.
pub(super) fn find_abbreviations(reading: &mut Reading) {
    let mut found: Vec<Abbreviation> = Vec::new();
    // a map, because an article may have as many short forms as words
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    // “(”, “TCCSĐ (”, “gọi tắt là”
    const STARTS: Starts = Starts::rows(&[TableId::Cue]).or(Starts::BRACKET).or(Starts::CAPITALS);
    for at in reading.source.all_starts(STARTS) {
        let definition = defined_behind(reading, at).or_else(|| defined_before(reading, at)).or_else(|| defined_by_words(reading, at));
        if let Some(definition) = definition
            && !places.contains_key(&definition.short)
        {
            places.insert(definition.short.clone(), found.len());
            found.push(definition);
        }
    }
    for at in reading.source.all_starts(Starts::rows(&[TableId::Abbreviation])) {
        let Some(known) = known(reading, at) else { continue };
        match places.get(&known.short).map(|&place| &mut found[place]) {
            Some(other) if known.tokens.start < other.tokens.start => other.tokens = known.tokens,
            Some(_) => {}
            None => {
                places.insert(known.short.clone(), found.len());
                found.push(known);
            }
        }
    }
    sort_by_place(&mut found, |abbreviation| (abbreviation.tokens.start, 0));
    reading.abbreviation_of = found.iter().enumerate().map(|(at, abbreviation)| (abbreviation.short.clone(), at)).collect();
    reading.abbreviations = found;
}

/// The length of a short form in capitals, also with marks inside: `TCCSĐ`, `TN&MT`, `T.Ư`.
fn scan_short(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST_SHORT: usize = 7;
    let is_capitals = |at: usize| {
        let token = reading.token(at);
        token.kind == TokenKind::Word
            && (token.case == Case::Upper
                || token.case == Case::Mixed && reading.source.text_of(at).chars().filter(|letter| letter.is_uppercase()).count() > 1)
    };
    if !is_capitals(at) {
        return None;
    }
    let mut len = 1;
    while len < LONGEST_SHORT
        && matches!(reading.token(at + len).mark, '&' | '-' | '.' | '/')
        && !reading.token(at + len).spaced
        && is_capitals(at + len + 1)
        && !reading.token(at + len + 1).spaced
    {
        len += 2;
    }
    let letters = reading.source.slice(&(at..at + len)).chars().filter(|letter| letter.is_alphabetic()).count();
    (letters >= 2).then_some(len)
}

/// The letters of a short form, folded: `TN&MT` is t, n, m, t.
fn letters(short: &str) -> Vec<char> {
    fold(short).chars().filter(|letter| letter.is_alphabetic()).collect()
}

/// `tổ chức cơ sở đảng (TCCSĐ)`: the letters are the initials of the words before the bracket.
fn defined_behind(reading: &Reading, at: usize) -> Option<Abbreviation> {
    let open = reading.token(at).is('(').then_some(at + 1)?;
    let quoted = usize::from(matches!(reading.token(open).mark, '“' | '"'));
    let start = open + quoted;
    let len = scan_short(reading, start)?;
    let close = reading.token(start + len + quoted).mark;
    let sentence = reading.source.sentence(at);
    if !matches!(close, ')' | ';' | ',') {
        return None;
    }
    let tokens = start..start + len;
    let short = short_of(reading, &tokens);
    let long = spelled_before(reading, &letters(&short), sentence.start, at)?;
    Some(Abbreviation { short, long: reading.source.slice(&long).to_owned(), defined: true, tokens })
}

/// The shortest run of words right before `end` with these initials; `và` and marks do not count.
fn spelled_before(reading: &Reading, letters: &[char], floor: usize, end: usize) -> Option<Tokens> {
    let from = floor.max(end.saturating_sub(LONGEST_LONG));
    let mut left = letters.len();
    for at in (from..end).rev() {
        let word = reading.source.folded(&(at..at + 1));
        let first = word.chars().next()?;
        let is_word = reading.token(at).kind == TokenKind::Word;
        if is_word && letters[left - 1] == first {
            left -= 1;
            if left == 0 {
                return (reading.token(at).kind == TokenKind::Word && end - at > 1).then_some(at..end);
            }
        } else if is_word && !reading.is(at, CueClass::And) || !is_word && !matches!(reading.token(at).mark, '-' | '–' | ',' | '&' | '/')
        {
            return None;
        }
    }
    None
}

/// `TCCSĐ (tổ chức cơ sở đảng)`: the letters are the initials of the words in the bracket.
fn defined_before(reading: &Reading, at: usize) -> Option<Abbreviation> {
    let len = scan_short(reading, at)?;
    let open = reading.token(at + len).is('(').then_some(at + len + 1)?;
    let sentence = reading.source.sentence(at);
    let close = (open..sentence.end.min(open + LONGEST_LONG)).find(|&at| reading.token(at).is(')'))?;
    let tokens = at..at + len;
    let short = short_of(reading, &tokens);
    let long = spelled_before(reading, &letters(&short), open, close).filter(|long| long.start == open)?;
    Some(Abbreviation { short, long: reading.source.slice(&long).to_owned(), defined: true, tokens })
}

/// `đảng viên, gọi tắt là ĐV`, `tổ chức đảng (sau đây viết tắt là TCĐ)`.
fn defined_by_words(reading: &Reading, at: usize) -> Option<Abbreviation> {
    let cue = reading.hit_of(at, CueClass::InShort)?;
    let start = at + cue.len();
    let start = start + usize::from(matches!(reading.token(start).mark, '“' | '"' | ':'));
    let len = scan_short(reading, start)?;
    let sentence = reading.source.sentence(at);
    let end = (sentence.start..at).rev().find(|&at| reading.token(at).kind == TokenKind::Mark).unwrap_or(at);
    let tokens = start..start + len;
    let short = short_of(reading, &tokens);
    let long = spelled_before(reading, &letters(&short), sentence.start, end)?;
    Some(Abbreviation { short, long: reading.source.slice(&long).to_owned(), defined: true, tokens })
}

/// As written, but with the one `Đ`.
fn short_of(reading: &Reading, tokens: &Tokens) -> String {
    reading.source.slice(tokens).replace('Ð', "Đ")
}

/// A short form of the table, in capitals as the table has it.
fn known(reading: &Reading, at: usize) -> Option<Abbreviation> {
    let hit = reading.hit(at, TableId::Abbreviation).filter(|_| reading.is_free(at))?;
    let tokens = at..at + hit.len();
    let capitals = tokens.clone().all(|at| reading.token(at).kind != TokenKind::Word || reading.token(at).case == Case::Upper);
    let inside = !reading.token(at).spaced && reading.source.before(at, 1).kind == TokenKind::Word;
    (capitals && !inside).then(|| Abbreviation {
        short: short_of(reading, &tokens),
        long: reading.lexicon.cell(hit, 1).to_owned(),
        defined: false,
        tokens,
    })
}

impl Reading<'_> {
    /// What the short form stands for: as the text defines it, else as the table does.
    pub(crate) fn long_form(&self, tokens: &Tokens) -> Option<&str> {
        self.abbreviation(tokens).map(|abbreviation| abbreviation.long.as_str())
    }

    /// Whether the text itself defines the short form.
    pub(crate) fn is_defined(&self, tokens: &Tokens) -> bool {
        self.abbreviation(tokens).is_some_and(|abbreviation| abbreviation.defined)
    }

    fn abbreviation(&self, tokens: &Tokens) -> Option<&Abbreviation> {
        self.abbreviation_of.get(&short_of(self, tokens)).map(|&place| &self.abbreviations[place])
    }
}

/// In lower case, one spelling and single blanks, short forms spelled out: `DN FDI` is `doanh nghiệp đầu tư trực tiếp nước ngoài`.
pub(crate) fn canonical(reading: &Reading, tokens: &Tokens) -> String {
    let mut out = String::with_capacity(reading.source.slice(tokens).len());
    let mut at = tokens.start;
    while at < tokens.end {
        if at > tokens.start && reading.token(at).spaced {
            out.push(' ');
        }
        let (end, words) = short_at(reading, at, tokens.end).unwrap_or((at + 1, reading.source.text_of(at)));
        for (index, word) in words.split(' ').enumerate() {
            if index > 0 {
                out.push(' ');
            }
            fold_into(word, &mut out);
        }
        at = end;
    }
    out
}

/// The same without marks and `và`, so that the names of one body compare equal.
pub(crate) fn spelled_out(reading: &Reading, tokens: &Tokens) -> String {
    let words = canonical(reading, tokens);
    let words = words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "và");
    words.collect::<Vec<_>>().join(" ")
}

/// The end of the short form at the token, and what it stands for.
fn short_at<'r>(reading: &'r Reading, at: usize, limit: usize) -> Option<(usize, &'r str)> {
    let defined = scan_short(reading, at);
    let listed = reading.hit(at, TableId::Abbreviation).map(|hit| hit.len());
    [defined, listed]
        .into_iter()
        .flatten()
        .map(|len| at + len)
        .filter(|&end| end <= limit)
        .find_map(|end| Some((end, reading.long_form(&(at..end))?)))
}
