//! One spelling for each word: `Ðảng`, `ĐẢNG` and decomposed `đảng` are `đảng`; `hóa` and `hoá` are `hoá`, `ủy` is `uỷ`.

/// The twelve vowels, each plain and with its five tones, in one order.
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

/// The vowel without its tone and the place of the tone in [`VOWELS`]: `ậ` is `â` with 5, `b` is none.
pub(crate) fn toneless(letter: char) -> Option<(char, usize)> {
    vowel(letter).map(|(row, tone)| (VOWELS[row][0], tone))
}

fn vowel(letter: char) -> Option<(usize, usize)> {
    VOWELS.iter().enumerate().find_map(|(row, tones)| Some((row, tones.iter().position(|&tone| tone == letter)?)))
}

/// A combining mark set on a lower-case letter, whatever order the marks came in: `a` + dot below + circumflex is `ậ`.
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

/// Whether a word without capitals is its own folded form, as most are: a tone that may have to move and letters of other
/// alphabets are left to [`fold_into`].
pub(crate) fn is_folded(word: &str) -> bool {
    let may_move = matches!(word.as_bytes(), [.., 0x80..=0xFF, b'a' | b'e' | b'y']);
    let is_plain = |letter| matches!(letter, 'a'..='z' | 'ß'..='ï' | 'ñ'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | 'ạ'..='ỹ');
    !may_move && word.chars().all(is_plain)
}

/// Appends the folded form of one word to `out`.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    let start = out.len();
    if word.is_ascii() {
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        return;
    }
    for letter in word.chars() {
        match letter {
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            'Ð' | 'ð' | 'Đ' => out.push('đ'),
            '\u{0300}'..='\u{036F}' => match out[start..].chars().next_back().and_then(|last| Some((last, compose(last, letter)?))) {
                Some((last, composed)) => {
                    out.truncate(out.len() - last.len_utf8());
                    out.push(composed);
                }
                None => out.push(letter),
            },
            'a'..='z' | 'ß'..='ÿ' => out.push(letter),
            // Latin Extended Additional alternates: Ạ is even, ạ follows it
            'Ạ'..='ỹ' => out.push(char::from_u32(u32::from(letter) | 1).unwrap_or(letter)),
            _ => out.extend(letter.to_lowercase()),
        }
    }
    move_tone(out, start);
}

/// Moves the tone of a final `oa`, `oe`, `uy` from the first vowel to the second, as the new style writes it.
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

/// The folded form of one word.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// The folded form of each word of a phrase, blanks kept.
pub(crate) fn fold_phrase(phrase: &str) -> String {
    phrase.split(' ').map(fold).collect::<Vec<_>>().join(" ")
}

/// A folded word with its tone where newspapers put it: `khóa`, `ủy`, `hòa`; names that are read keep that spelling.
pub(crate) fn press_style(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for word in folded.split_inclusive(' ') {
        let (body, blank) = word.strip_suffix(' ').map_or((word, ""), |body| (body, " "));
        let mut ends = body.char_indices().rev();
        let (last, first, before) = (ends.next(), ends.next(), ends.next());
        let moved = last.zip(first).and_then(|((last_at, last), (first_at, first))| {
            let ((row, tone), (first_row, first_tone)) = (vowel(last)?, vowel(first)?);
            let plain = VOWELS[row][0];
            // the u of “quý” belongs to the q
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
    use super::{fold, is_folded, press_style};

    #[test]
    fn press_style_puts_the_tone_back() {
        for word in ["khóa", "ủy", "hòa", "quý", "khỏe", "hoàn", "của", "thủy lợi", "đảng ủy xã"] {
            let folded: Vec<String> = word.split(' ').map(fold).collect();
            assert_eq!(press_style(&folded.join(" ")), word);
        }
    }

    #[test]
    fn what_counts_as_folded_is() {
        for word in ["đảng", "hoá", "quý", "của", "nghìn", "kg", "ðảng", "hóa", "đa\u{0309}ng", "khỏe", "m²", "школа"]
        {
            assert!(!is_folded(word) || fold(word) == word, "{word}");
        }
        assert!(is_folded("đảng") && is_folded("hoá") && is_folded("kg"));
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
