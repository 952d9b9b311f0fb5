//! Packs the word tables into the crate: the phrases as one trie, every other cell once. Leaves out examples, comments and, for most
//! tables, the spelling of the phrases. `packed.rs` reads what this writes.
//!
//! Also writes an enum of the classes of each table, which `classes.rs` includes: code that names a class of no table does not compile, and
//! a class that no code names is a warning.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::{env, fs};

/// Tables whose phrases are kept as they are spelled, since reports show them.
const SPELLED: [&str; 3] = ["doctypes", "issuers", "orgs"];

/// Tables with codes of documents: a row is one code with its spellings, and other rows may say the same.
const CODES: [&str; 2] = ["doctypes", "issuers"];

/// Files that are not word tables.
const OTHER: [&str; 1] = ["rules"];

/// The enums of classes: the table and its `TableId`, the column, the name of the enum.
const CLASSES: [(&str, &str, &str, &str); 21] = [
    ("areas", "Area", "level", "AreaLevel"),
    ("callnames", "CallName", "classes", "CallNameClass"),
    ("claims", "Claim", "classes", "ClaimClass"),
    ("comparisons", "Comparison", "classes", "ComparisonClass"),
    ("context", "Context", "classes", "ContextClass"),
    ("cues", "Cue", "classes", "CueClass"),
    ("evidence", "Evidence", "class", "EvidenceClass"),
    ("fields", "Field", "class", "FieldClass"),
    ("given", "Given", "class", "GivenClass"),
    ("naming", "Naming", "class", "NamingClass"),
    ("objects", "Object", "class", "ObjectClass"),
    ("orgs", "Org", "level", "OrgLevel"),
    ("page", "Page", "class", "PageClass"),
    ("places", "Place", "level", "PlaceLevel"),
    ("relations", "Relation", "classes", "RelationClass"),
    ("roles", "Role", "class", "RoleClass"),
    ("stops", "Stop", "class", "StopClass"),
    ("surnames", "Surname", "class", "SurnameClass"),
    ("times", "Time", "classes", "TimeClass"),
    ("titles", "Title", "class", "TitleClass"),
    ("verbs", "Verb", "class", "VerbClass"),
];

/// The names that constants are checked against: the table, the column, the name of the list.
const NAMES: [(&str, &str, &str); 3] = [("orgs", "type", "ORG_TYPES"), ("topics", "topic", "TOPICS"), ("units", "symbol", "UNIT_SYMBOLS")];

struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    /// What the classes mean: `# link: between a verb and …`
    meanings: HashMap<String, String>,
    /// The rows in the order in which the trie first reaches them.
    order: Vec<usize>,
}

#[derive(Default)]
struct Node {
    /// The children, by word and by whether blanks stand before it.
    next: BTreeMap<(u32, bool), Node>,
    /// The rows that end here, by table.
    rows: BTreeMap<usize, usize>,
}

impl Node {
    fn count(&self) -> usize {
        1 + self.next.values().map(Node::count).sum::<usize>()
    }
}

fn main() {
    let folder = Path::new("src/lexicon/data");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut tables: Vec<Table> = fs::read_dir(folder)
        .expect("the folder of the tables")
        .map(|entry| entry.expect("a table").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .map(|path| read(&path))
        .filter(|table| !OTHER.contains(&table.name.as_str()))
        .collect();
    tables.sort_by(|one, other| one.name.cmp(&other.name));

    let out = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("classes.rs"), classes(&tables)).expect("OUT_DIR can be written");

    let words = vocabulary(&tables);
    let ids: HashMap<&[u8], u32> = words.iter().zip(1..).map(|(word, id)| (&word[..], id)).collect();
    let mut trie = Node::default();
    for (table, Table { rows, .. }) in tables.iter().enumerate() {
        for (row, cells) in rows.iter().enumerate() {
            for phrase in cells[0].split('|') {
                let mut path = Vec::new();
                pieces(phrase, |word, spaced| path.push((ids[word], spaced)));
                let end = path.into_iter().fold(&mut trie, |node, word| node.next.entry(word).or_default());
                end.rows.insert(table, row);
            }
        }
    }

    let mut packed = Packed::default();
    packed.words(&words);
    packed.number(trie.count());
    let mut shapes = Packed::default();
    shapes.node(&trie, &mut tables);
    let mut cells = Cells::default();
    packed.tables(&tables, &mut cells);
    packed.number(cells.lengths.len());
    cells.lengths.iter().for_each(|&length| packed.number(length));
    packed.0.extend(shapes.0);

    fs::write(Path::new(&out).join("tables.bin"), packed.0).expect("OUT_DIR can be written");
    fs::write(Path::new(&out).join("cells.txt"), cells.text).expect("OUT_DIR can be written");
}

/// Reads a table, without the column of examples; its comments say what the classes mean.
fn read(path: &Path) -> Table {
    let name = path.file_stem().and_then(|name| name.to_str()).expect("a file has a name").to_owned();
    let text = fs::read_to_string(path).expect("a table is UTF-8");
    let meaning = |line: &str| line.strip_prefix("# ")?.split_once(": ").map(|(class, meaning)| (class.to_owned(), meaning.to_owned()));
    let meanings = text.lines().filter_map(meaning).collect();
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let cells = |line: &str| line.split('\t').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let mut columns = lines.next().map(|(_, line)| cells(line)).expect("the first line names the columns");
    let rows = lines.map(|(at, line)| {
        let mut row = cells(line);
        assert_eq!(row.len(), columns.len(), "{name}.tsv, line {}: as many cells as columns, the last one the example", at + 1);
        assert!(row[0].split('|').all(|phrase| !phrase.trim().is_empty()), "{name}.tsv, line {}: an empty phrase", at + 1);
        row.pop();
        row
    });
    let rows = if CODES.contains(&name.as_str()) { rows.collect() } else { merge_groups(rows) };
    columns.pop();
    Table { name, columns, rows, meanings, order: Vec::new() }
}

/// Rows that say the same become one: how a table groups its phrases is for the reader.
fn merge_groups(rows: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let mut merged: Vec<Vec<String>> = Vec::new();
    let mut known: HashMap<Vec<String>, usize> = HashMap::new();
    for row in rows {
        match known.get(&row[1..]) {
            Some(&at) => merged[at][0] += &format!("|{}", row[0]),
            None => {
                known.insert(row[1..].to_vec(), merged.len());
                merged.push(row);
            }
        }
    }
    merged
}

/// The code of the enums of [`CLASSES`], each class with its meaning and its first phrases, and of the lists of [`NAMES`].
fn classes(tables: &[Table]) -> String {
    let mut code = String::new();
    let mut columns = String::new();
    let table = |name| tables.iter().find(|table| table.name == name).unwrap_or_else(|| panic!("{name}.tsv is not there"));
    for (name, id, column, class) in CLASSES {
        let examples = table(name).values(column);
        assert!(examples.len() <= 64, "{name}.tsv: a row keeps its classes in 64 bits");
        code += &format!(
            "/// The column `{column}` of `{name}.tsv`.\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub(crate) enum {class} {{\n"
        );
        for (word, phrases) in &examples {
            let meaning = table(name).meanings.get(*word).map_or(String::new(), |meaning| format!("    /// {meaning}\n    ///\n"));
            code += &format!("{meaning}    /// `{}`\n    {},\n", phrases.join("`, `"), camel_case(word));
        }
        code += &format!("}}\n\nimpl Class for {class} {{\n    const TABLE: TableId = TableId::{id};\n\n");
        code += "    fn bit(self) -> u64 {\n        1 << self as u64\n    }\n}\n\n";
        let at = table(name).column(column);
        columns += &format!("        TableId::{id} => Some(({at}, &{:?})),\n", examples.iter().map(|(word, _)| *word).collect::<Vec<_>>());
    }
    code += "/// The class column of a table, and its classes in the order of their bits.\n";
    code += "fn class_column(table: TableId) -> Option<(usize, &'static [&'static str])> {\n    match table {\n";
    code += &format!("{columns}        _ => None,\n    }}\n}}\n\n");
    for (name, column, list) in NAMES {
        let table = table(name);
        let at = table.column(column);
        let names: BTreeSet<&str> = table.rows.iter().map(|row| &*row[at]).filter(|cell| *cell != "-").collect();
        code += &format!(
            "/// The column `{column}` of `{name}.tsv`.\nconst {list}: [&str; {}] = {:?};\n\n",
            names.len(),
            Vec::from_iter(&names)
        );
    }
    code
}

/// `out-of` → `OutOf`
fn camel_case(word: &str) -> String {
    let part = |part: &str| part[..1].to_uppercase() + &part[1..];
    word.split('-').map(part).collect()
}

impl Table {
    fn column(&self, name: &str) -> usize {
        let found = self.columns.iter().position(|column| column == name);
        found.unwrap_or_else(|| panic!("{}.tsv has no column {name}", self.name))
    }

    /// The classes in a column, in the order of their first rows, each with its first phrases.
    fn values(&self, column: &str) -> Vec<(&str, Vec<&str>)> {
        const EXAMPLES: usize = 4;
        let (name, at) = (&self.name, self.column(column));
        let mut values: Vec<(&str, Vec<&str>)> = Vec::new();
        for row in &self.rows {
            for word in row[at].split(' ').filter(|word| *word != "-") {
                assert!(!word.is_empty(), "{name}.tsv: “{}” has an empty {column}", row[0]);
                let known = values.iter().position(|(other, _)| *other == word).unwrap_or_else(|| {
                    values.push((word, Vec::new()));
                    values.len() - 1
                });
                let room = EXAMPLES - values[known].1.len();
                values[known].1.extend(row[0].split('|').take(room));
            }
        }
        values
    }
}

fn pieces(phrase: &str, mut each: impl FnMut(&[u8], bool)) {
    solieu_text::cut(phrase.trim(), |piece, folded| each(folded.bytes(), piece.spaced));
}

/// Every folded word of the phrases, sorted.
fn vocabulary(tables: &[Table]) -> Vec<Vec<u8>> {
    let mut words: Vec<Vec<u8>> = Vec::new();
    for phrase in tables.iter().flat_map(|table| &table.rows).flat_map(|row| row[0].split('|')) {
        pieces(phrase, |word, _| words.push(word.to_owned()));
    }
    words.sort();
    words.dedup();
    words
}

/// The distinct cells, in the order of their first use.
#[derive(Default)]
struct Cells {
    text: String,
    lengths: Vec<usize>,
    ids: HashMap<String, usize>,
}

#[derive(Default)]
struct Packed(Vec<u8>);

impl Packed {
    /// Writes a number as LEB128: seven bits a byte, the low ones first.
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }

    /// Writes the sorted words: the length of the prefix that each shares with the one before, the length of the rest, the rest.
    fn words(&mut self, words: &[Vec<u8>]) {
        self.number(words.len());
        let shared: Vec<usize> =
            (0..words.len()).map(|at| at.checked_sub(1).map_or(0, |before| common(&words[before], &words[at]))).collect();
        shared.iter().for_each(|&shared| self.number(shared));
        words.iter().zip(&shared).for_each(|(word, &shared)| self.number(word.len() - shared));
        words.iter().zip(&shared).for_each(|(word, &shared)| self.0.extend(&word[shared..]));
    }

    /// Writes a node: its rows, then its children with their words. A new row is 0, another one how many rows back it came.
    fn node(&mut self, node: &Node, tables: &mut [Table]) {
        self.number(node.rows.len());
        for (&table, &row) in &node.rows {
            self.number(table);
            let order = &mut tables[table].order;
            match order.iter().rposition(|&earlier| earlier == row) {
                Some(at) => self.number(order.len() - at),
                None => {
                    order.push(row);
                    self.number(0);
                }
            }
        }
        self.number(node.next.len());
        let mut before = 0;
        for (&(word, spaced), next) in &node.next {
            self.number(((word - before) as usize) << 1 | usize::from(spaced));
            before = word;
            self.node(next, tables);
        }
    }

    /// Writes the tables: name, columns, and the cells column by column. A new cell is 0, another one one more than its id.
    fn tables(&mut self, tables: &[Table], cells: &mut Cells) {
        self.number(tables.len());
        for Table { name, columns, rows, order, .. } in tables {
            self.text(name);
            self.number(columns.len());
            columns.iter().for_each(|column| self.text(column));
            self.number(order.len());
            for (column, _) in columns.iter().enumerate() {
                for &row in order {
                    let cell = if column == 0 && !SPELLED.contains(&name.as_str()) { "" } else { &rows[row][column] };
                    match cells.ids.get(cell) {
                        Some(id) => self.number(id + 1),
                        None => {
                            cells.ids.insert(cell.to_owned(), cells.ids.len());
                            cells.lengths.push(cell.len());
                            cells.text.push_str(cell);
                            self.number(0);
                        }
                    }
                }
            }
        }
    }
}

fn common(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}
