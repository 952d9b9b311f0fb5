//! The rule index is whole: every name that the code can push, every name that a report has, and each with its example.
//! That the examples fire their rule is tested with those of all tables, in `lexicon.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use solieu::{Options, explain, parse, rules};

fn names() -> BTreeSet<&'static str> {
    rules().iter().map(|rule| rule.name).collect()
}

#[test]
fn every_row_is_whole_and_stands_once() {
    assert!(rules().len() > 70, "{} rules", rules().len());
    assert_eq!(names().len(), rules().len(), "a name stands twice");
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data/rules.tsv")).unwrap();
    assert_eq!(table.lines().skip(1).count(), rules().len(), "a row lacks a cell");
    for rule in rules() {
        assert!(rule.example.contains(" => ") && !rule.vi.is_empty() && !rule.en.is_empty(), "{}", rule.name);
    }
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// `"pair.dash"`: a quoted family and name, the family being one of the index.
fn rule_names<'t>(code: &'t str, families: &BTreeSet<&str>) -> Vec<&'t str> {
    let is_name = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let quoted = code.split('"').skip(1).step_by(2);
    quoted.filter(|text| text.split_once('.').is_some_and(|(family, name)| families.contains(family) && is_name(name))).collect()
}

#[test]
fn every_name_in_the_code_is_in_the_index() {
    let families: BTreeSet<&str> = names().into_iter().filter_map(|name| name.split('.').next()).collect();
    let mut files = Vec::new();
    for folder in ["figure", "find", "sums", "checks"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder), &mut files);
    }
    let mut pushed = BTreeSet::new();
    for file in &files {
        let code = fs::read_to_string(file).unwrap();
        // a quote as a character opens no string
        let code = code.replace("'\"'", "");
        let lines: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        pushed.extend(rule_names(&lines, &families).into_iter().map(str::to_owned));
    }
    let known: BTreeSet<String> = names().into_iter().map(str::to_owned).collect();
    let missing: Vec<_> = pushed.difference(&known).collect();
    let unused: Vec<_> = known.difference(&pushed).collect();
    assert!(missing.is_empty(), "not in rules.tsv: {missing:?}");
    assert!(unused.is_empty(), "in rules.tsv, but nowhere in the code: {unused:?}");
}

/// Every text that the other tests read.
fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: &str, ending: &str| -> Vec<String> {
        let mut files: Vec<_> = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|other| other == ending));
        files.sort();
        files.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    };
    let mut texts = read("tests/gold", "txt");
    texts.extend(read("tests/phrases", "txt").iter().flat_map(|file| file.lines().map(|line| line.replace("\\n", "\n"))));
    // the example of a group, for its first phrase
    let example = |line: &str| {
        let (phrase, text) = (line.split(['\t', '|']).next()?, line.split('\t').next_back()?.split(" => ").next()?);
        Some(["{}", "{Phrase}", "{PHRASE}"].into_iter().fold(text.replace("\\n", "\n"), |text, hole| text.replace(hole, phrase)))
    };
    texts.extend(read("src/lexicon/data", "tsv").iter().flat_map(|file| file.lines().filter_map(example).collect::<Vec<_>>()));
    texts
}

#[test]
fn every_name_in_a_report_is_in_the_index() {
    let known = names();
    for text in texts() {
        let report = serde_json::to_value(parse(&text, &Options::default())).unwrap();
        let list = |name: &str| report[name].as_array().cloned().unwrap_or_default();
        let of_figures = list("figures").into_iter().flat_map(|figure| figure["rules"].as_array().cloned().unwrap_or_default());
        let of_sums = ["breakdowns", "checks"].into_iter().flat_map(list).map(|item| item["rule"].clone());
        for name in of_figures.chain(of_sums).filter_map(|name| name.as_str().map(str::to_owned)) {
            assert!(known.contains(name.as_str()), "{name} is not in rules.tsv: {text}");
        }
    }
}

#[test]
fn a_figure_is_explained_step_by_step() {
    let text = "Từ năm 2016-2021, Ban Thường vụ Huyện ủy Nam Trực khiển trách trên 1,2 nghìn đảng viên.";
    let explanation = explain(text, &Options::default(), 0).unwrap();
    assert_eq!(explanation.figure, parse(text, &Options::default()).figures[0]);
    let steps = serde_json::to_value(&explanation.steps).unwrap();
    let step = |name: &str| {
        let found = steps.as_array().unwrap().iter().find(|step| step["rule"]["name"] == name);
        found.unwrap_or_else(|| panic!("{name} is not among {steps}")).clone()
    };
    let of = |name: &str| (step(name)["rule"]["field"].clone(), step(name)["value"].clone(), step(name)["words"]["text"].clone());
    let expected =
        |field: &str, value: &str, words: Option<&str>| (Value::from(field), Value::from(value), words.map_or(Value::Null, Value::from));
    assert_eq!(of("number.scale"), expected("amount", "1200", Some("1,2 nghìn")));
    assert_eq!(of("bound.before"), expected("bound", "over", None));
    assert_eq!(of("topic.before"), expected("topic", "discipline", Some("khiển trách")));
    assert_eq!(of("period.sentence"), expected("period", "2016/2021", None));
    assert_eq!(of("body.actor"), expected("organization", "Huyện ủy Nam Trực", Some("Ban Thường vụ Huyện ủy Nam Trực")));
    assert!(step("body.actor")["carried"] == true && step("topic.before")["carried"] == false);
    assert!(explain(text, &Options::default(), 1).is_none());
}
