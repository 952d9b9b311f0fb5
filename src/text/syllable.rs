//! Tells Vietnamese syllables from foreign words: `nguyễn`, `quỳnh`, `đước` can be one, `trump`, `kane`, `madrid` cannot.

use crate::fold::toneless;

/// The most letters of a syllable: `nghiêng`.
const LONGEST: usize = 7;

/// The tones of a syllable that ends with a stop: acute and dot below (`tất`, `tật`).
const STOPPED_TONES: [usize; 2] = [2, 5];

fn is_onset(letters: &[char]) -> bool {
    matches!(
        letters,
        [] | ['b' | 'c' | 'd' | 'đ' | 'g' | 'h' | 'k' | 'l' | 'm' | 'n' | 'p' | 'r' | 's' | 't' | 'v' | 'x']
            | ['c' | 'g' | 'k' | 'n' | 'p' | 't', 'h']
            | ['n', 'g']
            | ['t', 'r']
            | ['n', 'g', 'h']
    )
}

fn is_nucleus(letters: &[char]) -> bool {
    match letters {
        [letter] => is_vowel(*letter),
        ['a', last] => matches!(last, 'i' | 'o' | 'u' | 'y'),
        ['â', last] => matches!(last, 'u' | 'y'),
        ['e', last] => *last == 'o',
        ['ê', last] => *last == 'u',
        ['i', last] => matches!(last, 'a' | 'ê' | 'u'),
        ['o', last] => matches!(last, 'a' | 'ă' | 'e' | 'i'),
        ['ô' | 'ơ', last] => *last == 'i',
        ['u', last] => matches!(last, 'a' | 'â' | 'ê' | 'i' | 'ô' | 'ơ' | 'y'),
        ['ư', last] => matches!(last, 'a' | 'i' | 'ơ' | 'u'),
        ['y', last] => *last == 'ê',
        ['o', 'a', last] => matches!(last, 'i' | 'o' | 'y'),
        ['o', 'e', last] => *last == 'o',
        ['u', 'y', last] => matches!(last, 'a' | 'ê' | 'u'),
        ['u', 'ô', last] => *last == 'i',
        ['u', 'â', last] => *last == 'y',
        ['ư', 'ơ', last] => matches!(last, 'i' | 'u'),
        ['i' | 'y', 'ê', last] => *last == 'u',
        _ => false,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// Whether the folded word consists of an onset, a nucleus and a coda of Vietnamese.
///
/// ```
/// assert!(solieu_text::syllable::is_syllable("quỳnh"));
/// assert!(!solieu_text::syllable::is_syllable("kane"));
/// ```
#[must_use]
pub fn is_syllable(folded: &str) -> bool {
    let (mut plain, mut tone, mut length) = ([' '; LONGEST], 0, 0);
    for letter in folded.chars() {
        let (letter, own) = toneless(letter).unwrap_or((letter, 0));
        if length == LONGEST || own != 0 && tone != 0 {
            return false;
        }
        tone = tone.max(own);
        plain[length] = letter;
        length += 1;
    }
    let letters = &plain[..length];
    let Some(first) = letters.iter().position(|&letter| is_vowel(letter)) else { return false };
    let end = letters.iter().rposition(|&letter| is_vowel(letter)).map_or(first, |last| last + 1);
    let coda = match &letters[end..] {
        ['c' | 'p' | 't'] | ['c', 'h'] => STOPPED_TONES.contains(&tone),
        [] | ['m' | 'n'] | ['n', 'g' | 'h'] => true,
        _ => false,
    };
    let nucleus = &letters[first..end];
    // the vowel of “gi” and “qu” belongs to the onset if another one follows
    let opened = match (&letters[..first], nucleus) {
        (['g'], ['i', rest @ ..]) => is_nucleus(rest) || is_nucleus(nucleus),
        (['q'], ['u', rest @ ..]) => is_nucleus(rest),
        (onset, nucleus) => is_onset(onset) && is_nucleus(nucleus),
    };
    coda && opened
}

#[cfg(test)]
mod tests {
    use super::is_syllable;
    use crate::fold::fold;

    #[test]
    fn syllables_are_told_from_foreign_words() {
        for word in
            "Nguyễn Phượng Quỳnh Đước Thoại Giang Gì Quốc Uyên Yến Oanh Khuê Ngoan Thủy Hoà ANH Ý Nghiêm Tuyết Kiều Hương".split(' ')
        {
            assert!(is_syllable(&fold(word)), "{word}");
        }
        for word in "Trump Kane Madrid Messi Zidane Woo Jae Cook Park Steve Fed Net Cup Brian James Huy-un UBND Lukaku Costa".split(' ') {
            assert!(!is_syllable(&fold(word)), "{word}");
        }
    }
}
