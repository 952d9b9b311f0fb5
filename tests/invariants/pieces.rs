//! Texts made of the words that the reader listens to: numbers, separators, brackets, and the first cell of every row of the
//! word tables. Bytes choose them, so that the same bytes always make the same text.

use std::fs;
use std::path::Path;

/// What articles are made of besides the words of the tables.
const SHAPES: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "5",
    "9",
    "10",
    "12",
    "24",
    "100",
    "136",
    "2016",
    "2021",
    "16.000",
    "1.234.567",
    "2,5",
    "0,75",
    "1,299",
    "12.30",
    "99999999999999999999",
    "133/136",
    "17/12",
    "17/12/2012",
    "3-5",
    "2016-2021",
    "3-0",
    "21-KL/TW",
    "12/2023/QĐ-TTg",
    "30.000đ/kg",
    "08:10",
    "19h30",
    "50%",
    "$3",
    "²",
    "1e9",
    ".",
    ",",
    ";",
    ":",
    "…",
    "?",
    "!",
    "(",
    ")",
    "[",
    "]",
    "“",
    "”",
    "\"",
    "'",
    "-",
    "–",
    "/",
    "+",
    "=",
    "%",
    "*",
    "•",
    "|",
    "&",
    "\n",
    "\r\n",
    "\u{2028}",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "😀",
    "\u{301}",
    "\u{323}",
    "Ð",
    "ð",
    "٣",
    "五",
    "א",
    "TP.",
    "PGS.TS",
    "ĐV",
    "X",
    "Nguyễn Văn A",
    "Trần Thị Bình",
    "ông",
    "bà",
    "xã An Hải",
    "huyện Minh Khai",
    "tỉnh Bình Minh",
    "BOX:",
    "Nguồn:",
    "Ảnh:",
    "Thứ Hai, 17/08/2024 13:23 (GMT+7)",
];

/// The first cells of a word table.
fn phrases(table: &Path) -> Vec<String> {
    let rows = fs::read_to_string(table).unwrap();
    let rows = rows.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.flat_map(|row| row.split('\t').next().unwrap_or("").split('|').map(str::to_owned)).collect()
}

/// The top of the repository, which is further up from the crate of the fuzz targets.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().find(|folder| folder.join("src/lexicon/data/units.tsv").exists()).expect("inside the repository")
}

/// The pieces, and how they go together.
pub(crate) struct Pieces {
    pieces: Vec<String>,
}

impl Pieces {
    /// The phrases of every word table.
    pub(crate) fn read() -> Self {
        let mut files: Vec<_> = fs::read_dir(root().join("src/lexicon/data")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let tables = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "tsv"));
        Self { pieces: tables.flat_map(|path| phrases(path)).collect() }
    }

    /// The words of numbers alone.
    pub(crate) fn numerals() -> Self {
        Self { pieces: phrases(&root().join("src/lexicon/data/numerals.tsv")) }
    }

    pub(crate) fn len(&self) -> usize {
        self.pieces.len()
    }

    pub(crate) fn get(&self, index: usize) -> &str {
        &self.pieces[index % self.pieces.len()]
    }

    /// Two bytes a piece: the shapes have half of the choices, and one piece in eight is glued to the next.
    pub(crate) fn text(&self, bytes: &[u8]) -> String {
        let mut out = String::new();
        for pair in bytes.chunks_exact(2) {
            let choice = usize::from(pair[0]) | usize::from(pair[1]) << 8;
            let index = choice >> 4;
            out.push_str(if choice & 1 == 0 { SHAPES[index % SHAPES.len()] } else { self.get(index) });
            if choice >> 1 & 7 != 0 {
                out.push(' ');
            }
        }
        out
    }
}

/// Numbers that differ from step to step and not from run to run.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.below(256) as u8).collect()
    }
}
