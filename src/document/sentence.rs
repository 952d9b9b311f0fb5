//! Ends of sentences: line ends, and `.` `?` `!` `…` before a capital, also without a blank (`chặt chẽ hơn.Trước đó`);
//! no full stop inside `TP.HCM`, `PGS.TS`, `T.Ư` or `16.000`.

use solieu_text::{Case, TokenKind};

use crate::lexicon::Token;
use crate::span::Tokens;

/// The most tokens of a sentence: of 18,000 in newspapers two are longer, both tables. The bound keeps every search within a
/// sentence linear, also in a text without full stops.
const LONGEST: usize = 400;

/// How many more tokens an endless sentence waits for a blank, so that no number is cut in two.
const PATIENCE: usize = 50;

/// Cuts the text into sentences; also returns the index of the sentence of each token.
pub(super) fn cut(text: &str, tokens: &[Token]) -> (Vec<Tokens>, Vec<u32>) {
    // a sentence of news has some 25 tokens
    let mut sentences: Vec<Tokens> = Vec::with_capacity(tokens.len() / 16 + 1);
    let mut sentence_of = Vec::with_capacity(tokens.len());
    let mut start = 0;
    for end in 1..=tokens.len() {
        if end == tokens.len() || ends_sentence(text, tokens, end - 1) || is_endless(tokens, start, end - 1) {
            sentence_of.resize(end, sentences.len() as u32);
            sentences.push(start..end);
            start = end;
        }
    }
    (sentences, sentence_of)
}

fn is_endless(tokens: &[Token], start: usize, at: usize) -> bool {
    let len = at + 1 - start;
    len >= LONGEST && (len >= LONGEST + PATIENCE || tokens.get(at + 1).is_none_or(|next| next.spaced))
}

fn ends_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    match token.kind {
        TokenKind::Line => return true,
        TokenKind::Word | TokenKind::Digits => return false,
        TokenKind::Mark => {}
    }
    // a closing quote or bracket belongs to the sentence that it ends
    if is_closing(token) && at > 0 && is_stop(tokens[at - 1]) {
        return starts_sentence(tokens, at + 1) && !is_abbreviation(text, tokens, at - 1);
    }
    if !is_stop(token) || tokens.get(at + 1).is_some_and(|next| is_closing(*next) || is_stop(*next)) {
        return false;
    }
    starts_sentence(tokens, at + 1) && !is_abbreviation(text, tokens, at)
}

fn is_stop(token: Token) -> bool {
    matches!(token.mark, '.' | '?' | '!' | '…')
}

fn is_closing(token: Token) -> bool {
    matches!(token.mark, '”' | '"' | '’' | ')' | '»') && !token.spaced
}

/// Whether a sentence may start here: a capital, a digit behind a blank, an opening quote or bullet; or the end of the text.
fn starts_sentence(tokens: &[Token], at: usize) -> bool {
    let Some(&next) = tokens.get(at) else { return true };
    match next.kind {
        TokenKind::Line => true,
        TokenKind::Word => next.case != Case::Lower,
        TokenKind::Digits => next.spaced,
        TokenKind::Mark => next.spaced && matches!(next.mark, '“' | '"' | '‘' | '(' | '-' | '–' | '«' | '*' | '•'),
    }
}

/// Whether the full stop abbreviates the word before it: `TP.`, `T.`, `Th.`; never a lower-case word or a number.
fn is_abbreviation(text: &str, tokens: &[Token], stop: usize) -> bool {
    if !tokens[stop].is('.') || stop == 0 {
        return false;
    }
    let word = tokens[stop - 1];
    let glued = tokens.get(stop + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.spaced);
    let length = text[word.start as usize..word.end as usize].chars().count();
    // “Th. Lan” is an abbreviation, “ở Nghệ An. Ba thí sinh” is not
    let is_whole = length == 2 && word.syllable;
    match word.case {
        _ if word.kind != TokenKind::Word => false,
        Case::Lower => false,
        Case::Upper => glued || length <= 2,
        Case::Title | Case::Mixed => glued && length <= 4 && tokens[stop + 1].case == Case::Upper || length <= 2 && (glued || !is_whole),
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Source;
    use crate::lexicon::Lexicon;

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for (text, count) in [
            ("Xã có 5 thôn. Huyện có 9 xã.", 2),
            ("Việc này chặt chẽ hơn.Trước đó có 5 vụ.", 2),
            ("Thu 16.000 đồng. Chi 2.500 đồng", 2),
            ("TP.HCM và TP. Huế có 5 dự án", 1),
            ("Trường ở Nghệ An. Ba thí sinh được thưởng", 2),
            ("Chị Th. Lan có 5 dự án", 1),
            ("PGS.TS Lê Văn A nói với T.Ư Đoàn", 1),
            ("“Có 5 vụ.” Ông nói thêm", 2),
            ("Tiêu đề\nThân bài", 2),
            ("Có 5 vụ… Sau đó có 6 vụ", 2),
        ] {
            assert_eq!(Source::read(text, Lexicon::base()).sentences.len(), count, "{text}");
        }
    }

    #[test]
    fn a_text_without_full_stops_is_cut_at_a_blank() {
        for text in ["5 người, ".repeat(1000), "1.000.".repeat(1000)] {
            let source = Source::read(&text, Lexicon::base());
            let (last, others) = source.sentences.split_last().unwrap();
            assert!(others.len() > 3 && others.iter().all(|sentence| (400..=450).contains(&sentence.len())) && last.len() <= 450);
        }
    }
}
