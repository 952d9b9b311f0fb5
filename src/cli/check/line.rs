//! `a.txt:3:12: wrong: The parts come to 17 + 4 + 1 + 3 = 25, not 24.`, between the sums that are right.

use std::io::Write;

use solieu::Report;
use solieu::report::Verdict;

use super::{Mistake, Style, severity};
use crate::Failure;
use crate::table::printable;

pub(super) fn write(style: Style, id: &str, mistakes: &[Mistake], report: &Report, out: &mut Vec<u8>) -> Result<(), Failure> {
    let mut lines: Vec<(usize, String)> = mistakes.iter().map(|mistake| (mistake.finding.span.start, told(mistake, style))).collect();
    if style.all {
        let name = if style.named { format!("{id}: ") } else { String::new() };
        let breakdowns = report.breakdowns.iter().map(|breakdown| (breakdown.verdict, breakdown.span, breakdown.line(report)));
        let checks = report.checks.iter().map(|check| (check.verdict, check.span, check.line(report)));
        let right = breakdowns.chain(checks).filter(|&(verdict, ..)| verdict != Verdict::Unbalanced);
        lines.extend(right.map(|(_, span, line)| (span.start, format!("{name}{line}"))));
    }
    lines.sort_by_key(|&(place, _)| place);
    for (_, line) in lines {
        writeln!(out, "{}", printable(&line))?;
    }
    Ok(())
}

fn told(Mistake { id, finding, region, sentence, .. }: &Mistake, style: Style) -> String {
    format!("{id}:{}:{}: {}: {sentence}", region.start.line, region.start.column, severity(finding, style.language))
}
