//! Any bytes as a file of articles, plain or packed: as many answers as lines, each a line of JSON.
#![no_main]

use std::cell::RefCell;
use std::fs::File;
use std::io::{Seek, Write};

use libfuzzer_sys::fuzz_target;
use solieu::{Language, Options};
use solieu_cli::batch::input::{Files, Input};
use solieu_cli::batch::output::Packing;
use solieu_cli::batch::work::{Shape, Work};
use solieu_cli::check::{Format, Style};
use solieu_cli::rows::RowFormat;

/// Small, so that lines over the limit are met too.
const LIMIT: usize = 1 << 10;

const SHAPES: [Shape; 5] = [
    Shape::Reports,
    Shape::Rows(RowFormat::Csv),
    Shape::Rows(RowFormat::Ndjson),
    Shape::Mistakes(Style { format: Format::Sarif, language: Language::Vi, all: true, named: true }),
    Shape::Comparable,
];

fuzz_target!(|data: &[u8]| {
    thread_local! {
        static FILE: RefCell<(std::path::PathBuf, File)> = RefCell::new({
            let path = std::env::temp_dir().join(format!("solieu-fuzz-{}", std::process::id()));
            let file = File::create(&path).unwrap();
            (path, file)
        });
    }
    let [shape, data @ ..] = data else { return };
    let shape = SHAPES[usize::from(*shape) % SHAPES.len()];
    let path = FILE.with_borrow_mut(|(path, file)| {
        file.rewind().unwrap();
        file.set_len(0).unwrap();
        file.write_all(data).unwrap();
        path.clone().into_os_string()
    });
    let work = Work { options: Options::default(), shape, packing: Packing::Plain, limit: LIMIT, parse: solieu::parse };
    let mut input = Input::new(vec![path], Files::Batches, LIMIT);
    // a damaged archive stops the run
    while let Ok(Some(chunk)) = input.next_chunk() {
        let Ok(answers) = work.answer(&chunk) else { panic!("nothing is written here that can fail") };
        assert_eq!(answers.records, chunk.records().count() as u64);
        if shape == Shape::Reports {
            let lines: Vec<&[u8]> = answers.bytes.split_inclusive(|&byte| byte == b'\n').collect();
            assert_eq!(lines.len() as u64, answers.records);
            for line in lines {
                serde_json::from_slice::<serde::de::IgnoredAny>(line).expect("a line of JSON");
            }
        }
    }
});
