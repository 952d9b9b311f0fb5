//! The command line as its user meets it: the real binary, its output, its messages, its exit codes.

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const ARTICLE: &str =
    "Thành ủy kiểm tra 16 tổ chức đảng\n\nToàn Đảng bộ có 54 tổ chức cơ sở đảng, trên 16.000 đảng viên và thu 2,5 tỷ đồng.\n";

struct Answer {
    out: String,
    err: String,
    code: i32,
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { out: text(output.stdout), err: text(output.stderr), code: output.status.code().unwrap_or(-1) }
    }
}

fn solieu(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_solieu"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Answer {
    solieu(arguments).output().unwrap().into()
}

/// Runs with `input` on standard input.
fn feed(arguments: &[&str], input: &[u8]) -> Answer {
    let mut child = solieu(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap().into()
    })
}

/// A file of this test run; tests run side by side, so each takes its own names.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_table_is_aligned_and_writes_numbers_as_the_article_does() {
    let answer = feed(&["-"], ARTICLE.as_bytes());
    assert_eq!((&*answer.err, answer.code), ("", 0));
    let figures: Vec<_> = answer.out.lines().skip_while(|line| !line.starts_with("Figures")).take(6).collect();
    assert_eq!(
        figures,
        [
            "Figures (4)",
            "  #  bound         amount  unit  of",
            "  0                    16        tổ chức đảng",
            "  1                    54        tổ chức cơ sở đảng",
            "  2  over          16.000        đảng viên",
            "  3         2.500.000.000  VND",
        ]
    );
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
    for arguments in [&[][..], &["--format", "xml", "a.txt"], &["--nope"], &["batch", "--nope"], &["number", "-x"], &["--lexicon", "x"]] {
        let answer = run(arguments);
        assert_eq!((answer.code, &*answer.out), (2, ""), "{arguments:?}");
        assert!(answer.err.contains("--help` shows"), "{arguments:?}: {}", answer.err);
    }
    let answer = run(&["--published-at", "17/8/2024", "a.txt"]);
    assert!(answer.code == 2 && answer.err.contains("YYYY-MM-DD"), "{}", answer.err);
}

#[test]
fn every_command_explains_itself() {
    let overview = run(&["--help"]);
    assert_eq!(overview.code, 0);
    for command in ["batch", "number"] {
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

#[test]
fn batch_answers_each_line_in_its_place() {
    let input = [
        r#"{"section": "Xây dựng Đảng", "id": "a", "text": "Có 54 chi bộ.", "n": 1.50}"#,
        r#"{"id": 7, "text": "Ngày 17/8, kết nạp 3 đảng viên.", "publishedAt": "2024-08-20"}"#,
        "",
        "nonsense",
        r#"{"id": "b"}"#,
        r#"{"id": "c", "text": "", "publishedAt": "hôm qua"}"#,
        r#"{"text": "54 chi bộ \ud83d"}"#,
    ];
    let answer = feed(&["batch", "-"], input.join("\n").as_bytes());
    let answers = lines(&answer.out);
    let ids: Vec<_> = answers.iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(ids, [json!("a"), json!(7), Value::Null, json!("b"), json!("c"), Value::Null]);
    assert!(answer.out.starts_with(r#"{"id":"a","section":"Xây dựng Đảng","n":1.50,"report":{"schemaVersion":1,"#), "{}", answer.out);
    let errors: Vec<_> = answers.iter().map(|answer| answer["error"].as_str().unwrap_or_default()).collect();
    assert_eq!(errors[2], "line 4: not a JSON object: expected ident, column 2");
    assert_eq!(errors[3], "line 5: no “text”");
    assert!(errors[4].starts_with("line 6: publishedAt “hôm qua”"), "{}", errors[4]);
    assert_eq!(answers[5]["report"]["figures"][0]["amount"]["value"], 54);
    assert_eq!((answer.code, &*answer.err), (1, "solieu: 3 lines could not be read\n"));
}

#[test]
fn batch_reads_a_file_and_names_a_missing_one() {
    let input = file("batch.ndjson", "{\"id\":1,\"text\":\"5 chi bộ\"}\r\n{\"id\":2,\"text\":\"6 chi bộ\"}");
    let answer = run(&["batch", &input]);
    assert_eq!((lines(&answer.out).len(), answer.code), (2, 0));
    let answer = run(&["batch", "missing.ndjson"]);
    assert!(answer.code == 1 && answer.err.contains("missing.ndjson: "), "{}", answer.err);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let line = "{\"id\":1,\"text\":\"5 chi bộ\"}\n";
    let input = file("long.ndjson", line.repeat(20_000));
    let mut child = solieu(&["batch", &input]).spawn().unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let answer: Answer = child.wait_with_output().unwrap().into();
    assert_eq!((&*answer.err, answer.code), ("", 0));
}

#[test]
fn rows_repeat_the_article_for_each_figure() {
    let input = r#"{"id": "a", "text": "Có 54 chi bộ và 3 đảng bộ.", "n": 1.50}
{"id": 12345678901234567890, "text": "Không có số liệu."}
{"id": "=c", "text": 1}
"#;
    let answer = feed(&["batch", "--rows", "ndjson"], input.as_bytes());
    let rows = lines(&answer.out);
    let cells = |name: &str| rows.iter().map(|row| row[name].clone()).collect::<Vec<_>>();
    assert_eq!((cells("id"), cells("record")), (vec![json!("a"), json!("a"), json!("=c")], vec![json!(1), json!(1), json!(3)]));
    assert_eq!(
        (cells("value"), cells("object")),
        (vec![json!(54), json!(3), Value::Null], vec![json!("chi bộ"), json!("đảng bộ"), Value::Null])
    );
    assert_eq!(rows[0]["fields"], json!({"n": 1.5}));
    assert_eq!((rows[2]["error"].clone(), answer.code), (json!("line 3: “text” is not a string"), 1));

    let csv = feed(&["batch", "--rows=csv"], input.as_bytes()).out;
    let rows: Vec<_> = csv.lines().collect();
    assert_eq!(rows.len(), 4);
    assert!(rows[1].starts_with("a,1,") && rows[1].ends_with(r#",,"{""n"":1.50}""#), "{}", rows[1]);
    assert!(rows[3].starts_with("'=c,3,"), "a spreadsheet must not take the id for a formula: {}", rows[3]);
}
