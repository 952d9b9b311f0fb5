//! All words: `data/*.tsv` packed into one trie over folded words, which gives the longest row of each table at each token. At `đồng`
//! of `5 đồng chí` that is `đồng` in the table of units and `đồng chí` in that of objects.
//!
//! To add a word, add a row to its table; to add a table, add a file and its line to `tables!`.

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
    AreaLevel, CallNameClass, ClaimClass, Class, Classes, ComparisonClass, ContextClass, CueClass, DocClass, EvidenceClass, FieldClass,
    GivenClass, NamingClass, ObjectClass, OrgLevel, PageClass, PlaceLevel, RelationClass, RoleClass, StopClass, SurnameClass, Takes,
    TimeClass, TitleClass, VerbClass, topic, unit_symbol,
};
pub(crate) use date_word::{DateClass, TimeUnit};
pub(crate) use lookup::Lexicon;
pub(crate) use meaning::{ChangeWord, ChangeWordRole, Facet, FacetValue, Topic, TopicUse};
pub(crate) use starts::Starts;
pub use table::LexiconError;
pub(crate) use table::TableId;
pub(crate) use token::Token;
pub(crate) use trie::Hit;
pub(crate) use typed::{Numeral, Side, UnitKind};
pub(crate) use vocabulary::WordId;
