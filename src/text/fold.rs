//! Folds each word to one spelling: `Ðảng`, `ĐẢNG` and decomposed `đảng` are `đảng`; `hóa` and `hoá` are `hoá`, `ủy` is `uỷ`.

/// The twelve vowels, each plain and with its five tones: grave, acute, hook, tilde, dot below.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// The vowel without its tone, and the tone: 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot below. `ậ` is `â` with 5; `None` for other
/// letters.
#[must_use]
pub fn toneless(letter: char) -> Option<(char, usize)> {
    vowel(letter).map(|(row, tone)| (VOWELS[row][0], tone))
}

/// A look-up table for the `N` code points from `from` on: one more than 6 · row + tone in [`VOWELS`], 0 for other letters.
const fn places<const N: usize>(from: usize) -> [u8; N] {
    let mut places = [0; N];
    let mut place = 0;
    while place < 72 {
        let letter = VOWELS[place / 6][place % 6] as usize;
        if letter >= from && letter < from + N {
            places[letter - from] = place as u8 + 1;
        }
        place += 1;
    }
    places
}

/// The code points up to `ư`.
static LATIN: [u8; 0x1B1] = places(0);
/// The code points from `Ạ` to `ỹ`.
static EXTENDED: [u8; 0x5A] = places(0x1EA0);

fn vowel(letter: char) -> Option<(usize, usize)> {
    let code = letter as usize;
    let place = LATIN.get(code).or_else(|| EXTENDED.get(code.wrapping_sub(0x1EA0))).copied().filter(|&place| place > 0)?;
    Some((usize::from(place - 1) / 6, usize::from(place - 1) % 6))
}

/// Composes a lower-case letter with a combining mark, in whatever order marks come: `ạ` + circumflex is `ậ`.
fn compose(letter: char, mark: char) -> Option<char> {
    let (row, tone) = vowel(letter)?;
    let plain = VOWELS[row][0];
    let (row, tone) = match mark {
        '\u{0300}' => (row, 1),
        '\u{0301}' => (row, 2),
        '\u{0309}' => (row, 3),
        '\u{0303}' => (row, 4),
        '\u{0323}' => (row, 5),
        '\u{0302}' => (
            vowel(match plain {
                'a' => 'â',
                'e' => 'ê',
                'o' => 'ô',
                _ => return None,
            })?
            .0,
            tone,
        ),
        '\u{0306}' => (vowel(if plain == 'a' { 'ă' } else { return None })?.0, tone),
        '\u{031B}' => (
            vowel(match plain {
                'o' => 'ơ',
                'u' => 'ư',
                _ => return None,
            })?
            .0,
            tone,
        ),
        _ => return None,
    };
    Some(VOWELS[row][tone])
}

/// Whether folding moves the tone of a word in lower case: `hóa`, `khỏe`, `ủy`.
#[must_use]
pub fn tone_moves(word: &[u8]) -> bool {
    let (first, second) = match word {
        [.., first @ 0xC3 | first @ 0xC5, tone, second] => ([0, *first, *tone], *second),
        [.., 0xE1, 0xBB, tone, second] => ([0xE1, 0xBB, *tone], *second),
        _ => return false,
    };
    match second {
        b'a' | b'e' => matches!(first, [0, 0xC3, 0xB2 | 0xB3 | 0xB5] | [0xE1, 0xBB, 0x8D | 0x8F]),
        b'y' => matches!(first, [0, 0xC3, 0xB9 | 0xBA] | [0, 0xC5, 0xA9] | [0xE1, 0xBB, 0xA5 | 0xA7]),
        _ => false,
    }
}

/// Appends the folded form of one word to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    let start = out.len();
    if word.is_ascii() {
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        return;
    }
    out.reserve(word.len());
    for letter in word.chars() {
        match letter {
            'a'..='z' | 'ß'..='ï' | 'ñ'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => out.push(letter),
            // Latin Extended Additional alternates: Ạ is even, ạ follows it
            'Ạ'..='ỹ' => out.push(char::from_u32(u32::from(letter) | 1).unwrap_or(letter)),
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            'Ð' | 'ð' | 'Đ' => out.push('đ'),
            '\u{0300}'..='\u{036F}' => match out[start..].chars().next_back().and_then(|last| Some((last, compose(last, letter)?))) {
                Some((last, composed)) => {
                    out.truncate(out.len() - last.len_utf8());
                    out.push(composed);
                }
                None => out.push(letter),
            },
            _ => out.extend(letter.to_lowercase()),
        }
    }
    if tone_moves(&out.as_bytes()[start..]) {
        move_tone(out, start);
    }
}

/// Moves the tone of a final `oa`, `oe`, `uy` from the first vowel to the second: `hóa` becomes `hoá`.
fn move_tone(out: &mut String, start: usize) {
    let mut ends = out[start..].char_indices().rev();
    let (Some((last_at, last)), Some((first_at, first))) = (ends.next(), ends.next()) else { return };
    let (Some((row, tone)), true) = (vowel(first), matches!(last, 'a' | 'e' | 'y')) else { return };
    if tone == 0 || !matches!((VOWELS[row][0], last), ('o', 'a' | 'e') | ('u', 'y')) {
        return;
    }
    let (Some((last_row, 0)), false) = (vowel(last), last_at < first_at) else { return };
    out.truncate(start + first_at);
    out.push(VOWELS[row][0]);
    out.push(VOWELS[last_row][tone]);
}

/// The text in lower case, letter by letter.
#[must_use]
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The capital of a Vietnamese letter in lower case; other characters as they are.
#[must_use]
pub fn capital(letter: char) -> char {
    let code = u32::from(letter);
    let capital = match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => code - 0x20,
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => code - 1,
        'ạ'..='ỹ' => code & !1,
        _ => code,
    };
    char::from_u32(capital).unwrap_or(letter)
}

/// The folded form of one word.
///
/// ```
/// assert_eq!(solieu_text::fold::fold("ỦY"), "uỷ");
/// ```
#[must_use]
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// The folded form of each word of a phrase, with its blanks.
#[must_use]
pub fn fold_phrase(phrase: &str) -> String {
    phrase.split(' ').map(fold).collect::<Vec<_>>().join(" ")
}

/// The folded words with their tones where newspapers put them, for names that reports show: `khoá` becomes `khóa`.
#[must_use]
pub fn press_style(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for word in folded.split_inclusive(' ') {
        let (body, blank) = word.strip_suffix(' ').map_or((word, ""), |body| (body, " "));
        let mut ends = body.char_indices().rev();
        let (last, first, before) = (ends.next(), ends.next(), ends.next());
        let moved = last.zip(first).and_then(|((last_at, last), (first_at, first))| {
            let ((row, tone), (first_row, first_tone)) = (vowel(last)?, vowel(first)?);
            let plain = VOWELS[row][0];
            // the u of “quý” belongs to the q, so that its tone never moves
            let glide = before.is_some_and(|(_, letter)| letter == 'q');
            let pair = matches!((VOWELS[first_row][0], plain), ('o', 'a' | 'e') | ('u', 'y')) && !glide;
            (pair && tone > 0 && first_tone == 0 && last_at > first_at).then(|| (first_at, VOWELS[first_row][tone], plain))
        });
        match moved {
            Some((at, first, last)) => {
                out.push_str(&body[..at]);
                out.push(first);
                out.push(last);
            }
            None => out.push_str(body),
        }
        out.push_str(blank);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{fold, press_style, tone_moves};

    #[test]
    fn press_style_puts_the_tone_back() {
        for word in ["khóa", "ủy", "hòa", "quý", "khỏe", "hoàn", "của", "thủy lợi", "đảng ủy xã"] {
            let folded: Vec<String> = word.split(' ').map(fold).collect();
            assert_eq!(press_style(&folded.join(" ")), word);
        }
    }

    #[test]
    fn capitals_are_those_of_the_standard_library() {
        for letter in super::VOWELS.into_iter().flatten().chain("bcđghzBÔ4-&".chars()) {
            assert_eq!(super::capital(letter).to_string(), letter.to_uppercase().to_string());
        }
    }

    #[test]
    fn the_bytes_tell_whether_a_tone_moves() {
        for (row, seconds) in [('o', "ae"), ('u', "y")] {
            let tones = super::VOWELS.into_iter().find(|tones| tones[0] == row).unwrap();
            for (first, second) in tones.into_iter().flat_map(|first| "aeoy".chars().map(move |second| (first, second))) {
                let word = format!("h{first}{second}");
                assert_eq!(tone_moves(word.as_bytes()), first != row && seconds.contains(second), "{word}");
                assert_eq!(tone_moves(word.as_bytes()), fold(&word) != word, "{word}");
            }
        }
    }

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for (word, folded) in [
            ("Ðảng", "đảng"),
            ("ĐẢNG", "đảng"),
            ("đa\u{0309}ng", "đảng"),
            ("bô\u{0323}", "bộ"),
            ("bo\u{0323}\u{0302}", "bộ"),
            ("nươ\u{0301}c", "nước"),
            ("nu\u{031B}o\u{031B}\u{0301}c", "nước"),
            ("Hóa", "hoá"),
            ("hoá", "hoá"),
            ("ỦY", "uỷ"),
            ("uỷ", "uỷ"),
            ("quý", "quý"),
            ("của", "của"),
            ("khỏe", "khoẻ"),
            ("hoàn", "hoàn"),
            ("ÉCOLE", "école"),
        ] {
            assert_eq!(fold(word), folded, "{word}");
        }
    }
}
