//! Web and mail addresses: the digits of `http://bao.vn/tin-184196` and `a1@b.vn` are no figures.

use super::{Claim, Reading};
use crate::source::Kind;

/// An address runs from its first to its last character without a blank.
pub(super) fn find_addresses(reading: &mut Reading) {
    let source = reading.source;
    let mut at = 0;
    while at < source.len() {
        let end =
            (at + 1..source.len()).find(|&next| source.token(next).spaced || source.token(next).kind == Kind::Line).unwrap_or(source.len());
        if end - at >= 3 && is_address(source.slice(&(at..end))) {
            reading.claim(&(at..end), Claim::Name);
        }
        at = end;
    }
}

fn is_address(chunk: &str) -> bool {
    const SCHEMES: [&str; 4] = ["http://", "https://", "www.", "ftp://"];
    const ENDINGS: [&str; 7] = [".vn", ".com", ".net", ".org", ".info", ".gov", ".edu"];
    let chunk = chunk.trim_start_matches(['(', '“', '"', '<', '[']);
    let domain = chunk.split('/').next().unwrap_or("").trim_end_matches(['.', ',', ')', '”', '"', ';', ':', ']', '>']);
    SCHEMES.iter().any(|scheme| chunk.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
        || (domain.is_ascii() && ENDINGS.iter().any(|ending| domain.len() > ending.len() && domain.to_ascii_lowercase().ends_with(ending)))
}
