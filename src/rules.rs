//! The rule index: what every name in `rules` and `rule` stands for, with an example that gives it.

use std::sync::OnceLock;

use serde::Serialize;

/// What a rule is for. The example is `TEXT => WHAT IT GIVES`; `\n` in it is a line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// `pair.dash`
    pub name: &'static str,
    /// What it fills: a field of a figure as the report names it, `breakdown` or `check`.
    pub field: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
    /// `có 3-5 đợt => 3..5 rule=pair.dash`
    pub example: &'static str,
}

/// Every rule, in the order in which figures are made.
pub fn rules() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| include_str!("lexicon/data/rules.tsv").lines().skip(1).filter_map(read).collect())
}

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.name == name)
}

/// The cells of a row; `tests/rules.rs` checks that every row has them.
fn read(line: &'static str) -> Option<Rule> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    Some(Rule { name: cell()?, field: cell()?, vi: cell()?, en: cell()?, example: cell()? })
}
