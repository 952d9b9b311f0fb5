//! `{"id":"a.txt","line":3,"column":12,…,"words":"24","message":"…","finding":{…}}`

use serde::Serialize;
use solieu::report::Offsets;
use solieu::{Finding, Units};

use super::Mistake;
use crate::{Failure, json};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    id: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    words: &'a str,
    message: &'a str,
    /// As the report has it, its spans in UTF-16 units.
    finding: Finding,
}

pub(super) fn write(mistakes: &[Mistake], text: &str, out: &mut Vec<u8>) -> Result<(), Failure> {
    let units = Offsets::new(text, Units::Utf16);
    for Mistake { id, finding, words, region, sentence } in mistakes {
        let mut finding = Finding::clone(finding);
        finding.span = units.of(finding.span);
        finding.spans.iter_mut().for_each(|span| *span = units.of(*span));
        let ((line, column), (end_line, end_column)) = ((region.start.line, region.start.column), (region.end.line, region.end.column));
        if !out.is_empty() {
            out.extend_from_slice(b",\n");
        }
        json::write(&Item { id, line, column, end_line, end_column, words, message: sentence, finding }, out)?;
    }
    Ok(())
}
