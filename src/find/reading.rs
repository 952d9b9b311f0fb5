//! One article while it is read: its text, the word tables, and what the finders have found so far.

use rustc_hash::FxHashMap;

use super::date::calendar::When;
use super::found::{Abbreviation, Clock, Date, Document, Lunar, Malformed, NoDay, Number, Organization, Person};
use crate::document::Source;
use crate::lexicon::{ChangeWordRole, Class, Classes, DocClass, Hit, Lexicon, Numeral, TableId, Token};
use crate::span::Tokens;

/// The finder that a token belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    Free,
    /// A word or number that names, orders or locates: never a figure.
    Name,
    Document,
    Date,
    Number,
}

/// One article with what the finders have found in it so far.
pub(crate) struct Reading<'s> {
    pub(crate) source: &'s Source<'s>,
    pub(crate) lexicon: &'s Lexicon,
    /// The day of publication that the caller states.
    pub(crate) published_at: Option<When>,
    pub(crate) documents: Vec<Document>,
    /// The day of the date line, with its time where it has one; else the one that the caller states.
    pub(crate) published: Option<When>,
    pub(crate) dates: Vec<Date>,
    pub(crate) lunar: Vec<Lunar>,
    /// Days that do not exist: `31/4`.
    pub(crate) no_days: Vec<NoDay>,
    /// Clock times; a date may stand beside one.
    pub(crate) clocks: Vec<Clock>,
    pub(crate) numbers: Vec<Number>,
    /// Digits that are no valid number, whether a number was read from them or not.
    pub(crate) malformed: Vec<Malformed>,
    pub(crate) people: Vec<Person>,
    pub(crate) organizations: Vec<Organization>,
    /// The mentions of organizations in text order, none inside another.
    pub(crate) bodies: Vec<Tokens>,
    pub(crate) abbreviations: Vec<Abbreviation>,
    /// The index of each short form in `abbreviations`.
    pub(super) abbreviation_of: FxHashMap<String, usize>,
    pub(super) claims: Vec<Claim>,
}

impl<'s> Reading<'s> {
    pub(crate) fn new(source: &'s Source<'s>, lexicon: &'s Lexicon, published_at: Option<When>) -> Self {
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
            abbreviation_of: FxHashMap::default(),
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

    /// The row that starts here, if it is of that class.
    #[inline]
    pub(crate) fn hit_of<C: Class>(&self, at: usize, class: C) -> Option<Hit> {
        self.hit(at, C::TABLE).filter(|&hit| self.lexicon.is(hit, class))
    }

    /// The classes of the row that starts here.
    pub(crate) fn classes<C: Class>(&self, at: usize) -> Option<Classes<C>> {
        self.hit(at, C::TABLE).map(|hit| self.lexicon.classes(hit))
    }

    /// The longest row of its table that ends right before the token, if it is of that class, with its start.
    pub(crate) fn hit_of_ending_at<C: Class>(&self, end: usize, class: C) -> Option<(usize, Hit)> {
        const LONGEST: usize = 4;
        self.source.hit_ending_at(end, C::TABLE, LONGEST).filter(|&(_, hit)| self.lexicon.is(hit, class))
    }

    /// The number word that starts here.
    pub(crate) fn numeral(&self, at: usize) -> Option<Numeral> {
        self.hit(at, TableId::Numeral).map(|hit| self.lexicon.numeral(hit))
    }

    /// The word of change with that role that starts here.
    pub(crate) fn change(&self, at: usize, role: ChangeWordRole) -> Option<Hit> {
        self.hit(at, TableId::Change).filter(|&hit| self.lexicon.change(hit).role == role)
    }

    /// Whether a word for a type of document starts here: `luật`, `nghị quyết`.
    pub(crate) fn is_document_type(&self, at: usize) -> bool {
        const TYPES: u128 =
            DocClass::Number.bit() | DocClass::Verb.bit() | DocClass::Weak.bit() | DocClass::Meeting.bit() | DocClass::Law.bit();
        self.hit(at, TableId::DocType).is_some_and(|hit| self.lexicon.doc_word(hit).classes & TYPES != 0)
    }

    /// The dates that lie within the tokens.
    pub(crate) fn dates_in(&self, tokens: &Tokens) -> &[Date] {
        let from = self.dates.partition_point(|date| date.tokens.start < tokens.start);
        let to = self.dates.partition_point(|date| date.tokens.end <= tokens.end);
        self.dates.get(from..to).unwrap_or(&[])
    }
}
