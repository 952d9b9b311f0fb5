//! Takes the examples, comments and header lines out of the word tables before they are compiled in: they are for the reader
//! and for `tests/lexicon.rs`, and more than half of the bytes. Lines keep their numbers.

use std::{env, fs, path::Path};

fn main() {
    let folder = Path::new("src/lexicon");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).expect("the folder of the tables") {
        let path = entry.expect("a table").path();
        if path.extension().is_some_and(|ending| ending == "tsv") {
            let text = fs::read_to_string(&path).expect("a table is UTF-8");
            fs::write(Path::new(&out).join(path.file_name().expect("a file has a name")), without_examples(&text))
                .expect("OUT_DIR can be written");
        }
    }
}

fn without_examples(table: &str) -> String {
    let mut out = String::with_capacity(table.len() / 2);
    for (index, line) in table.lines().enumerate() {
        if index > 0 && !line.starts_with('#') {
            out.push_str(line.rsplit_once('\t').map_or(line, |(cells, _example)| cells));
        }
        out.push('\n');
    }
    out
}
