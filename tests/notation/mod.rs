#![allow(dead_code)] // each test binary uses its own part

//! The notation of examples and phrases: what a text must give, on one line.
//!
//! Items are separated by ` ; `. A figure is `[bound] amount [unit or object] [field=value …]`:
//! `over 16000 đảng viên`, `2000000 VND per=tháng`, `50..70 người`, `133/136 đơn vị`, `3-0`, `12 % topic=rating form=khiển_trách`.
//! Where a figure or `nothing` is named, the figures of the text must be just those, in that order; unit and object are
//! compared where something is written behind the amount.
//!
//! Where a document, date, lunar date, person, body, abbreviation, sum, check or finding is named, the text must give just those of its kind, in any
//! order; a line that starts with the item `includes` lets it give more of them. A subset counts with the sums.
//! `doc kết luận|21-kl/tw`, `date 2016/2021`, `lunar 1-14 33` (month, day, place in the cycle of sixty),
//! `person Lê Thanh Hải | Bí thư Thành ủy`, `org Đảng bộ huyện Nam Trực | đảng bộ | district` (type, level and parent
//! may be left out, `-` stands for any), `abbr ĐV = đảng viên`, `sum 186 = 135 + 31 + 20 balanced`,
//! `subset 186 > 23` (`≯` where a part is more than the total), `check share 27 rounding`
//! (behind it the figures, `check change 7 balanced: 45, 38, 7`), `finding weekday wrong thứ Năm` (kind, severity, what is expected where
//! something is).
//!
//! Of the rest the item must occur: `issuer Bộ Chính trị`, `issued 2021-10-25` (of any document), `bodies 2` (so many of them),
//! `mentions 3 Thành ủy Kon Tum` (so often), `by sum.bracket` (a rule that was used, for a figure, a breakdown, a check or a finding),
//! `reads 35` (the whole text, by `parse_number`), `evidence trong đó` (the words that relate the figures of a sum or a check),
//! `title …`, `author …`, `source …`, `url …` (`author none`: there is none), `published …`; `no date` says that there is none.

use serde_json::Value;
use solieu::{Options, parse, parse_number};

/// What is wrong with the reading of `text`, if anything.
pub(crate) fn check(text: &str, expected: &str, published_at: Option<&str>) -> Result<(), String> {
    let mut options = Options::default();
    if let Some(date) = published_at {
        options = options.published_at(date).map_err(|error| error.to_string())?;
    }
    check_with(text, expected, &options)
}

/// The same with the caller's options.
pub(crate) fn check_with(text: &str, expected: &str, options: &Options) -> Result<(), String> {
    let report = serde_json::to_value(parse(text, options)).map_err(|error| error.to_string())?;
    let mut items: Vec<&str> = expected.split(" ; ").map(str::trim).collect();
    let includes_more = items[0] == "includes";
    if includes_more {
        items.remove(0);
    }
    let figures: Vec<&str> = items.iter().copied().filter(|item| is_figure(item)).collect();
    if !figures.is_empty() {
        check_figures(&report, &figures).map_err(|why| format!("{why}\n   expected: {expected}\n   got:      {}", render(&report)))?;
    }
    let others: Vec<&str> = items.into_iter().filter(|item| !is_figure(item)).collect();
    for item in &others {
        check_item(text, &report, item).map_err(|why| format!("{item}: {why}\n   got:      {}", render(&report)))?;
    }
    if !includes_more {
        check_no_others(&report, &others).map_err(|why| format!("{why}\n   expected: {expected}\n   got:      {}", render(&report)))?;
    }
    check_differences(&report)
}

/// What an item may name: its first words, the list of the report, and how an entry of it is said.
type Kind = (&'static [&'static str], &'static str, fn(&Value, &Value) -> String);

const KINDS: [Kind; 9] = [
    (&["doc"], "documents", |_, document| format!("doc {}", said(&document["key"]))),
    (&["date"], "dates", |_, date| format!("date {}", said(&date["value"]))),
    (&["lunar"], "lunarDates", |_, date| render_lunar(date)),
    (&["person"], "people", |_, person| format!("person {} | {}", said(&person["name"]), said(&person["role"]))),
    (&["org"], "organizations", render_body),
    (&["abbr"], "abbreviations", |_, short| format!("abbr {} = {}", said(&short["short"]), said(&short["long"]))),
    (&["sum", "subset"], "breakdowns", render_breakdown),
    (&["check"], "checks", render_check),
    (&["finding"], "findings", |_, finding| format!("finding {}", render_finding(finding))),
];

fn kind_of(item: &str) -> Option<&'static Kind> {
    let first = item.split(' ').next()?;
    KINDS.iter().find(|(names, ..)| names.contains(&first))
}

/// Whether the item says that entry, all of it or what it opens with.
fn is_named(rendered: &str, item: &str) -> bool {
    match item.split(' ').next() {
        Some("sum" | "subset" | "check") => is_opening(rendered, item),
        Some("finding") => rendered.strip_prefix(item).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')),
        _ => {
            let mut cells = rendered.split(" | ");
            item.split(" | ").all(|cell| cells.next().is_some_and(|has| cell == "-" || cell == has))
        }
    }
}

/// Of each kind that is named, every entry is named, each by an item of its own.
pub(crate) fn check_no_others(report: &Value, items: &[&str]) -> Result<(), String> {
    for (_, name, render) in &KINDS {
        let mut own: Vec<&str> = items.iter().copied().filter(|item| kind_of(item).is_some_and(|kind| kind.1 == *name)).collect();
        if own.is_empty() {
            continue;
        }
        // an item that says more comes first: one that says less may not take its entry
        own.sort_by_key(|item| std::cmp::Reverse(item.len()));
        let mut unnamed: Vec<String> = list(report, name).iter().map(|entry| render(report, entry)).collect();
        for item in own {
            let at = unnamed.iter().position(|rendered| is_named(rendered, item));
            unnamed.remove(at.ok_or_else(|| format!("“{item}” stands once more than it is found"))?);
        }
        if !unnamed.is_empty() {
            return Err(format!("{} more {name}: {}", unnamed.len(), unnamed.join(" ; ")));
        }
    }
    Ok(())
}

/// Whatever the text: how far off is said just where something is.
fn check_differences(report: &Value) -> Result<(), String> {
    let judged = ["breakdowns", "checks"].into_iter().flat_map(|name| list(report, name));
    let odd = judged.into_iter().find(|item| item["difference"].is_null() == (item["verdict"] == "unbalanced"));
    odd.map_or(Ok(()), |item| Err(format!("the difference does not go with the verdict: {item}")))
}

fn is_figure(item: &str) -> bool {
    const OTHERS: &[&str] = &[
        "issuer ",
        "issued ",
        "lunar ",
        "reads ",
        "doc ",
        "date ",
        "person ",
        "org ",
        "abbr ",
        "sum ",
        "subset ",
        "check ",
        "evidence ",
        "bodies ",
        "mentions ",
        "by ",
        "finding ",
        "no ",
        "title ",
        "author ",
        "source ",
        "url ",
        "published ",
    ];
    item == "nothing" || !OTHERS.iter().any(|other| item.starts_with(other))
}

fn check_figures(report: &Value, expected: &[&str]) -> Result<(), String> {
    let got = list(report, "figures");
    let expected: Vec<&str> = expected.iter().copied().filter(|item| *item != "nothing").collect();
    if got.len() != expected.len() {
        return Err(format!("{} figures instead of {}", got.len(), expected.len()));
    }
    got.iter().zip(expected).try_for_each(|(figure, item)| check_figure(report, figure, item))
}

pub(crate) fn check_figure(report: &Value, figure: &Value, item: &str) -> Result<(), String> {
    let (mut words, fields): (Vec<&str>, Vec<&str>) = item.split(' ').partition(|word| !word.contains('='));
    const BOUNDS: [&str; 6] = ["about", "over", "nearly", "under", "atLeast", "atMost"];
    let bound = if BOUNDS.contains(&words[0]) { words.remove(0) } else { "exact" };
    same("bound", &figure["bound"], bound)?;
    if words.is_empty() {
        return Err(format!("“{item}” has no amount"));
    }
    let amount = render_amount(&figure["amount"]);
    if amount != words[0] {
        return Err(format!("amount {amount} instead of {}", words[0]));
    }
    let said = words[1..].join(" ");
    let parts = [text(&figure["unit"]["symbol"]), text(&figure["object"]["text"])];
    let whole = parts.iter().flatten().copied().collect::<Vec<_>>().join(" ");
    if !said.is_empty() && said != whole && !parts.contains(&Some(said.as_str())) {
        return Err(format!("“{whole}” instead of “{said}”"));
    }
    fields.into_iter().try_for_each(|field| check_field(report, figure, field))
}

fn check_field(report: &Value, figure: &Value, field: &str) -> Result<(), String> {
    let (name, value) = field.split_once('=').unwrap_or((field, ""));
    let value = value.replace('_', " ");
    let ok = match name {
        "unit" | "per" if value == "none" => figure[name].is_null(),
        "unit" | "per" => figure[name]["symbol"] == value.as_str(),
        "object" | "topic" | "period" | "organization" | "change" if value == "none" => figure[name].is_null(),
        "object" => figure["object"]["text"] == value.as_str(),
        "canonical" => figure["object"]["canonical"] == value.as_str(),
        "baseline" if value == "none" => figure["change"]["baseline"].is_null(),
        "change" => figure["change"]["direction"] == value.as_str(),
        "baseline" => figure["change"]["baseline"] == value.as_str(),
        "organization" => {
            let index = figure["organization"].as_u64().unwrap_or(u64::MAX) as usize;
            report["organizations"][index]["name"] == value.as_str()
        }
        "rule" => has(&figure["rules"], &value),
        "inferred" => has(&figure["inferred"], &value),
        "kind" | "topic" | "period" => figure[name] == value.as_str(),
        facet if value == "none" => is_facet(facet) && figure["facets"][facet].is_null(),
        facet => figure["facets"][facet] == value.as_str(),
    };
    if ok { Ok(()) } else { Err(format!("field {name} is not {value}: {figure}")) }
}

fn is_facet(name: &str) -> bool {
    const FACETS: &str = include_str!("../../src/lexicon/data/facets.tsv");
    FACETS.lines().any(|row| row.split('\t').nth(1) == Some(name))
}

pub(crate) fn check_item(source: &str, report: &Value, item: &str) -> Result<(), String> {
    let (what, value) = item.split_once(' ').unwrap_or((item, ""));
    let any = |name: &str, test: &dyn Fn(&Value) -> bool| {
        if list(report, name).iter().any(test) { Ok(()) } else { Err(format!("not among {}", report[name])) }
    };
    if let Some((_, name, render)) = kind_of(item) {
        let rendered: Vec<String> = list(report, name).iter().map(|entry| render(report, entry)).collect();
        let is_there = rendered.iter().any(|rendered| is_named(rendered, item));
        return if is_there { Ok(()) } else { Err(format!("not among {rendered:?}")) };
    }
    match what {
        "reads" => {
            let amount = serde_json::to_value(parse_number(source)).map_err(|error| error.to_string())?;
            let got = if amount.is_null() { "null".to_owned() } else { render_amount(&amount) };
            if got == value { Ok(()) } else { Err(format!("it reads {got}")) }
        }
        "issuer" => any("documents", &|document| document["issuer"] == value),
        "issued" => any("documents", &|document| document["date"] == value),
        "by" => {
            let has_rule = |name: &str| list(report, name).iter().any(|item| item["rule"] == value);
            let of_figure = list(report, "figures").iter().any(|figure| has(&figure["rules"], value));
            let is_used = of_figure || ["breakdowns", "checks", "findings"].into_iter().any(has_rule);
            if is_used { Ok(()) } else { Err("no such rule was used".to_owned()) }
        }
        "bodies" => {
            let count = list(report, "organizations").len();
            if value == count.to_string() { Ok(()) } else { Err(format!("there are {count}: {}", report["organizations"])) }
        }
        "mentions" => {
            let (count, name) = value.split_once(' ').unwrap_or((value, ""));
            any("organizations", &|body| body["name"] == name && list(body, "mentions").len().to_string() == count)
        }
        "evidence" => {
            let related = || list(report, "breakdowns").iter().chain(list(report, "checks"));
            if related().any(|item| quote(source, &item["evidence"]) == value) {
                return Ok(());
            }
            Err(format!("not among {:?}", related().map(|item| quote(source, &item["evidence"])).collect::<Vec<_>>()))
        }
        "no" => {
            let name = match value {
                "doc" => "documents",
                "date" => "dates",
                "person" => "people",
                "org" => "organizations",
                "abbr" => "abbreviations",
                "sum" => "breakdowns",
                "check" => "checks",
                "finding" => "findings",
                other => return Err(format!("“no {other}” is not known")),
            };
            if list(report, name).is_empty() { Ok(()) } else { Err(format!("there is {}", report[name])) }
        }
        "title" => {
            let title = quote(source, &report["article"]["title"]);
            if title == value { Ok(()) } else { Err(format!("the title is “{title}”")) }
        }
        "author" | "source" | "url" if value == "none" => absent(what, &report["article"][what]),
        "author" | "source" | "url" => same(what, &report["article"][what], value),
        "published" => same("publishedAt", &report["article"]["publishedAt"], value),
        other => Err(format!("“{other}” is not known")),
    }
}

/// Whether it is said to the end, or to its verdict: `subset 611 > 44` is not that of 44 and 165.
fn is_opening(rendered: &str, item: &str) -> bool {
    rendered
        .strip_prefix(item)
        .is_some_and(|rest| !rest.starts_with(',') && !rest.starts_with(|next: char| next.is_alphanumeric() || next == '.'))
}

/// `share wrong 35.92`: kind, severity and what is expected.
fn render_finding(finding: &Value) -> String {
    let [kind, severity] = [&finding["kind"], &finding["severity"]].map(|name| name.as_str().unwrap_or(""));
    let expected = &finding["expected"];
    let expected = if expected.is_object() { render_amount(expected) } else { expected.as_str().unwrap_or("").to_owned() };
    format!("{kind} {severity} {expected}").trim_end().to_owned()
}

/// The piece of text that a span of the report names; empty where there is none.
pub(crate) fn quote(source: &str, span: &Value) -> String {
    let bounds = span["start"].as_u64().zip(span["end"].as_u64());
    bounds.and_then(|(start, end)| source.get(start as usize..end as usize)).unwrap_or_default().to_owned()
}

fn has(list: &Value, value: &str) -> bool {
    list.as_array().is_some_and(|list| list.iter().any(|item| item == value))
}

fn absent(name: &str, got: &Value) -> Result<(), String> {
    if got.is_null() { Ok(()) } else { Err(format!("{name} {got} instead of none")) }
}

fn same(name: &str, got: &Value, expected: &str) -> Result<(), String> {
    if got == expected { Ok(()) } else { Err(format!("{name} {got} instead of {expected}")) }
}

fn list<'v>(report: &'v Value, name: &str) -> &'v [Value] {
    report[name].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> Option<&str> {
    value.as_str()
}

fn render_amount(amount: &Value) -> String {
    match amount["type"].as_str() {
        Some("range") => format!("{}..{}", amount["low"], amount["high"]),
        Some("ratio") => format!("{}/{}", amount["numerator"], amount["denominator"]),
        Some("score") => format!("{}-{}", amount["home"], amount["away"]),
        _ => amount["value"].to_string(),
    }
}

/// What the cell says, `-` where it says nothing.
fn said(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

/// Name, type, level, parent.
fn render_body(report: &Value, body: &Value) -> String {
    let parent = body["parent"].as_u64().map_or("-", |at| said(&report["organizations"][at as usize]["name"]));
    format!("org {} | {} | {} | {parent}", said(&body["name"]), said(&body["type"]), said(&body["level"]))
}

fn render_breakdown(report: &Value, breakdown: &Value) -> String {
    let amount = |id: &Value| render_amount(&report["figures"][id.as_u64().unwrap_or(0) as usize]["amount"]);
    let parts: Vec<String> = breakdown["parts"].as_array().map(|parts| parts.iter().map(amount).collect()).unwrap_or_default();
    let total = amount(&breakdown["total"]);
    match breakdown["relation"].as_str() {
        Some("sum") => format!("sum {total} = {} {}", parts.join(" + "), breakdown["verdict"].as_str().unwrap_or("")),
        relation => {
            let holds = if breakdown["verdict"] == "unbalanced" { "≯" } else { ">" };
            format!("{} {total} {holds} {}", relation.unwrap_or(""), parts.join(", "))
        }
    }
}

/// Month and day, with `leap` and the place of the year in the cycle where they are stated: `lunar 1-14 33`.
fn render_lunar(date: &Value) -> String {
    let part = |name: &str| date[name].as_u64().map_or("X".to_owned(), |value| value.to_string());
    let leap = if date["leap"] == true { " leap" } else { "" };
    let cycle = date["cycle"].as_u64().map_or(String::new(), |cycle| format!(" {cycle}"));
    format!("lunar {}-{}{leap}{cycle}", part("month"), part("day"))
}

fn render_check(report: &Value, check: &Value) -> String {
    let [kind, verdict] = [&check["kind"], &check["verdict"]].map(|name| name.as_str().unwrap_or(""));
    let amount = |id: &Value| render_amount(&report["figures"][id.as_u64().unwrap_or(0) as usize]["amount"]);
    let figures: Vec<String> = list(check, "figures").iter().map(amount).collect();
    format!("check {kind} {} {verdict}: {}", render_amount(&check["computed"]), figures.join(", "))
}

/// The whole report on one line, in the notation.
fn render(report: &Value) -> String {
    let figure = |figure: &Value| {
        let bound = figure["bound"].as_str().filter(|bound| *bound != "exact");
        let parts =
            [bound, Some(render_amount(&figure["amount"]).as_str()), text(&figure["unit"]["symbol"]), text(&figure["object"]["text"])]
                .iter()
                .flatten()
                .copied()
                .collect::<Vec<_>>()
                .join(" ");
        format!("{parts} kind={}", figure["kind"].as_str().unwrap_or(""))
    };
    let mut items: Vec<String> = list(report, "figures").iter().map(figure).collect();
    if items.is_empty() {
        items.push("nothing".to_owned());
    }
    for (_, name, render) in KINDS {
        items.extend(list(report, name).iter().map(|entry| render(report, entry)));
    }
    items.join(" ; ")
}
