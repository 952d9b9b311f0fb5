//! `::error file=a.txt,line=3,col=12,endLine=3,endColumn=14,title=Solieu (sum.bracket)::The parts come to …`, which GitHub Actions
//! shows beside the line.

use std::io::Write;

use solieu::report::Severity;

use super::Mistake;
use crate::Failure;
use crate::table::printable;

pub(super) fn write(mistakes: &[Mistake], out: &mut Vec<u8>) -> Result<(), Failure> {
    for Mistake { id, finding, region, sentence, .. } in mistakes {
        let level = match finding.severity {
            Severity::Wrong => "error",
            Severity::Doubtful => "warning",
        };
        let (start, end) = (region.start, region.end);
        writeln!(
            out,
            "::{level} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            property(id),
            start.line,
            start.column,
            end.line,
            end.column,
            property(&format!("Solieu ({})", finding.rule)),
            data(&printable(sentence))
        )?;
    }
    Ok(())
}

/// What stands behind the last `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands between commas.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_property_is_escaped() {
        assert_eq!(property("C:\\bài, 5%\n.txt"), "C%3A\\bài%2C 5%25%0A.txt");
        assert_eq!(data("88 / 245: 35,92%\r\n"), "88 / 245: 35,92%25%0D%0A");
    }
}
