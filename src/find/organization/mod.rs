//! Organizations: `Ban Thường vụ Huyện ủy huyện Hóc Môn`, `Sở Y tế`, `Công ty CP Xây dựng 47`.

mod body;
mod merge;
mod proper_name;
mod scanner;

use super::reading::{Claim, Reading};
use crate::lexicon::{Starts, TableId, Takes};
use crate::span::Tokens;
use merge::Entries;
use solieu_text::{Case, TokenKind};

/// Finds every body of the article, and claims the digits of their names, so that `Bệnh viện Nhi đồng 1` has no number.
pub(super) fn find_organizations(reading: &mut Reading) {
    let mut entries = Entries::default();
    let mut bare = Vec::new();
    const STARTS: Starts = Starts::rows(&[TableId::Org]);
    let source = reading.source;
    let mut at = source.next_start(0, STARTS);
    while at < source.len() {
        match scanner::scan_body(reading, at)
            .filter(|body| !is_place(reading, &body.head) && !is_inside_name(reading, &body.head) && !is_inside_role(reading, &body.head))
        {
            Some(found) => {
                at = found.tokens.end;
                entries.add(reading, &found);
                claim_digits(reading, &found.tokens);
                reading.bodies.push(found.tokens);
            }
            None => {
                bare.extend(bare_type(reading, at));
                at += skipped(reading, at);
            }
        }
        at = source.next_start(at, STARTS);
    }
    for tokens in bare {
        let kind = reading.hit(tokens.start, TableId::Org).map_or("", |hit| reading.lexicon.cell(hit, 1)).to_owned();
        entries.add_bare(&tokens, &kind);
    }
    reading.organizations = entries.finish(reading);
}

fn claim_digits(reading: &mut Reading, tokens: &Tokens) {
    for at in tokens.clone() {
        if reading.token(at).kind == TokenKind::Digits {
            reading.claim(&(at..at + 1), Claim::Name);
        }
    }
}

/// A type word of two or more words that is written as a name: alone it may refer back to a body.
fn bare_type(reading: &Reading, at: usize) -> Option<Tokens> {
    let hit = reading.hit(at, TableId::Org).filter(|hit| hit.len() > 1)?;
    let points_back = reading.lexicon.takes(hit, Takes::Bare) && reading.token(at).case != Case::Lower;
    points_back.then(|| at..at + hit.len())
}

/// `Đài Loan`, `Hội An`: the name of a place starts with a type word.
fn is_place(reading: &Reading, head: &Tokens) -> bool {
    reading.hit(head.start, TableId::Place).is_some_and(|hit| hit.len() > head.len()) && reading.token(head.start).case != Case::Lower
}

/// A type word of one syllable inside a person's name: `Nguyễn Trường Thành` is no school, `bà Trang Minh` no website.
fn is_inside_name(reading: &Reading, head: &Tokens) -> bool {
    let before = reading.source.before(head.start, 1);
    let glued_capitals = head.len() == 1 && reading.token(head.start).case == Case::Title && reading.token(head.start).spaced;
    let addressed = reading.source.hit_ending_at(head.start, TableId::Title, 2).is_some();
    let after_role = reading.source.hit_ending_at(head.start, TableId::Role, 4).is_some();
    glued_capitals && addressed
        || !after_role
            && glued_capitals
            && before.kind == TokenKind::Word
            && before.case == Case::Title
            && reading.source.is_syllable(head.start - 1)
}

/// A type word that is part of a role: `Phó Bí thư Thường trực`; but `Trưởng Ban Tổ chức` has a body.
fn is_inside_role(reading: &Reading, head: &Tokens) -> bool {
    const LONGEST_ROLE: usize = 5;
    let lower = reading.token(head.start).case == Case::Lower;
    let covers = |start: usize| reading.hit(start, TableId::Role).is_some_and(|hit| start + hit.len() >= head.end);
    (head.start.saturating_sub(LONGEST_ROLE)..head.start).any(|start| covers(start) && (lower || head.len() > 1 && start + 1 < head.start))
}

/// The length of the row at a token where no body starts: none starts inside that row either.
fn skipped(reading: &Reading, at: usize) -> usize {
    reading.hit(at, TableId::Org).map_or(1, |hit| hit.len())
}
