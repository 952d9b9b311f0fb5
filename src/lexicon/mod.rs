//! All the words: tables of rows → one trie over folded tokens → the longest row of each table at each token.
//!
//! To teach a word, add a row to the table that it belongs to; to teach a new sort of word, add a file and its line to `tables!`.

mod classes;
mod date_word;
mod lookup;
mod meaning;
mod packed;
mod starts;
mod table;
mod token;
mod trie;
mod typed;
mod vocabulary;

pub(crate) use classes::{
    AreaLevel, CallNameClass, Class, Classes, ContextClass, CueClass, DocClass, EvidenceClass, FieldClass, GivenClass, NamingClass,
    ObjectClass, OrgLevel, PageClass, PlaceLevel, RelationClass, RoleClass, StopClass, SurnameClass, Takes, TitleClass, VerbClass, topic,
    unit_symbol,
};
pub(crate) use date_word::{DateClass, TimeUnit};
pub(crate) use lookup::Lexicon;
pub(crate) use meaning::{ChangeRole, ChangeWord, Facet, FacetValue, Topic, TopicUse};
pub(crate) use starts::Starts;
pub use table::LexiconError;
pub(crate) use table::TableId;
pub(crate) use token::Token;
pub(crate) use trie::Hit;
pub(crate) use typed::{Numeral, Side, UnitKind};
pub(crate) use vocabulary::WordId;
