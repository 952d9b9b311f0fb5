//! Whether a word can be a Vietnamese syllable: `nguyễn`, `quỳnh`, `đước` can, `trump`, `kane`, `madrid` cannot.

use crate::source::fold::toneless;

/// Longest first, so that `ngh` is not read as `n`.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s",
    "t", "v", "x", "",
];

const NUCLEI: [&str; 54] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iê", "iu", "oa",
    "oă", "oai", "oao", "oay", "oe", "oeo", "oi", "ôi", "ơi", "ua", "uâ", "uê", "ui", "uô", "uơ", "uy", "uya", "uyê", "uyu", "uôi", "uây",
    "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu", "iêu",
];

const CODAS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];

/// Sharp and heavy: the tones that a syllable with a stop at its end can have.
const STOPPED_TONES: [usize; 2] = [2, 5];

/// Whether the folded word is onset, vowel and coda as Vietnamese has them.
pub(crate) fn is_syllable(folded: &str) -> bool {
    const LONGEST: usize = 7;
    let (mut plain, mut tone, mut length) = (String::with_capacity(16), 0, 0);
    for letter in folded.chars() {
        let (letter, own) = toneless(letter).unwrap_or((letter, 0));
        length += 1;
        if length > LONGEST || own != 0 && tone != 0 {
            return false;
        }
        tone = tone.max(own);
        plain.push(letter);
    }
    ONSETS.iter().filter_map(|onset| plain.strip_prefix(onset)).any(|rime| is_rime(rime, tone))
}

fn is_rime(rime: &str, tone: usize) -> bool {
    CODAS.iter().any(|coda| {
        let stopped = matches!(*coda, "c" | "ch" | "p" | "t");
        rime.strip_suffix(coda).is_some_and(|nucleus| NUCLEI.contains(&nucleus)) && (!stopped || STOPPED_TONES.contains(&tone))
    })
}

#[cfg(test)]
mod tests {
    use super::is_syllable;
    use crate::source::fold::fold;

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
