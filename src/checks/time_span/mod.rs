//! A length of time beside the dates that it lies between: `từ năm 2010 đến năm 2020. Trong 12 năm đó`, `3 ngày (từ 12 đến 15-8)`,
//! `bắt đầu lúc 8h30 và kết thúc lúc 11h45, kéo dài hơn năm giờ`, `thành lập năm 1981, đến năm 2026 kỷ niệm 50 năm`.

mod event;
mod length;
mod link;
mod stretch;

use super::Found;
use crate::find::date::Date;
use crate::findings::Mistake;
use crate::lexicon::TimeClass;
use crate::report::{Amount, Expected, FindingKind, Kind, Severity};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::wording::Telling;
use length::Length;
use link::Spans;
use stretch::{Moment, stretches};

/// Compares every length of time with the stretch that the text says it is of.
pub(crate) fn detect_wrong_spans(context: &Context, _: &Breakdowns, found: &mut Found) {
    let stretches = stretches(context);
    let event = event::only_event(context);
    found.mistakes.extend((1..context.reading.dates.len()).filter_map(|second| backward(context, second)));
    for (figure, draft) in context.drafts.iter().enumerate() {
        if draft.kind != Kind::Duration {
            continue;
        }
        let Some(length) = Length::of(draft) else { continue };
        let spans = Spans { context, stretches: &stretches, figure, event };
        let Some((stretch, anniversary, rule)) = spans.find(&length) else { continue };
        if stretch.holds(&length, anniversary) != Some(false) {
            continue;
        }
        let value = stretch.expected(&length);
        found.mistakes.push(Mistake {
            kind: FindingKind::TimeSpan,
            severity: if length.is_hedged() { Severity::Doubtful } else { Severity::Wrong },
            at: draft.number.clone(),
            places: [draft.number.clone()].into_iter().chain(stretch.places.iter().cloned()).collect(),
            figures: vec![figure],
            dates: stretch.dates.clone(),
            expected: value.map(|value| Expected::Amount(Amount::Single { value })),
            rule,
        });
    }
}

/// `từ ngày 20/5/2024 đến ngày 15/3/2024`: the end comes first.
fn backward(context: &Context, second: usize) -> Option<Mistake> {
    const JOINT: usize = 3;
    let reading = context.reading;
    let [from, to] = [&reading.dates[second - 1], &reading.dates[second]];
    let gap = from.tokens.end..to.tokens.start;
    let is_plain = |date: &Date| date.when.to.is_none() && date.when.clock.is_none() && !date.is_inferred();
    let joined = gap.len() <= JOINT && reading.hit_of(gap.start, TimeClass::Joint).is_some();
    let opened = [from.tokens.start, from.tokens.start + 1]
        .into_iter()
        .any(|at| reading.hit_of_ending_at(at, TimeClass::Link).map(|(start, _)| start).is_some());
    if !joined || !opened || !is_plain(from) || !is_plain(to) {
        return None;
    }
    let [first, last] = [from, to].map(|date| date.when.from.year.map(|year| Moment::of_point(date.when.from, year)));
    last?.is_before(first?).then(|| Mistake {
        kind: FindingKind::TimeSpan,
        severity: Severity::Wrong,
        at: to.tokens.clone(),
        places: vec![from.tokens.clone(), to.tokens.clone()],
        figures: Vec::new(),
        dates: vec![second - 1, second],
        expected: None,
        rule: "span.backward",
    })
}

/// “Từ năm 2010 đến năm 2020 là 10 năm, không phải 12 năm.”
pub(crate) fn tell(telling: &Telling) -> String {
    let finding = telling.finding;
    if let ("span.backward", [from, to]) = (finding.rule.as_ref(), &finding.spans[..]) {
        let (from, to) = (from.slice(telling.text), to.slice(telling.text));
        return telling.language.pick(format!("“{to}” có trước “{from}”."), format!("“{to}” comes before “{from}”."));
    }
    let stated = finding.figures.first().map_or(String::new(), |&figure| telling.quote(figure));
    let dates: Vec<String> =
        finding.spans.iter().filter(|span| **span != finding.span).map(|span| format!("“{}”", span.slice(telling.text))).collect();
    let dates = dates.join(" – ");
    match telling.expected() {
        Some(right) => {
            let unit = finding.figures.first().and_then(|&figure| telling.figure(figure)?.unit.as_ref()).map_or("", |unit| &unit.text);
            telling.language.pick(
                format!("{dates}: {right} {unit}, không thể là {stated}."),
                format!("{dates} comes to {right} {unit}, not {stated}, by any way of counting."),
            )
        }
        None => telling.language.pick(format!("{stated} không khớp với {dates}."), format!("{stated} does not go with {dates}.")),
    }
}
