//! Web and mail addresses: the digits of `http://bao.vn/tin-184196` and `a1@b.vn` are no figures.

use super::reading::{Claim, Reading};
use crate::lexicon::Starts;
use solieu_text::TokenKind;

/// Claims every run of tokens without a blank that is an address.
pub(super) fn find_addresses(reading: &mut Reading) {
    let source = reading.source;
    let opens = |at: usize| source.token(at).spaced || source.token(at).kind == TokenKind::Line;
    let mut from = 0;
    // every address has a mark in it
    let mut mark = source.next_start(0, Starts::MARK);
    while mark < source.len() {
        let start = (from + 1..=mark).rev().find(|&at| opens(at)).unwrap_or(from);
        let end = (mark + 1..source.len()).find(|&next| opens(next)).unwrap_or(source.len());
        if end - start >= 3 && is_address(source.slice(&(start..end))) {
            reading.claim(&(start..end), Claim::Name);
        }
        from = end;
        mark = source.next_start(end, Starts::MARK);
    }
}

fn is_address(chunk: &str) -> bool {
    const SCHEMES: [&str; 4] = ["http://", "https://", "www.", "ftp://"];
    const ENDINGS: [&str; 7] = [".vn", ".com", ".net", ".org", ".info", ".gov", ".edu"];
    let chunk = chunk.trim_start_matches(['(', '“', '"', '<', '[']);
    let domain = chunk.split('/').next().unwrap_or("").trim_end_matches(['.', ',', ')', '”', '"', ';', ':', ']', '>']);
    SCHEMES.iter().any(|scheme| chunk.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
        || (domain.is_ascii()
            && ENDINGS
                .iter()
                .any(|ending| domain.len().checked_sub(ending.len()).is_some_and(|at| at > 0 && domain[at..].eq_ignore_ascii_case(ending))))
}
