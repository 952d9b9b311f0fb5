fn main() {
    let stdin = std::io::stdin();
    let mut out = String::new();
    for line in stdin.lines() {
        let value: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let report = solieu::parse(value["text"].as_str().unwrap(), &solieu::Options::default());
        out += &format!("{}\n", serde_json::json!({"id": value["id"], "report": report}));
    }
    print!("{out}");
}
