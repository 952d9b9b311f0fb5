//! The author, the source and the address of the article: `Bài: Chi Hương`, `Nguồn: sggp.org.vn`, `http://baomau.vn/tin-1`.

use super::person::byline_names;
use super::reading::Reading;
use crate::document::BlockKind;
use crate::lexicon::{CueClass, PageClass, TableId};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// The names of the bylines, each once, joined by commas.
pub(crate) fn author(reading: &Reading) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for tokens in byline_names(reading) {
        let name = reading.source.slice(&tokens);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// The newspaper or agency of the source line, else that of the byline: `Đức Thọ (TTXVN)`.
pub(crate) fn source(reading: &Reading) -> Option<String> {
    let lines =
        reading.source.blocks.iter().filter(|block| block.kind == BlockKind::Source).find_map(|block| named(reading, &block.tokens));
    lines.or_else(|| {
        reading.source.blocks.iter().filter(|block| block.kind == BlockKind::Byline).find_map(|block| behind_name(reading, &block.tokens))
    })
}

/// The address of the source line, else of a line of its own.
pub(crate) fn url(reading: &Reading) -> Option<String> {
    let addressed =
        |block: &&crate::document::Block| matches!(block.kind, BlockKind::Source | BlockKind::Byline) || block.tokens.len() < 60;
    reading
        .source
        .blocks
        .iter()
        .filter(addressed)
        .find_map(|block| address(reading, &block.tokens))
        .map(|tokens| reading.source.slice(&tokens).to_owned())
}

/// An address, from its scheme to the next blank: `http://baomau.vn/tin-1`.
fn address(reading: &Reading, tokens: &Tokens) -> Option<Tokens> {
    let start = tokens.clone().find(|&at| {
        let scheme = reading.source.text_of(at);
        reading.token(at + 1).is(':')
            && reading.token(at + 2).is('/')
            && ["http", "https"].iter().any(|other| scheme.eq_ignore_ascii_case(other))
    })?;
    let end = (start + 1..tokens.end).find(|&at| reading.token(at).spaced).unwrap_or(tokens.end);
    let end = if matches!(reading.token(end - 1).mark, '.' | ',' | ')' | '”' | '"') { end - 1 } else { end };
    Some(start..end)
}

/// The name in a source line, between its cue and an address: `Nguồn: sggp.org.vn`, `Nguồn Phú Thọ: http://…`, `(Theo VnExpress)`.
fn named(reading: &Reading, tokens: &Tokens) -> Option<String> {
    let start = tokens.clone().find(|&at| reading.token(at).kind != TokenKind::Mark)?;
    let cue = reading.hit(start, TableId::Page).filter(|&hit| reading.lexicon.is_any(hit, [PageClass::Source, PageClass::Theo]));
    let start = start + cue.map_or(0, |hit| hit.len());
    let end = address(reading, &(start..tokens.end)).map_or(tokens.end, |address| address.start);
    trimmed(reading, start..end)
}

/// The paper in a byline: `Đức Thọ (TTXVN)`, `Minh Thà/KD&PL`, `Dương Phong (Dân trí)`.
fn behind_name(reading: &Reading, tokens: &Tokens) -> Option<String> {
    let open = tokens.clone().find(|&at| matches!(reading.token(at).mark, '(' | '/'))?;
    let end = (open + 1..tokens.end).find(|&at| matches!(reading.token(at).mark, ')' | '(')).unwrap_or(tokens.end);
    let start = open + 1;
    let cue = reading.hit(start, TableId::Page).filter(|&hit| reading.lexicon.is_any(hit, [PageClass::Source, PageClass::Theo]));
    let written_as_name = reading.token(start).is_capital() || cue.is_some() || reading.token(start + 1).is('.');
    if reading.is(start, CueClass::Compiled) || !written_as_name {
        return None;
    }
    trimmed(reading, start + cue.map_or(0, |hit| hit.len())..end)
}

fn trimmed(reading: &Reading, mut tokens: Tokens) -> Option<String> {
    let is_edge = |at: usize| matches!(reading.token(at).mark, ':' | '(' | ')' | '.' | ',' | '-' | '–' | '“' | '”' | '"' | '/');
    while !tokens.is_empty() && is_edge(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && is_edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    (!tokens.is_empty()).then(|| reading.source.slice(&tokens).to_owned())
}
