//! Word tables for people to read: which types of document are known, and who issues them.

/// A word table as text: tab-separated, the first line names the columns, the last cell of a row is an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferenceTable {
    /// `documents`
    pub name: &'static str,
    /// One line in English.
    pub summary: &'static str,
    source: &'static str,
}

/// The tables, each in the order of its file.
pub const REFERENCE_TABLES: &[ReferenceTable] = &[
    ReferenceTable {
        name: "documents",
        summary: "types of document, by name or by the code in a number: 21-KL/TW",
        source: include_str!("lexicon/data/doctypes.tsv"),
    },
    ReferenceTable {
        name: "issuers",
        summary: "who issues documents, by the code behind the slash: 12/2023/QĐ-TTg",
        source: include_str!("lexicon/data/issuers.tsv"),
    },
    ReferenceTable {
        name: "units",
        summary: "units and currencies, with the symbol that a report shows",
        source: include_str!("lexicon/data/units.tsv"),
    },
];

impl ReferenceTable {
    /// Each phrase with what it means; words of grammar, which mean nothing by themselves, are left out.
    pub fn rows(&self) -> impl Iterator<Item = (Vec<&'static str>, &'static str)> {
        let lines = self.source.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.filter_map(|line| {
            let mut cells = line.split('\t');
            let phrases = cells.next()?.split('|').collect();
            cells.next().filter(|meaning| *meaning != "-").map(|meaning| (phrases, meaning))
        })
    }
}
