//! What a row is enough for: topics, facets and abbreviations that a caller adds at run time, in the columns of the tables.

mod notation;

use notation::check_with;
use solieu::{Options, Rows, parse};

fn taught(rows: Rows) -> Options {
    Options::default().rows(&rows).unwrap()
}

#[test]
fn a_topic_is_a_row() {
    let text = "Đảng bộ tỉnh số hóa 45 thủ tục và 12 quy trình, kỷ luật 3 đảng viên.";
    check_with(text, "45 topic=other ; 12 topic=other ; 3 topic=discipline", &Options::default()).unwrap();
    let rows = Rows {
        topics: "số hóa|chuyển đổi số\tdigital\tcue\tsố hóa 45 thủ tục => 45 topic=digital".into(), ..Rows::default()
    };
    check_with(text, "45 topic=digital ; 12 topic=digital ; 3 topic=discipline", &taught(rows)).unwrap();
}

#[test]
fn a_row_replaces_the_one_with_its_words() {
    let text = "Công ty có 900 công nhân.";
    check_with(text, "900 topic=labour", &Options::default()).unwrap();
    let rows = Rows {
        topics: "phrase\ttopic\tuse\texample\ncông nhân\tpeople\tobject\t900 công nhân => 900 topic=people".into(),
        ..Rows::default()
    };
    check_with(text, "900 topic=people", &taught(rows)).unwrap();
}

#[test]
fn a_facet_is_a_row() {
    let text = "Đảng ủy kỷ luật 3 đảng viên tái phạm.";
    check_with(text, "3", &Options::default()).unwrap();
    assert!(check_with(text, "3 history=tái_phạm", &Options::default()).is_err());
    let rows = Rows {
        facets: "tái phạm\thistory\ttái phạm\tdiscipline\t3 đảng viên tái phạm => 3 history=tái_phạm".into(),
        ..Rows::default()
    };
    check_with(text, "3 topic=discipline history=tái_phạm", &taught(rows)).unwrap();
}

#[test]
fn an_abbreviation_is_a_row() {
    let text = "Xã có 45 HNK.";
    let rows = Rows { abbreviations: "HNK\thộ nông khá\tXã có 45 HNK => abbr HNK = hộ nông khá".into(), ..Rows::default() };
    assert!(parse(text, &Options::default()).abbreviations.is_empty());
    check_with(text, "abbr HNK = hộ nông khá", &taught(rows)).unwrap();
}

#[test]
fn a_bad_row_says_what_is_wrong() {
    for (rows, wanted) in [
        (Rows { topics: "số hóa\tdigital\tword\tx".into(), ..Rows::default() }, "unknown use “word”"),
        (Rows { topics: "số hóa\t-\tcue\tx".into(), ..Rows::default() }, "says no topic"),
        (Rows { topics: "số hóa\tdigital".into(), ..Rows::default() }, "needs 4: phrase, topic, use, example"),
        (Rows { abbreviations: "HNK\t-\tx".into(), ..Rows::default() }, "cell 2 is empty: write what the short form stands for"),
        (Rows { units: "xào\t-\tmeasure\tafter\t-\tx".into(), ..Rows::default() }, "cell 2 is empty: write the symbol"),
        (Rows { objects: format!("{}\tx\tthing\tx", "linh ".repeat(52)), ..Rows::default() }, "the phrase is too long"),
        (
            Rows { objects: "hộ nông khá\t-\thousehold\tx".into(), ..Rows::default() },
            "unknown class “household”: write thing, body, person, case",
        ),
        (Rows { facets: "tái phạm\thistory\t-\tdiscipline\tx".into(), ..Rows::default() }, "the third cell is empty"),
    ] {
        let error = Options::default().rows(&rows).unwrap_err().to_string();
        assert!(error.contains(wanted) && error.contains("line 1"), "{error}");
    }
}
