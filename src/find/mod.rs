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
use crate::lexicon::{ChangeWordRole, Class, Classes, Hit, Lexicon, Numeral, TableId};
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
    /// The date of publication from the options.
    pub(crate) published_at: Option<date::When>,
    pub(crate) documents: Vec<document::Document>,
    /// The day, and where stated the time, of the date line; else of the options.
    pub(crate) published: Option<date::When>,
    pub(crate) dates: Vec<date::Date>,
    pub(crate) lunar: Vec<date::Lunar>,
    /// Days that look like dates and that the calendar has not: `31/4`.
    pub(crate) no_days: Vec<date::NoDay>,
    pub(crate) clocks: Vec<date::Clock>,
    pub(crate) numbers: Vec<number::Number>,
    /// Digits that no notation has, also those that are no number.
    pub(crate) malformed: Vec<number::Malformed>,
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
    pub(crate) fn new(source: &'s Source<'s>, lexicon: &'s Lexicon, published_at: Option<date::When>) -> Self {
        Self {
            source,
            lexicon,
            published_at,
            documents: Vec::new(),
            published: None,
            dates: Vec::new(),
            lunar: Vec::new(),
            no_days: Vec::new(),
            clocks: Vec::new(),
            numbers: Vec::new(),
            malformed: Vec::new(),
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

    /// Whether a row of that class starts here: `is(at, CueClass::And)`.
    #[inline]
    pub(crate) fn is<C: Class>(&self, at: usize, class: C) -> bool {
        self.hit_of(at, class).is_some()
    }

    /// Whether a row of one of those classes starts here.
    #[inline]
    pub(crate) fn is_any<C: Class, const N: usize>(&self, at: usize, classes: [C; N]) -> bool {
        self.hit(at, C::TABLE).is_some_and(|hit| self.lexicon.is_any(hit, classes))
    }

    /// The row that starts here, where it is of that class.
    #[inline]
    pub(crate) fn hit_of<C: Class>(&self, at: usize, class: C) -> Option<Hit> {
        self.hit(at, C::TABLE).filter(|&hit| self.lexicon.is(hit, class))
    }

    /// The classes of the row that starts here.
    pub(crate) fn classes<C: Class>(&self, at: usize) -> Option<Classes<C>> {
        self.hit(at, C::TABLE).map(|hit| self.lexicon.classes(hit))
    }

    /// The longest row of its table that ends right before the token, where it is of that class, and where it starts.
    pub(crate) fn hit_of_ending_at<C: Class>(&self, end: usize, class: C) -> Option<(usize, Hit)> {
        const LONGEST: usize = 4;
        self.source.hit_ending_at(end, C::TABLE, LONGEST).filter(|&(_, hit)| self.lexicon.is(hit, class))
    }

    /// What the number word that starts here does in a number.
    pub(crate) fn numeral(&self, at: usize) -> Option<Numeral> {
        self.hit(at, TableId::Numeral).map(|hit| self.lexicon.numeral(hit))
    }

    /// The word of change with that role that starts here.
    pub(crate) fn change(&self, at: usize, role: ChangeWordRole) -> Option<Hit> {
        self.hit(at, TableId::Change).filter(|&hit| self.lexicon.change(hit).role == role)
    }
}
