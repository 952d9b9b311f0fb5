//! The rule index: `pair.dash` reads the range of `có 3-5 đợt`. Every name in `rules` and `rule` of a report is in it.

use std::sync::OnceLock;

use serde::Serialize;

/// What a rule does, with an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Its name in reports: `pair.dash`.
    pub name: &'static str,
    /// What it fills: the name of a field of a figure, `breakdown` or `check`.
    pub field: &'static str,
    /// What it does, in Vietnamese.
    pub vi: &'static str,
    /// What it does, in English.
    pub en: &'static str,
    /// A text and what it gives: `có 3-5 đợt => 3..5 rule=pair.dash`; `\n` stands for a line end.
    pub example: &'static str,
}

/// Every rule, in the order of the stages.
#[must_use]
pub fn rules() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| include_str!("lexicon/data/rules.tsv").lines().skip(1).filter_map(read).collect())
}

/// The rule with that name, as `rules` of a figure and `rule` of a finding have it.
///
/// ```
/// assert_eq!(solieu::rule("pair.dash").unwrap().field, "amount");
/// ```
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.name == name)
}

/// Reads a row; `tests/rules.rs` checks that none lacks a cell.
fn read(line: &'static str) -> Option<Rule> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    Some(Rule { name: cell()?, field: cell()?, vi: cell()?, en: cell()?, example: cell()? })
}
