//! Which mentions are of the same document: `Kết luận số 21` is the `Kết luận số 21-KL/TW` of the same article.

use rustc_hash::FxHashMap;

use crate::find::found::Document;
use solieu_text::fold::lower;

/// Gives short forms the key of the full one, and links every mention to the fullest of its document.
pub(super) fn unite(documents: &mut [Document]) {
    complete_numbers(documents);
    let fullest = fullest_by_key(documents);
    let editions = single_editions(documents, &fullest);
    for document in documents.iter_mut() {
        let key = editions.get(&document.key).unwrap_or(&document.key);
        document.same_as = fullest.get(key).copied().unwrap_or(0);
    }
    let issuers: Vec<Option<String>> = documents.iter().map(|document| documents[document.same_as].issuer.clone()).collect();
    for (document, issuer) in documents.iter_mut().zip(issuers) {
        document.issuer = document.issuer.take().or(issuer);
    }
}

/// The leading digits without zeros before them: `21-KL/TW` and `021` share `21`.
fn stem(number: &str) -> &str {
    let digits = number.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or("");
    digits.trim_start_matches('0')
}

fn is_short(number: &str) -> bool {
    number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Completes a number without codes by the last full number of its type that starts with the same digits, else by the next one;
/// else gives it the spelling of the first mention, so that `Quy định 1` and `Quy định 01` are one.
fn complete_numbers(documents: &mut [Document]) {
    let starts_full = |short: &str, full: &str| {
        let (short, full) = (short.trim_start_matches('0'), full.trim_start_matches('0'));
        full.strip_prefix(short).is_some_and(|rest| rest.starts_with(['-', '/']))
    };
    for backward in [false, true] {
        let mut last: FxHashMap<(String, String), String> = FxHashMap::default();
        let count = documents.len();
        for step in 0..count {
            let document = &mut documents[if backward { count - 1 - step } else { step }];
            let Some(number) = document.number.clone() else { continue };
            let place = (document.kind.clone(), stem(&number).to_owned());
            match last.get(&place) {
                Some(full) if starts_full(&number, full) => {
                    document.key = format!("{}|{}", document.kind, lower(full));
                    document.number = Some(full.clone());
                }
                Some(first) if is_short(&number) && is_short(first) && !backward => {
                    document.key = format!("{}|{first}", document.kind);
                }
                Some(full) if number.len() < full.len() => {}
                _ => {
                    last.insert(place, number);
                }
            }
        }
    }
}

/// The fullest mention of each key: one with a date, then with an issuer, then with the most words.
fn fullest_by_key(documents: &[Document]) -> FxHashMap<String, usize> {
    let mut fullest: FxHashMap<String, usize> = FxHashMap::default();
    let weight = |document: &Document| (document.issued.is_some(), document.issuer.is_some(), document.tokens.len());
    for (index, document) in documents.iter().enumerate() {
        match fullest.get_mut(&document.key) {
            Some(best) if weight(&documents[*best]) >= weight(document) => {}
            Some(best) => *best = index,
            None => {
                fullest.insert(document.key.clone(), index);
            }
        }
    }
    fullest
}

/// A name without its term or year refers to the only edition in the article: `Nghị quyết Trung ương 4` to
/// `Nghị quyết Trung ương 4 khóa XII`. Its key stays as written, because the edition is a guess.
fn single_editions(documents: &[Document], fullest: &FxHashMap<String, usize>) -> FxHashMap<String, String> {
    let mut editions: FxHashMap<String, Option<String>> = FxHashMap::default();
    for document in documents.iter().filter(|document| document.number.is_none()) {
        let cut = document.key.find(" khóa ").or_else(|| document.key.rfind(' ').filter(|&at| is_year(&document.key[at + 1..])));
        let Some(short) = cut.and_then(|at| document.key.get(..at)).filter(|short| fullest.contains_key(*short)) else { continue };
        let edition = editions.entry(short.to_owned()).or_insert_with(|| Some(document.key.clone()));
        if edition.as_ref() != Some(&document.key) {
            *edition = None;
        }
    }
    editions.into_iter().filter_map(|(short, edition)| Some((short, edition?))).collect()
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_short(text)
}
