//! Word tables for people to read: `NQ` is a nghị quyết, `TTg` the Thủ tướng Chính phủ, `ha` a hectare.

/// A word table for people to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferenceTable {
    /// The name of the table: `documents`.
    pub name: &'static str,
    /// What it holds, on one line in English.
    pub summary: &'static str,
    source: &'static str,
}

/// The tables of document types, issuers and units.
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
    /// The spellings of each row with their meaning, in the order of the file, without the rows that have no meaning of their own (`số`, `và`).
    ///
    /// ```
    /// let units = solieu::REFERENCE_TABLES.iter().find(|table| table.name == "units").unwrap();
    /// assert!(units.rows().any(|(spellings, symbol)| spellings.contains(&"vnđ") && symbol == "VND"));
    /// ```
    pub fn rows(&self) -> impl Iterator<Item = (Vec<&'static str>, &'static str)> {
        let lines = self.source.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.filter_map(|line| {
            let mut cells = line.split('\t');
            let phrases = cells.next()?.split('|').collect();
            cells.next().filter(|meaning| *meaning != "-").map(|meaning| (phrases, meaning))
        })
    }
}
