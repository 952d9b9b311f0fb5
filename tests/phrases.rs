//! `tests/phrases/*.txt`: what a phrase must give, its phrasings beneath.
//!
//! `= EXPECTED` opens a group (see `notation`), each further line is a text that must give it; `! TEXT` must give no figure;
//! `@ 2024-08-17` is the date of publication for the lines below it, `@` ends that; `#` says why. `\n` is a line end.

mod notation;

use std::fs;
use std::path::Path;

#[test]
fn every_phrase_gives_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phrases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut failures, mut count) = (Vec::new(), 0);
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let (mut expected, mut published) = (None, None);
        for (index, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let place = format!("{name}:{}", index + 1);
            let mut rest = line.chars();
            let (text, wanted) = match rest.next() {
                None | Some('#') => continue,
                Some('@') => {
                    published = Some(rest.as_str().trim().to_owned()).filter(|date| !date.is_empty());
                    continue;
                }
                Some('=') => {
                    expected = Some(rest.as_str().trim().to_owned());
                    continue;
                }
                Some('!') => (rest.as_str().trim(), "nothing".to_owned()),
                Some(_) => (line, expected.clone().unwrap_or_else(|| panic!("{place}: a phrase before the first “=” line"))),
            };
            count += 1;
            if let Err(why) = notation::check(&text.replace("\\n", "\n"), &wanted, published.as_deref()) {
                failures.push(format!("{place}: {text}: {why}"));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} phrases:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 100, "only {count} phrases were found");
}
