fn main() {
    let stdin = std::io::stdin();
    let mut out = String::new();
    if std::env::args().nth(1).as_deref() == Some("number") {
        for line in stdin.lines() {
            out += &format!("{}\n", serde_json::to_string(&solieu::parse_number(&line.unwrap())).unwrap());
        }
        print!("{out}");
        return;
    }
    for line in stdin.lines() {
        let value: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let report = solieu::parse(value["text"].as_str().unwrap(), &solieu::Options::default());
        out += &format!("{}\n", serde_json::json!({"id": value["id"], "report": report}));
    }
    print!("{out}");
}
