//! Properties of the arithmetic: a balanced breakdown stays balanced in any order and misses by one when one part does.

use serde_json::{Value, json};
use solieu::{Options, compare, parse};

/// Whole numbers that differ from run to run of the loop and not from run to run of the test.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, least: u64, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        least + (self.0 >> 33) % (most - least + 1)
    }
}

/// `1234567` is `1.234.567`.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    groups.join(".")
}

/// A way to state a total with its parts; each part comes with what tells it from the others.
type Phrasing = fn(&str, &[(usize, String)]) -> String;

const FORMS: [&str; 5] = ["khiển trách", "cảnh cáo", "cách chức", "khai trừ", "xóa tên"];
const PLACES: [&str; 5] = ["nông thôn", "cơ quan", "trường học", "doanh nghiệp", "khu phố"];

fn list(parts: &[(usize, String)], part: impl Fn(usize, &str) -> String) -> String {
    let items: Vec<String> = parts.iter().map(|(label, number)| part(*label, number)).collect();
    match &items[..] {
        [head @ .., last] => format!("{} và {last}", head.join(", ")),
        [] => String::new(),
    }
}

const PHRASINGS: [(&str, Phrasing); 7] = [
    ("bracket", |total, parts| {
        format!("Đảng bộ có {total} chi bộ ({}).", list(parts, |label, number| format!("{number} chi bộ {}", PLACES[label])))
    }),
    ("labels", |total, parts| {
        let items: Vec<String> = parts.iter().map(|(label, number)| format!("{} {number}", FORMS[*label])).collect();
        format!("Huyện đã kỷ luật {total} đảng viên ({}).", items.join(", "))
    }),
    ("all", |total, parts| {
        format!("Xã có {total} chi bộ, gồm {}.", list(parts, |label, number| format!("{number} chi bộ {}", PLACES[label])))
    }),
    ("some", |total, parts| {
        format!("Huyện có {total} chi bộ, trong đó có {}.", list(parts, |label, number| format!("{number} chi bộ {}", PLACES[label])))
    }),
    ("next sentence", |total, parts| {
        format!(
            "Năm qua huyện kỷ luật {total} đảng viên. Trong đó, {}.",
            list(parts, |label, number| format!("{} {number} đồng chí", FORMS[label]))
        )
    }),
    ("forms", |total, parts| {
        let items: Vec<String> = parts.iter().map(|(label, number)| format!("{} {number} trường hợp", FORMS[*label])).collect();
        format!("Huyện thi hành kỷ luật {total} đảng viên, bằng các hình thức: {}.", items.join("; "))
    }),
    ("said again", |total, parts| {
        let items: Vec<String> =
            parts.iter().map(|(label, number)| format!("cấp ủy {} kỷ luật {number} đảng viên", PLACES[*label])).collect();
        format!("Cả huyện có {total} đảng viên bị thi hành kỷ luật. Trong năm, {}.", items.join("; "))
    }),
];

fn breakdowns(text: &str) -> Vec<Value> {
    let report = parse(text, &Options::default());
    serde_json::to_value(&report.breakdowns).unwrap().as_array().unwrap().clone()
}

/// The sum of the text: its verdict, difference, computed amount and the amounts of its parts, smallest first.
fn the_sum(text: &str) -> (Value, Value, Value, Vec<u64>) {
    let report = serde_json::to_value(parse(text, &Options::default())).unwrap();
    let sums: Vec<&Value> = report["breakdowns"].as_array().unwrap().iter().filter(|breakdown| breakdown["relation"] == "sum").collect();
    let [sum] = sums[..] else { panic!("{} sums in: {text}", sums.len()) };
    let amount = |index: &Value| report["figures"][index.as_u64().unwrap() as usize]["amount"]["value"].as_u64().unwrap();
    let mut parts: Vec<u64> = sum["parts"].as_array().unwrap().iter().map(amount).collect();
    parts.sort_unstable();
    (sum["verdict"].clone(), sum["difference"].clone(), sum["computed"]["value"].clone(), parts)
}

/// Two to five parts that come to at least twenty.
fn some_parts(numbers: &mut Numbers) -> Vec<(usize, u64)> {
    let count = numbers.next(2, 5) as usize;
    (0..count).map(|label| (label, numbers.next(10, 1900))).collect()
}

fn said(parts: &[(usize, u64)]) -> Vec<(usize, String)> {
    parts.iter().map(|&(label, value)| (label, grouped(value))).collect()
}

#[test]
fn one_part_changed_by_one_is_off_by_one() {
    let mut numbers = Numbers(1);
    for (name, phrasing) in PHRASINGS {
        for _ in 0..20 {
            let parts = some_parts(&mut numbers);
            let total: u64 = parts.iter().map(|part| part.1).sum();
            let (verdict, difference, computed, _) = the_sum(&phrasing(&grouped(total), &said(&parts)));
            assert_eq!((verdict, difference, computed), (json!("balanced"), Value::Null, json!(total)), "{name}: {total} = {parts:?}");
            for changed in 0..parts.len() {
                for by in [-1i64, 1] {
                    let mut parts = parts.clone();
                    parts[changed].1 = parts[changed].1.checked_add_signed(by).unwrap();
                    let text = phrasing(&grouped(total), &said(&parts));
                    let (verdict, difference, computed, _) = the_sum(&text);
                    assert_eq!(
                        (verdict, difference, computed),
                        (json!("unbalanced"), json!(-by), json!(total.checked_add_signed(by).unwrap())),
                        "{name}: {text}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_order_of_parts_changes_nothing() {
    let mut numbers = Numbers(2);
    for (name, phrasing) in PHRASINGS {
        for _ in 0..20 {
            let mut parts = some_parts(&mut numbers);
            let off = numbers.next(0, 1);
            let total: u64 = parts.iter().map(|part| part.1).sum::<u64>() + off;
            let first = the_sum(&phrasing(&grouped(total), &said(&parts)));
            for at in (1..parts.len()).rev() {
                let other = numbers.next(0, at as u64) as usize;
                parts.swap(at, other);
            }
            let text = phrasing(&grouped(total), &said(&parts));
            assert_eq!(the_sum(&text), first, "{name}: {text}");
        }
    }
}

#[test]
fn money_adds_up_exactly() {
    let mut numbers = Numbers(3);
    for _ in 0..200 {
        let tenths: Vec<u64> = (0..numbers.next(2, 6)).map(|_| numbers.next(1, 99)).collect();
        let said = |tenths: u64| format!("{},{} tỷ đồng", tenths / 10, tenths % 10);
        let parts: Vec<String> = tenths.iter().map(|&part| said(part)).collect();
        let text = format!("Tỉnh chi {}, gồm {}.", said(tenths.iter().sum()), parts.join("; "));
        let [sum] = &breakdowns(&text)[..] else { panic!("{text}") };
        assert_eq!(sum["verdict"], "balanced", "{text}");
        assert_eq!(sum["computed"]["value"], json!(tenths.iter().sum::<u64>() * 100_000_000), "{text}");
    }
}

#[test]
fn ratios_add_up_in_both_numbers() {
    for (text, verdict, difference) in [
        ("Có 133/136 đơn vị kiểm điểm, trong đó có 67/68 quận ủy, 66/68 ban cán sự đảng.", "balanced", Value::Null),
        ("Có 133/136 đơn vị kiểm điểm, trong đó có 67/68 quận ủy, 65/68 ban cán sự đảng.", "unbalanced", json!(1)),
        ("Có 133/136 đơn vị kiểm điểm, trong đó có 67/68 quận ủy, 66/69 ban cán sự đảng.", "unbalanced", json!(-1)),
    ] {
        let [sum] = &breakdowns(text)[..] else { panic!("{text}") };
        assert_eq!((&sum["verdict"], &sum["difference"]), (&json!(verdict), &difference), "{text}");
    }
}

#[test]
fn every_breakdown_names_the_words_that_relate_it() {
    let text = "Huyện có 63 đảng bộ, trong đó có 27 đảng bộ xã và 36 đảng bộ cơ quan.";
    let report = parse(text, &Options::default());
    assert_eq!(report.breakdowns[0].evidence.slice(text), "trong đó");
    assert_eq!(report.breakdowns[0].rule, "sum.opener");
    assert_eq!(report.breakdowns[0].span.slice(text), "63 đảng bộ, trong đó có 27 đảng bộ xã và 36 đảng bộ");
    assert!(report.adds_up());
}

#[test]
fn reports_are_compared_by_what_they_count() {
    let read = |text: &str| {
        let mut report = parse(text, &Options::default());
        for figure in &mut report.figures {
            figure.topic = Some("discipline".to_owned());
        }
        report
    };
    let reports =
        [read("Quận kỷ luật 24 đảng viên và 3 tổ chức đảng."), read("Quận kỷ luật 25 đảng viên."), read("Quận kỷ luật hơn 20 đảng viên.")];
    let comparison = compare(&reports);
    let [fact] = &comparison.facts[..] else { panic!("{comparison:?}") };
    assert_eq!((fact.object.as_str(), fact.agrees), ("đảng viên", false));
    assert_eq!(fact.values.iter().map(|value| value.report).collect::<Vec<_>>(), [0, 1, 2]);
    assert!(compare(&reports[1..]).facts[0].agrees);
}
