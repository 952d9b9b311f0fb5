//! Finders: each walks the tokens once and claims what it recognises.
//!
//! The order of [`FINDERS`] is knowledge: documents before dates before numbers, so that the 4 of `Nghị quyết Trung ương 4`
//! and the 21 of `21-KL/TW` never become figures. A token belongs to the first finder that claims it.

pub(crate) mod abbreviation;
pub(crate) mod article;
mod clutter;
pub(crate) mod date;
pub(crate) mod document;
mod idiom;
pub(crate) mod number;
pub(crate) mod organization;
pub(crate) mod person;
pub(crate) mod place;
mod plate;
mod web;

use crate::document::Source;
use crate::lexicon::Token;
use crate::lexicon::{ChangeRole, Hit, Lexicon, TableId};
use crate::span::Tokens;

/// What a token was found to be part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    Free,
    /// A word or number that names, orders or locates: never a figure.
    Name,
    Document,
    Date,
    Number,
}

/// One article on its way from text to report: what has been found so far.
pub(crate) struct Reading<'s> {
    pub(crate) source: &'s Source<'s>,
    pub(crate) lexicon: &'s Lexicon,
    /// ISO date of publication from the options.
    pub(crate) published_at: Option<&'s str>,
    pub(crate) documents: Vec<document::Document>,
    /// The day, and where stated the time, of the date line; else of the options.
    pub(crate) published: Option<date::When>,
    pub(crate) dates: Vec<date::Date>,
    pub(crate) lunar: Vec<date::Lunar>,
    clocks: Vec<date::Clock>,
    pub(crate) numbers: Vec<number::Number>,
    pub(crate) people: Vec<person::Person>,
    pub(crate) organizations: Vec<organization::Organization>,
    /// The mentions of bodies in text order, none inside another.
    pub(crate) bodies: Vec<Tokens>,
    pub(crate) abbreviations: Vec<abbreviation::Abbreviation>,
    /// The place of each short form in `abbreviations`.
    abbreviation_of: rustc_hash::FxHashMap<String, usize>,
    claims: Vec<Claim>,
}

/// In the order in which they claim tokens.
pub(crate) const FINDERS: &[fn(&mut Reading)] = &[
    clutter::claim_clutter,
    web::find_addresses,
    plate::find_plates,
    document::find_documents,
    date::find_dates,
    idiom::find_idioms,
    abbreviation::find_abbreviations,
    // before numbers: the 1 of “Bệnh viện Nhi đồng 1” is part of a name; after abbreviations, which names are compared by
    organization::find_organizations,
    number::find_numbers,
    // after numbers: names never claim, they only read what is left
    person::find_people,
];

impl<'s> Reading<'s> {
    pub(crate) fn new(source: &'s Source<'s>, lexicon: &'s Lexicon, published_at: Option<&'s str>) -> Self {
        Self {
            source,
            lexicon,
            published_at,
            documents: Vec::new(),
            published: None,
            dates: Vec::new(),
            lunar: Vec::new(),
            clocks: Vec::new(),
            numbers: Vec::new(),
            people: Vec::new(),
            organizations: Vec::new(),
            bodies: Vec::new(),
            abbreviations: Vec::new(),
            abbreviation_of: rustc_hash::FxHashMap::default(),
            claims: vec![Claim::Free; source.len()],
        }
    }

    pub(crate) fn claim(&mut self, tokens: &Tokens, claim: Claim) {
        self.claims[tokens.clone()].fill(claim);
    }

    pub(crate) fn claimed(&self, at: usize) -> Claim {
        self.claims.get(at).copied().unwrap_or(Claim::Free)
    }

    pub(crate) fn is_free(&self, at: usize) -> bool {
        self.claimed(at) == Claim::Free
    }

    pub(crate) fn token(&self, at: usize) -> Token {
        self.source.token(at)
    }

    #[inline]
    pub(crate) fn hit(&self, at: usize, table: TableId) -> Option<Hit> {
        self.source.hit(at, table)
    }

    /// Whether a cue of that class starts here; a row may have several classes.
    #[inline]
    pub(crate) fn is_cue(&self, at: usize, class: &str) -> bool {
        self.cue(at, class).is_some()
    }

    /// The cue of that class that starts here.
    #[inline]
    pub(crate) fn cue(&self, at: usize, class: &str) -> Option<Hit> {
        self.hit(at, TableId::Cue).filter(|&hit| self.lexicon.has_class(hit, class))
    }

    /// The longest cue of that class that ends right before the token, and where it starts.
    pub(crate) fn cue_ending_at(&self, end: usize, class: &str) -> Option<(usize, Hit)> {
        const LONGEST: usize = 4;
        self.source.hit_ending_at(end, TableId::Cue, LONGEST).filter(|&(_, hit)| self.lexicon.has_class(hit, class))
    }

    /// The word of change with that role that starts here.
    pub(crate) fn change(&self, at: usize, role: ChangeRole) -> Option<Hit> {
        self.hit(at, TableId::Change).filter(|&hit| self.lexicon.change(hit).role == role)
    }

    /// The word of that class in the table of contexts that starts here.
    #[inline]
    pub(crate) fn context(&self, at: usize, class: &str) -> Option<Hit> {
        self.hit(at, TableId::Context).filter(|&hit| self.lexicon.has_class(hit, class))
    }

    /// The class cell of the row of `table` that starts here.
    pub(crate) fn class(&self, at: usize, table: TableId) -> Option<&str> {
        self.hit(at, table).map(|hit| self.lexicon.cell(hit, 1))
    }
}
