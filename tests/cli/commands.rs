//! The command line as its user meets it: the real binary, its output, its messages, its exit codes.

mod command;

use command::{feed, file, lines, run};
use serde_json::{Value, json};

const ARTICLE: &str =
    "Thành ủy kiểm tra 16 tổ chức đảng\n\nToàn Đảng bộ có 54 tổ chức cơ sở đảng, trên 16.000 đảng viên và thu 2,5 tỷ đồng.\n";

#[test]
fn the_table_is_aligned_and_writes_numbers_as_the_article_does() {
    let answer = feed(&["-"], ARTICLE.as_bytes());
    assert_eq!((&*answer.err, answer.code), ("", 0));
    let wanted = [
        "Figures (4)",
        "  #  bound  amount  unit  of",
        "  0             16        tổ chức đảng",
        "  1             54        tổ chức cơ sở đảng",
        "  2  over   16.000        đảng viên",
        "  3         2,5 tỷ  VND",
    ];
    let start = answer.out.find(wanted[0]).expect("a table of figures");
    for (line, wanted) in answer.out[start..].lines().zip(wanted) {
        // columns behind these belong to what else is known of a figure
        assert!(line.starts_with(wanted), "{wanted:?} in\n{}", answer.out);
    }
}

#[test]
fn the_table_goes_on_with_sums_documents_dates_people_and_bodies() {
    let text = "Đồng chí Nguyễn Văn An, Bí thư Tỉnh ủy, cho biết năm 2021 Ủy ban kiểm tra (UBKT) Tỉnh ủy kỷ luật 24 đảng viên, gồm khiển \
        trách 17, cảnh cáo 4 và khai trừ 2, theo Quy định số 102-QĐ/TW; năm 2021 kết nạp 9 quần chúng.";
    let answer = feed(&["-"], text.as_bytes());
    for wanted in [
        "\nSums (1)\n  #  sum\n  0  24 ≠ 17 + 4 + 2 = 23 ✗\n",
        "\nFindings (1)\n  severity  finding\n  wrong     The parts come to 17 + 4 + 2 = 23, not 24.\n",
        "\nDocuments (1)\n  document ",
        "\nDates (1)\n  date  text      mentions\n  2021  năm 2021         2\n",
        "\nPeople (1)\n",
        "\n  Nguyễn Văn An  Bí thư Tỉnh ủy         1\n",
        "\nBodies (",
        "\nAbbreviations (",
    ] {
        assert!(answer.out.contains(wanted), "{wanted:?} in\n{}", answer.out);
    }
    assert!(!answer.out.contains('\x1b'), "no escape codes where nobody looks at a terminal");
}

#[test]
fn the_formats_agree() {
    let (one, two) = (file("formats-1.txt", ARTICLE.replace("2,5", "2")), file("formats-2.txt", "\u{FEFF}Chi bộ có 9 đảng viên."));
    let indented: Value = serde_json::from_str(&run(&["--format", "json", &one]).out).unwrap();
    let [first, second] = &lines(&run(&["--format=ndjson", &one, &two]).out)[..] else { panic!("two lines") };
    assert_eq!(first["report"], indented);
    assert_eq!(second["id"], json!(two));
    assert_eq!(second["report"]["figures"][0]["span"], json!({"start": 10, "end": 21}), "a byte order mark is not part of the text");

    let csv = run(&["--format", "csv", &one, &two]).out;
    let mut rows = csv.lines().map(|row| row.split(',').collect::<Vec<_>>());
    let header = rows.next().unwrap();
    assert_eq!(header[0], "\u{FEFF}id");
    let column = |name: &str| header.iter().position(|&other| other == name).unwrap();
    let values: Vec<_> = rows.map(|row| (row[column("record")].to_owned(), row[column("value")].to_owned())).collect();
    let wanted = [("1", "16"), ("1", "54"), ("1", "16000"), ("1", "2000000000"), ("2", "9")];
    assert_eq!(values, wanted.map(|(record, value)| (record.to_owned(), value.to_owned())));
}

#[test]
fn empty_text_is_an_empty_report() {
    let answer = feed(&["--format", "json", "-"], b"");
    assert_eq!((serde_json::from_str::<Value>(&answer.out).unwrap()["figures"].clone(), answer.code), (json!([]), 0));
    assert_eq!(feed(&["-"], b"").out, "No figures.\n");
}

#[test]
fn a_bad_file_is_named_and_the_others_are_read() {
    let (good, latin) = (file("good.txt", ARTICLE), file("latin.txt", b"c\xF3 5 xe"));
    let answer = run(&["missing.txt", &latin, &good]);
    assert!(answer.out.contains("tổ chức cơ sở đảng"));
    assert!(answer.err.contains("missing.txt: no such file"), "{}", answer.err);
    assert!(answer.err.contains("latin.txt: not UTF-8: byte 1 (0xF3"), "{}", answer.err);
    assert_eq!(answer.code, 1);
    let answer = run(&[&file("utf16.txt", b"\xFF\xFEc\0")]);
    assert!(answer.err.contains("byte 0 opens UTF-16"), "{}", answer.err);
}

#[test]
fn a_wrong_command_line_is_exit_code_2() {
    for arguments in [
        &[][..],
        &["--format", "xml", "a.txt"],
        &["--nope"],
        &["batch", "--nope"],
        &["check"],
        &["check", "--format", "xml", "a.txt"],
        &["check", "--lang", "fr", "a.txt"],
        &["check", "--format", "sarif", "a.ndjson"],
        &["compare", "--format", "csv", "a.txt"],
        &["number", "-x"],
        &["batch", "--jobs", "0", "a.ndjson"],
        &["batch", "--limit", "x", "a.ndjson"],
        &["archive.ndjson.gz"],
        &["--lexicon", "x"],
    ] {
        let answer = run(arguments);
        assert_eq!((answer.code, &*answer.out), (2, ""), "{arguments:?}");
        assert!(answer.err.contains("--help` shows"), "{arguments:?}: {}", answer.err);
    }
    assert!(run(&["archive.ndjson"]).err.contains("`solieu batch archive.ndjson`"));
    assert!(run(&["batsh"]).err.contains("batsh: no such file or folder; `solieu --help` lists the commands"));
    let answer = run(&["--published-at", "2024-08-17banana", "a.txt"]);
    assert!(answer.code == 2 && answer.err.contains("“2024-08-17banana” is not a date: write YYYY-MM-DD"), "{}", answer.err);
    let answer = run(&["--lexicon", "unit=units.tsv", "a.txt"]);
    assert!(answer.code == 2 && answer.err.contains("there is no lexicon table “unit”: did you mean “units”?"), "{}", answer.err);
}

#[test]
fn every_command_explains_itself() {
    let overview = run(&["--help"]);
    assert_eq!(overview.code, 0);
    for command in ["batch", "check", "compare", "number", "schema"] {
        assert!(overview.out.contains(&format!("\n  {command} ")), "{}", overview.out);
        let answer = run(&[command, "--help"]);
        assert!(answer.code == 0 && answer.out.contains(&format!("usage: solieu {command}")), "{}", answer.out);
    }
    assert_eq!(run(&["--version"]).out, format!("solieu {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn number_reads_arguments_or_lines() {
    assert_eq!(run(&["number", "ba mươi lăm"]).out, "{\"type\":\"single\",\"value\":35}\n");
    assert_eq!(run(&["number", "tám", "trăm", "rưỡi"]).out, "{\"type\":\"single\",\"value\":850}\n");
    assert_eq!(run(&["number", "con mèo"]).out, "null\n");
    let answer = feed(&["number"], b"2,5 tri\xE1\xBB\x87u\r\n\n\xFF\n7");
    assert_eq!(answer.out, "{\"type\":\"single\",\"value\":2500000}\nnull\nnull\n{\"type\":\"single\",\"value\":7}\n");
    assert!(answer.code == 1 && answer.err.contains("line 3: not UTF-8"), "{}", answer.err);
}

#[test]
fn own_rows_are_read() {
    let units = file("units.tsv", "sào\tsào\tmeasure\tafter\t\t5 sào => 5 sào\n");
    let answer = feed(&["--format", "json", "--lexicon", &format!("units={units}"), "-"], "Thu 5 sào lúa.".as_bytes());
    assert_eq!(answer.err, "");
    assert_eq!(serde_json::from_str::<Value>(&answer.out).unwrap()["figures"][0]["unit"]["symbol"], "sào");
    let bad = file("bad-units.tsv", "sào\n");
    let answer = run(&["--lexicon", &format!("units={bad}"), "a.txt"]);
    assert!(answer.code == 1 && !answer.err.is_empty(), "{}", answer.err);
}

/// Every field of a report is in the schema and the other way round, down to the last struct.
#[test]
fn the_schema_is_that_of_the_report() {
    fn check(value: &Value, schema: &Value, types: &Value, path: &str) {
        let schema = match schema["$ref"].as_str() {
            Some(name) => &types[name.trim_start_matches("#/$defs/")],
            None => schema,
        };
        let choices = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
        let schema = match choices {
            Some(_) if value.is_null() || value.is_string() => return,
            Some(choices) => {
                match choices.iter().find(|choice| choice["properties"]["type"]["const"].as_str().is_some_and(|kind| value["type"] == kind))
                {
                    Some(choice) => choice,
                    None => return check(value, &choices[0], types, path),
                }
            }
            None => schema,
        };
        match value {
            Value::Array(items) => items.iter().for_each(|item| check(item, &schema["items"], types, path)),
            Value::Object(fields) if schema.get("additionalProperties").is_none() => {
                let names: Vec<_> = schema["required"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
                assert_eq!(fields.keys().collect::<Vec<_>>(), names, "{path}");
                fields.iter().for_each(|(name, field)| check(field, &schema["properties"][name], types, &format!("{path}.{name}")));
            }
            _ => {}
        }
    }
    let schema = run(&["schema"]).out;
    assert!(
        schema == include_str!("../../src/npm/report.schema.json"),
        "`cargo run -- schema > src/npm/report.schema.json` writes it anew"
    );
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let text = format!("{ARTICLE}Có 133/136 đơn vị và từ 3 đến 5 đoàn theo Kết luận số 21-KL/TW ngày 17/8/2024.");
    let report: Value = serde_json::from_str(&feed(&["--format", "json", "-"], text.as_bytes()).out).unwrap();
    assert!(report["figures"].as_array().unwrap().len() >= 6);
    check(&report, &schema, &schema["$defs"], "report");
}

const SUM: &str = "Có 9 chi bộ (4 chi bộ khu vực, 3 chi bộ cơ quan và 2 chi bộ trường học).";
const WRONG: &str = "Tin 😀\r\nCó 9 chi bộ (4 chi bộ khu vực, 3 chi bộ cơ quan và 3 chi bộ trường học).";
/// A hedged total that its parts miss clearly.
const DOUBTFUL: &str = "Có khoảng 500 người, gồm 300 nam và 410 nữ.";

#[test]
fn check_says_what_is_wrong_and_where() {
    let (right, wrong) = (file("right.txt", SUM), file("wrong.txt", WRONG));
    let answer = run(&["check", &right]);
    assert_eq!((&*answer.out, &*answer.err, answer.code), ("9 = 4 + 3 + 2 ✓\n", "", 0));
    let answer = run(&["check", &right, &wrong]);
    let told = format!("{wrong}:2:4: wrong: The parts come to 4 + 3 + 3 = 10, not 9.\n");
    assert_eq!(answer.out, format!("{right}: 9 = 4 + 3 + 2 ✓\n{told}"));
    let summary = "solieu: 1 wrong and 0 doubtful in 1 of 2 articles: 500.0 findings per thousand articles\n";
    assert_eq!((&*answer.err, answer.code), (summary, 1));
    assert_eq!(run(&["check", "--wrong", &right, &wrong]).out, told);
    let answer = run(&["check", "--lang", "vi", &wrong]);
    assert_eq!(answer.out, format!("{wrong}:2:4: sai: Các phần cộng lại là 4 + 3 + 3 = 10, không phải 9.\n"));

    let batch = file("check.ndjson", format!("{}\n{{\"id\":2}}\n", json!({"id": "bài 1", "text": WRONG})));
    let answer = run(&["check", &batch]);
    assert_eq!(answer.out, "bài 1:2:4: wrong: The parts come to 4 + 3 + 3 = 10, not 9.\n");
    assert!(answer.code == 1 && answer.err.contains("line 2: no “text”"), "{}", answer.err);
    assert!(answer.err.contains("1 wrong and 0 doubtful in 1 of 1 article: 1000.0 findings"), "{}", answer.err);
    let answer = run(&["check", &file("check-latin.txt", b"\xF3")]);
    assert!(answer.code == 1 && answer.err.contains("check-latin.txt: not UTF-8"), "{}", answer.err);
}

#[test]
fn what_is_only_doubtful_or_near_is_no_failure_and_no_tick() {
    let answer = feed(&["check", "-"], DOUBTFUL.as_bytes());
    assert_eq!(answer.out, "standard input:1:11: doubtful: The parts come to 300 + 410 = 710, not 500.\n");
    assert_eq!((&*answer.err, answer.code), ("", 0));
    assert_eq!(feed(&["check", "--strict", "-"], DOUBTFUL.as_bytes()).code, 1);
    assert_eq!(feed(&["check", "--strict", "-"], SUM.as_bytes()).code, 0);
    assert_eq!(feed(&["check", "-"], "Có trên 500 người, gồm 300 nam và 210 nữ.".as_bytes()).out, ">500 ≈ 300 + 210\n");
}

#[test]
fn check_gives_json() {
    let (right, wrong, doubtful) = (file("json-right.txt", SUM), file("json-wrong.txt", WRONG), file("json-doubtful.txt", DOUBTFUL));
    let answer = run(&["check", "--format", "json", &right, &wrong, &doubtful]);
    let found: Value = serde_json::from_str(&answer.out).unwrap();
    let [first, second] = &found.as_array().unwrap()[..] else { panic!("two mistakes: {found}") };
    for (name, value) in [
        ("id", json!(wrong)),
        ("line", json!(2)),
        ("column", json!(4)),
        ("endLine", json!(2)),
        ("endColumn", json!(5)),
        ("words", json!("9")),
        ("message", json!("The parts come to 4 + 3 + 3 = 10, not 9.")),
    ] {
        assert_eq!(first[name], value, "{name}");
    }
    let report: Value = serde_json::from_str(&run(&["--format", "json", &wrong]).out).unwrap();
    assert_eq!(first["finding"], report["findings"][0], "spans are those of JSON");
    assert_eq!((&second["id"], &second["finding"]["severity"]), (&json!(doubtful), &json!("doubtful")));
    let archive = file("json.ndjson", format!("{}\n{}\n", json!({"id": 7, "text": WRONG}), json!({"id": 8, "text": WRONG})));
    let found: Value = serde_json::from_str(&run(&["check", "--format", "json", &archive]).out).unwrap();
    assert_eq!((&found[0]["id"], &found[1]["id"]), (&json!("7"), &json!("8")));
    assert_eq!(serde_json::from_str::<Value>(&run(&["check", "--format", "json", &right]).out).unwrap(), json!([]));
}

#[test]
fn check_gives_annotations() {
    let (wrong, doubtful) = (file("50%, tin.txt", WRONG), file("annotated.txt", DOUBTFUL));
    let name = wrong.replace('%', "%25").replace(',', "%2C");
    let answer = run(&["check", "--format", "github", &wrong, &doubtful]);
    let told = "line=2,col=4,endLine=2,endColumn=5,title=Solieu (sum.bracket)::The parts come to 4 + 3 + 3 = 10, not 9.";
    let hedged = "line=1,col=11,endLine=1,endColumn=14,title=Solieu (sum.opener)::The parts come to 300 + 410 = 710, not 500.";
    assert_eq!(answer.out, format!("::error file={name},{told}\n::warning file={doubtful},{hedged}\n"));
    assert_eq!(answer.code, 1);
}

#[test]
fn check_gives_sarif() {
    let (right, wrong, doubtful) = (file("sarif-right.txt", SUM), file("bài báo.txt", WRONG), file("sarif-doubtful.txt", DOUBTFUL));
    let answer = run(&["check", "--format", "sarif", "--lang", "vi", &right, &wrong, &doubtful]);
    let log: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((&log["version"], log["runs"].as_array().unwrap().len()), (&json!("2.1.0"), 1));
    let run_of = |log: &Value| log["runs"][0].clone();
    let (rules, results) = (run_of(&log)["tool"]["driver"]["rules"].clone(), run_of(&log)["results"].clone());
    let [first, second] = &results.as_array().unwrap()[..] else { panic!("two results: {results}") };
    assert_eq!(rules[first["ruleIndex"].as_u64().unwrap() as usize]["id"], first["ruleId"]);
    assert_eq!((&first["level"], &second["level"]), (&json!("error"), &json!("warning")));
    assert_eq!(first["message"]["text"], "Các phần cộng lại là 4 + 3 + 3 = 10, không phải 9.");
    let place = &first["locations"][0]["physicalLocation"];
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/b%C3%A0i%20b%C3%A1o.txt"), "{uri}");
    let region = json!({"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 5, "snippet": {"text": "9"}});
    assert_eq!(place["region"], region);
    assert_eq!(first["relatedLocations"].as_array().unwrap().len(), 3);
    let nothing: Value = serde_json::from_str(&run(&["check", "--format", "sarif", &right]).out).unwrap();
    assert_eq!(run_of(&nothing)["results"], json!([]));

    // what stands elsewhere in the text keeps its fingerprint, what stands there twice has two
    let moved = file("sarif-moved.txt", format!("Thêm một dòng.\n\n{WRONG}\n\n{}", WRONG.replace("Tin 😀\r\n", "")));
    let moved: Value = serde_json::from_str(&run(&["check", "--format", "sarif", &moved]).out).unwrap();
    let print = |result: &Value| result["partialFingerprints"]["solieuFinding/v1"].as_str().unwrap().to_owned();
    let [one, other] = &run_of(&moved)["results"].as_array().unwrap().clone()[..] else { panic!("two results: {moved}") };
    assert_eq!(print(one), print(first));
    assert_ne!(print(one), print(other));
}

#[test]
fn compare_says_what_articles_differ_on() {
    let one = file("one.txt", "Năm 2021, kỷ luật 24 đảng viên, kết nạp 9 quần chúng vào Đảng.");
    let two = file("two.txt", "Năm 2021, kỷ luật 25 đảng viên.");
    let answer = run(&["compare", &one, &two]);
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains(&format!(": 24 [{one}], 25 [{two}]\n")) && answer.out.contains("✗ đảng viên"), "{}", answer.out);
    let facts = lines(&run(&["compare", "--format", "ndjson", "--differing", &one, &two]).out);
    assert_eq!(facts[0]["values"][1], json!({"id": two, "figure": 0, "amount": {"type": "single", "value": 25}, "bound": "exact"}));
    let answer = run(&["compare", &one, &one]);
    assert!(answer.code == 0 && answer.out.contains("✓ đảng viên"), "{}", answer.out);
    assert_eq!(run(&["compare", "--differing", &one, &one]).out, "");
}

#[test]
fn a_figure_is_explained_by_rules_that_can_be_looked_up() {
    let explained = feed(&["explain", "-", "--figure", "2"], ARTICLE.as_bytes());
    assert_eq!((&*explained.err, explained.code), ("", 0));
    assert!(explained.out.contains("bound.before") && explained.out.contains("over"), "{}", explained.out);
    let rule = run(&["rules", "bound.before"]);
    assert_eq!(rule.code, 0);
    assert!(rule.out.starts_with("bound.before (bound)"), "{}", rule.out);
    let missing = feed(&["explain", "-", "--figure", "99"], ARTICLE.as_bytes());
    assert!(missing.err.contains("no figure 99"), "{}", missing.err);
}
