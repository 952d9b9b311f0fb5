//! `solieu batch` over many articles, and everything that can go wrong on the way: no line is lost, doubled or out of place.

mod command;
#[path = "../invariants/mod.rs"]
mod invariants;

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use command::{Answer, feed, file, lines, run, solieu};
use invariants::kept;
use serde_json::{Value, json};

/// Articles of a few sentences, each with its own numbers; always the same.
fn articles(count: usize) -> String {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut out = String::new();
    for id in 0..count {
        let mut text = format!("Đảng bộ huyện số {id} tổng kết công tác năm {}\n\n", 2000 + random(25));
        for _ in 0..random(12) {
            let (cells, members, money) = (random(900), random(90_000), random(9_000));
            text += &format!("Đảng bộ có {cells} chi bộ và trên {members} đảng viên, chi {money} triệu đồng. ");
        }
        let id = if id % 3 == 0 { json!(id) } else { json!(format!("bài-{id}")) };
        // here and there a line that cannot be read, one without figures, an empty one
        match random(40) {
            0 => out += &format!("{}\n", json!({"id": id})),
            1 => out += "\n",
            2 => out += &format!("{}\n", json!({"id": id, "text": "Không có số liệu."})),
            _ => out += &format!("{}\n", json!({"id": id, "text": text, "mục": "Xây dựng Đảng"})),
        }
    }
    out
}

fn temporary(name: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_file(&path);
    path.into_os_string().into_string().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// As the program of that name writes it, with a checksum.
fn zst(bytes: &[u8]) -> Vec<u8> {
    let mut compressor = zstd::bulk::Compressor::new(1).unwrap();
    compressor.include_checksum(true).unwrap();
    compressor.compress(bytes).unwrap()
}

/// What is in the file, unpacked as any other program would.
fn unpacked(name: &str) -> String {
    let file = File::open(name).unwrap();
    let mut text = String::new();
    match name.rsplit('.').next() {
        Some("gz") => flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text),
        Some("zst") => zstd::Decoder::new(file).unwrap().read_to_string(&mut text),
        _ => { file }.read_to_string(&mut text),
    }
    .unwrap();
    text
}

/// What fuzzing has met once: the first byte chose the shape of the answers there.
#[test]
fn files_that_the_fuzzer_made_are_answered_line_by_line() {
    for input in kept::inputs("batch") {
        let Some((_, bytes)) = input.split_first() else { continue };
        let answer = run(&["batch", "--limit", "1024", &file("fuzzed.ndjson", bytes)]);
        assert!([0, 1, 2].contains(&answer.code), "{}", answer.err);
        lines(&answer.out);
    }
}

/// One article with the field as JSON: the day that “hôm qua” is, and the warnings.
fn dated(published_at: &str, arguments: &[&str]) -> (Value, Value) {
    let line = format!(r#"{{"id": 1, "text": "Hôm qua, xã kết nạp 3 đảng viên.", "publishedAt": {published_at}}}"#);
    let answer = feed(&[&["batch"], arguments].concat(), line.as_bytes());
    assert_eq!((answer.code, &*answer.err), (0, ""), "{published_at}");
    let report = &lines(&answer.out)[0]["report"];
    (report["dates"].get(0).map_or(Value::Null, |date| date["value"].clone()), report["warnings"].clone())
}

#[test]
fn batch_reads_a_date_as_archives_have_it() {
    for published_at in [
        r#""2024-08-17""#,
        r#""2024-08-17T06:00:00Z""#,
        r#""17/8/2024""#,
        r#""17-08-2024""#,
        "1723852800000",
        "1723852800000.0",
        r#""1723852800000""#,
    ] {
        assert_eq!(dated(published_at, &[]), (json!("2024-08-16"), json!([])), "{published_at}");
    }
    assert_eq!(dated("null", &[]), (Value::Null, json!([])), "no date is none to warn of");
}

#[test]
fn batch_warns_of_a_bad_date_and_reads_the_article_without_it() {
    for (published_at, why) in [
        (r#""""#, ["publishedAt “” để trống", "publishedAt “” is empty"]),
        (r#""hôm qua""#, ["publishedAt “hôm qua” không phải là ngày tháng", "publishedAt “hôm qua” is not a date"]),
        (r#""2024-08-17banana""#, ["publishedAt “2024-08-17banana” không phải", "publishedAt “2024-08-17banana” is not a date"]),
        (r#""31/4/2024""#, ["publishedAt “31/4/2024” là ngày không có", "publishedAt “31/4/2024” names a day that the calendar"]),
        ("2024", ["publishedAt “2024” tính bằng mili giây thì trước năm 1973", "publishedAt “2024” would be a time before 1973"]),
        ("true", ["publishedAt “true” không phải", "publishedAt “true” is not a date"]),
        (r#"["2024-08-17"]"#, ["publishedAt “[\"2024-08-17\"]” không phải", "publishedAt “[\"2024-08-17\"]” is not a date"]),
    ] {
        let (date, warnings) = dated(published_at, &[]);
        assert_eq!((date, warnings.as_array().map(Vec::len)), (Value::Null, Some(1)), "{published_at}: {warnings}");
        assert_eq!((&warnings[0]["kind"], &warnings[0]["span"]), (&json!("publishedAt"), &Value::Null));
        for (language, why) in ["vi", "en"].into_iter().zip(why) {
            let message = warnings[0]["message"][language].as_str().unwrap();
            assert!(message.starts_with(why) && message.contains("YYYY-MM-DD"), "{message}");
        }
    }
    // as an article without one it has the date of the whole run
    assert_eq!(dated(r#""hôm qua""#, &["--published-at", "1/3/2024"]).0, "2024-02-29");
}

#[test]
fn a_warning_is_said_where_rows_have_no_place_for_it() {
    let line = r#"{"id": 1, "text": "Xã kết nạp 3 đảng viên.", "publishedAt": "hôm qua"}"#.as_bytes();
    for arguments in [&["batch", "--rows", "ndjson"][..], &["check", &file("warned.ndjson", line)]] {
        let answer = feed(arguments, line);
        assert!(answer.code == 0 && answer.err.starts_with("solieu: line 1: publishedAt “hôm qua” is not a date"), "{}", answer.err);
    }
}

#[test]
fn batch_answers_each_line_in_its_place() {
    let input = [
        r#"{"section": "Xây dựng Đảng", "id": "a", "text": "Có 54 chi bộ.", "n": 1.50}"#,
        r#"{"id": 7, "text": "Ngày 17/8, kết nạp 3 đảng viên.", "publishedAt": "2024-08-20"}"#,
        "",
        "nonsense",
        r#"{"id": "b"}"#,
        r#"{"id": "c", "text": 9}"#,
        r#"{"text": "54 chi bộ \ud83d"}"#,
    ];
    let answer = feed(&["batch", "-"], input.join("\n").as_bytes());
    let answers = lines(&answer.out);
    let ids: Vec<_> = answers.iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(ids, [json!("a"), json!(7), Value::Null, json!("b"), json!("c"), Value::Null]);
    assert!(answer.out.starts_with(r#"{"id":"a","section":"Xây dựng Đảng","n":1.50,"report":{"schemaVersion":2,"#), "{}", answer.out);
    let errors: Vec<_> = answers.iter().map(|answer| answer["error"].as_str().unwrap_or_default()).collect();
    assert_eq!(errors[2], "line 4: not a JSON object: expected ident, column 2");
    assert_eq!(errors[3], "line 5: no “text”");
    assert_eq!(errors[4], "line 6: “text” is not a string");
    assert_eq!(answers[5]["report"]["figures"][0]["amount"]["value"], 54);
    assert_eq!((answer.code, &*answer.err), (1, "solieu: 3 lines could not be read: each has an “error” in the output\n"));
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

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let ids = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "1=1"];
    let input: String =
        ids.iter().map(|id| format!("{}\n", json!({"id": id, "text": "=Đảng bộ huyện tổng kết công tác\n\nCó 5 chi bộ."}))).collect();
    let csv = feed(&["batch", "--rows", "csv"], input.as_bytes()).out;
    for (id, guarded) in ids.iter().zip([true, true, true, true, true, true, true, false, false]) {
        let cell = format!("{}{id}", if guarded { "'" } else { "" });
        let cell = if cell.contains(['\n', '\r']) { format!("\"{cell}\"") } else { cell };
        assert!(csv.contains(&format!("\n{cell},")), "{cell:?} in {csv}");
    }
    assert_eq!(csv.matches(",'=Đảng bộ huyện").count(), ids.len(), "the title too: {csv}");
    // numbers are numbers: below zero they must stay so
    let cold = feed(&["batch", "--rows", "csv"], "{\"id\":-7,\"text\":\"Nhiệt độ là -5 độ C.\"}\n".as_bytes()).out;
    let row = cold.lines().nth(1).unwrap();
    assert!(row.starts_with("-7,1,") && row.contains(",-5,") && !row.contains(",'-5,"), "{row}");
}

#[test]
fn ids_are_strings_or_integers_of_any_length_and_a_lone_surrogate_is_no_reason_to_stop() {
    let ids = ["7", "-7", "123456789012345678901234567890", r#""""#, r#""a\"b""#, r#""bài 1""#, r#""\ud83d""#, r#""\ud83d\ude00""#];
    let input: String = ids.iter().map(|id| format!("{{\"text\":\"5 chi bộ \\udc00\",\"id\":{id}}}\n")).collect();
    let reports = feed(&["batch"], input.as_bytes());
    assert_eq!((reports.code, &*reports.err), (0, ""));
    for (line, id) in reports.out.lines().zip(ids) {
        assert!(line.starts_with(&format!("{{\"id\":{id},\"report\":")), "{line}");
    }
    let csv = feed(&["batch", "--rows", "csv"], input.as_bytes());
    let shown = ["7", "-7", "123456789012345678901234567890", "", "\"a\"\"b\"", "bài 1", "\u{FFFD}", "😀"];
    assert_eq!((csv.out.lines().count(), csv.code), (1 + ids.len(), 0), "{}", csv.err);
    for ((row, id), place) in csv.out.lines().skip(1).zip(shown).zip(1..) {
        assert!(row.starts_with(&format!("{id},{place},")), "{row}");
    }
    for id in ["1.5", "true", "[1]", "1e3"] {
        let answer = feed(&["batch"], format!("{{\"id\":{id},\"text\":\"\"}}").as_bytes());
        assert_eq!(lines(&answer.out)[0], json!({"id": null, "error": "line 1: “id” is neither a string nor an integer"}));
    }
}

#[test]
fn threads_and_packing_change_nothing() {
    let articles = articles(3000);
    let plain = file("same.ndjson", &articles);
    let wanted = run(&["batch", "--jobs", "1", &plain]);
    let records = articles.lines().filter(|line| !line.is_empty()).count();
    assert_eq!(wanted.out.lines().count(), records);
    assert_eq!(run(&["batch", "--jobs", "4", &plain]).out, wanted.out);
    assert_eq!(feed(&["batch"], articles.as_bytes()).out, wanted.out);

    // a gzip file of several members is one file
    let (head, tail) = articles.as_bytes().split_at(articles.len() / 3);
    let gz = file("same.ndjson.gz", [gzip(head), gzip(tail)].concat());
    let zst = file("same.bin", zst(articles.as_bytes()));
    assert_eq!(run(&["batch", &gz]).out, wanted.out);
    assert_eq!(run(&["batch", &zst]).out, wanted.out);
    for name in ["same.out", "same.out.gz", "same.out.zst"] {
        let name = temporary(name);
        let answer = run(&["batch", "-o", &name, &plain]);
        assert_eq!((&*answer.out, &answer.err, answer.code), ("", &wanted.err, 1));
        assert!(unpacked(&name) == wanted.out, "{name}");
    }
}

#[test]
fn several_files_are_one_input() {
    let one = file("one.ndjson", "\u{FEFF}{\"id\":1,\"text\":\"5 chi bộ\"}\n{\"id\":2}");
    let two = file("two.ndjson", gzip(b"\n{\"id\":3,\"text\":1}\n"));
    let answer = run(&["batch", &one, &two]);
    let answers = lines(&answer.out);
    assert_eq!(answers.iter().map(|answer| answer["id"].clone()).collect::<Vec<_>>(), [1, 2, 3].map(|id| json!(id)));
    assert_eq!(answers[1]["error"], format!("{one}, line 2: no “text”"));
    assert_eq!(answers[2]["error"], format!("{two}, line 2: “text” is not a string"));
    let rows = lines(&run(&["batch", "--rows", "ndjson", &one, &two]).out);
    assert_eq!(rows.iter().map(|row| row["record"].clone()).collect::<Vec<_>>(), [1, 2, 3].map(|id| json!(id)));
}

#[test]
fn nothing_in_is_nothing_out() {
    assert_eq!(feed(&["batch"], b"\n \r\n\n").out, "");
    for name in ["nothing.gz", "nothing.zst", "nothing.ndjson"] {
        let name = temporary(name);
        assert_eq!(feed(&["batch", "-o", &name], b"").code, 0);
        assert_eq!(unpacked(&name), "", "a packed file must be one even where nothing is in it");
    }
}

#[test]
fn a_line_over_the_limit_is_answered_with_an_error() {
    let long = |id: &str, tenths: usize| format!("{{\"id\":\"{id}\",\"text\":\"{}\"}}\n", "5 chi bộ. ".repeat(tenths * 10_000));
    let input = [&*long("a", 3), "{\"id\":\"b\",\"text\":\"6 chi bộ\"}\n", &*long("c", 30), long("d", 30).trim_end()].concat();
    let answer = feed(&["batch", "--limit", "1"], input.as_bytes());
    let answers = lines(&answer.out);
    assert_eq!(answers.iter().map(|answer| answer["id"].clone()).collect::<Vec<_>>(), ["a", "b", "c", "d"].map(|id| json!(id)));
    assert_eq!(answers[0]["report"]["figures"].as_array().unwrap().len(), 30_000);
    for (index, line) in [(2, 3), (3, 4)] {
        let error = answers[index]["error"].as_str().unwrap();
        assert!(error.starts_with(&format!("line {line}: ")) && error.contains("over the limit of 1048576"), "{error}");
    }
    assert_eq!(answer.code, 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_line_of_100_megabytes_takes_no_room() {
    let mut child = solieu(&["batch"]).stdin(std::process::Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut next = || {
        let mut line = String::new();
        std::io::BufRead::read_line(&mut answers, &mut line).unwrap();
        serde_json::from_str::<Value>(&line).unwrap()
    };
    stdin.write_all(b"{\"id\":\"a\",\"text\":\"").unwrap();
    for _ in 0..100 {
        stdin.write_all(&[b'5'; 1 << 20]).unwrap();
    }
    stdin.write_all("\"}\n{\"id\":\"b\",\"text\":\"5 chi bộ\"}\n".as_bytes()).unwrap();
    assert!(next()["error"].as_str().unwrap().starts_with("line 1: 104857620 bytes, over the limit of 4194304"));
    assert_eq!(next()["id"], "b");
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let most: u64 = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok()).unwrap();
    assert!(most < 100 << 10, "{most} KB");
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_damaged_file_stops_the_run_behind_its_whole_lines() {
    let articles = articles(2000);
    let whole = feed(&["batch"], articles.as_bytes()).out;
    let packed = [("gz", gzip(articles.as_bytes())), ("zst", zst(articles.as_bytes()))];
    for (ending, packed) in packed {
        let (mut flipped, mut sum, half) = (packed.clone(), packed.clone(), packed.len() / 2);
        flipped[half] ^= 0x55;
        if let Some(byte) = sum.iter_mut().rev().nth(5) {
            *byte ^= 0x55;
        }
        let cases = [("cut", packed[..half].to_vec()), ("flipped", flipped), ("sum", sum), ("tail", [&packed[..], b"junk"].concat())];
        for (what, bytes) in cases {
            let name = format!("damaged-{what}.{ending}");
            let answer = run(&["batch", &file(&name, bytes)]);
            assert!(answer.code == 1 && answer.err.contains(&format!("{name}: found to be damaged at line ")), "{name}: {}", answer.err);
            assert!(answer.out.ends_with('\n') || answer.out.is_empty(), "{name}");
            // behind a flipped bit text may be unpacked that was never packed
            let good = if what == "flipped" { answer.out.len() * 2 / 5 } else { answer.out.len() };
            assert!(whole.as_bytes().starts_with(&answer.out.as_bytes()[..good]), "{name}");
            let wanted = match what {
                "tail" => whole.len(),
                _ => whole.len() / 4,
            };
            // zstd hands on a block of 128 KB or none of it
            assert!(answer.out.len() >= wanted || ending == "zst" && what != "tail", "{name}: {} of {}", answer.out.len(), whole.len());
        }
    }
}

#[test]
fn an_output_that_cannot_be_written_stops_the_run() {
    let input = file("full.ndjson", articles(100));
    if Path::new("/dev/full").exists() {
        let answer = run(&["batch", "-o", "/dev/full", &input]);
        assert!(answer.code == 1 && answer.err.contains("/dev/full: the disk is full"), "{}", answer.err);
        let article = file("full.txt", "Có 5 chi bộ, gồm 2 chi bộ xã và 3 chi bộ phường.");
        for arguments in
            [&["batch", &*input], &["check", &article], &["compare", &article, &article], &[&article], &["schema"]] as [&[&str]; 5]
        {
            let child = solieu(arguments).stdout(File::options().write(true).open("/dev/full").unwrap()).spawn().unwrap();
            let answer: Answer = child.wait_with_output().unwrap().into();
            assert_eq!((&*answer.err, answer.code), ("solieu: standard output: the disk is full\n", 1), "{arguments:?}");
        }
    }
    let answer = run(&["batch", "-o", "no/such/folder", &input]);
    assert!(answer.code == 1 && answer.err.contains("no/such/folder: no such file or folder"), "{}", answer.err);
    let answer = run(&["batch", "-o", env!("CARGO_TARGET_TMPDIR"), &input]);
    assert!(answer.code == 1 && answer.err.contains(": a folder, not a file"), "{}", answer.err);
    let answer = run(&["batch", "-o", &input, &input]);
    assert!(answer.code == 2 && answer.err.contains("both input and output"), "{}", answer.err);
    assert_eq!(fs::read_to_string(&input).unwrap(), articles(100));
    assert_eq!(run(&["batch", "--resume", &input]).code, 2);
}

#[test]
fn a_run_is_gone_on_with_from_any_byte() {
    let input = file("resume.ndjson", articles(400));
    for rows in [None, Some("csv"), Some("ndjson")] {
        for ending in ["", ".gz", ".zst"] {
            let name = temporary(&format!("resume-{}{ending}", rows.unwrap_or("reports")));
            let options: Vec<&str> = rows.map(|rows| ["--rows", rows]).into_iter().flatten().chain(["-o", &name, &input]).collect();
            run(&[&["batch"], &options[..]].concat());
            let (whole, wanted) = (fs::read(&name).unwrap(), unpacked(&name));
            assert!(wanted.lines().count() > 300);
            for cut in [0, 1, 2, whole.len() / 7, whole.len() / 3, whole.len() / 2 + 1, whole.len() - 20, whole.len() - 1, whole.len()] {
                fs::write(&name, &whole[..cut]).unwrap();
                let answer = run(&[&["batch", "--resume"], &options[..]].concat());
                assert!(unpacked(&name) == wanted, "{name} cut at {cut}: {}", answer.err);
            }
        }
    }
}

#[test]
fn a_run_is_gone_on_with_only_where_it_belongs() {
    let input = file("belongs.ndjson", articles(50));
    let name = temporary("belongs.out");
    let go_on = |options: &[&str], input: &str| {
        let answer = run(&[&["batch", "--resume", "-o", &name], options, &[input]].concat());
        assert!(answer.code == 1 && answer.out.is_empty());
        answer.err
    };
    run(&["batch", "-o", &name, &input]);
    let before = fs::read(&name).unwrap();
    assert!(go_on(&["--rows", "csv"], &input).contains("the options of the earlier run"));
    assert!(go_on(&["--rows", "ndjson"], &input).contains("the options of the earlier run"));
    assert!(go_on(&[], &file("shorter.ndjson", articles(49))).contains("the input has only"));
    let other = articles(60).replace("bài-", "tin-").replace("\"id\":", "\"id\":1");
    assert!(go_on(&[], &file("other.ndjson", other)).contains("not that of this input"));
    assert!(fs::read(&name).unwrap() == before, "a refused run must leave the output as it was");
}

/// Starts a run that takes a while, and ends it with the signal when its output has begun to grow.
fn signalled(signal: &str, input: &str, output: &str) -> Answer {
    let child = solieu(&["batch", "-o", output, input]).spawn().unwrap();
    let started = Instant::now();
    while fs::metadata(output).map_or(0, |file| file.len()) == 0 {
        assert!(started.elapsed() < Duration::from_secs(30), "no output");
        sleep(Duration::from_millis(1));
    }
    Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    child.wait_with_output().unwrap().into()
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_whole_lines_and_can_be_gone_on_with() {
    let input = file("signal.ndjson", articles(3000).repeat(4));
    let wanted = run(&["batch", &input]).out;
    for (signal, code) in [("-INT", 130), ("-TERM", 130), ("-KILL", -1)] {
        let name = temporary("signal.out");
        let answer = signalled(signal, &input, &name);
        let left = fs::read_to_string(&name).unwrap_or_default();
        assert_eq!(answer.code, code, "{signal}: {}", answer.err);
        assert!(left.len() < wanted.len() && wanted.starts_with(&left), "{signal}");
        if code == 130 {
            assert!(left.ends_with('\n') && answer.err.contains("interrupted"), "{signal}: {}", answer.err);
        }
        run(&["batch", "--resume", "-o", &name, &input]);
        assert!(unpacked(&name) == wanted, "{signal}");
    }
}

/// Killed at any moment, and the run that goes on killed too, and so on: no line is lost or doubled.
#[cfg(unix)]
#[test]
fn a_run_that_is_killed_again_and_again_ends_with_the_same_output() {
    let input = file("killed.ndjson", articles(2000));
    let mut moment = 0;
    for (options, ending) in [(&[][..], ""), (&[], ".gz"), (&["--rows", "csv"], ""), (&["--rows", "ndjson"], ".zst")] {
        let name = temporary(&format!("killed{ending}"));
        let once = temporary(&format!("not-killed{ending}"));
        run(&[&["batch", "-o", &once], options, &[&input]].concat());
        let mut kills = 0;
        loop {
            let mut child = solieu(&[&["batch", "--resume", "-o", &name], options, &[&input]].concat()).spawn().unwrap();
            // later each time, or a slow machine would never get further
            moment = (moment * 7 + 13) % 90;
            sleep(Duration::from_millis(moment + 30 * kills));
            if child.try_wait().unwrap().is_some() {
                break;
            }
            child.kill().unwrap();
            child.wait().unwrap();
            kills += 1;
        }
        assert!(kills > 1, "the run was over before it could be killed");
        assert!(unpacked(&name) == unpacked(&once), "{name} after {kills} kills");
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_waits_for_its_input_can_be_interrupted() {
    let mut child = solieu(&["batch"]).stdin(std::process::Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all("{\"id\":1,\"text\":\"5 chi bộ\"}\n".as_bytes()).unwrap();
    let mut first = [0; 8];
    child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(&first, b"{\"id\":1,", "a line is answered before the input ends");
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
}
