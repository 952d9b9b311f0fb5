//! The year of an article without a date line: `Sáng 31/3 … (31/3/2017)`, `tháng 11/2017 tới`, `năm Đinh Dậu`,
//! `so với cùng kỳ năm 2016`, `Đại hội … nhiệm kỳ 2015-2020, sẽ được tổ chức 13-17/10`.
//!
//! Without evidence there is none: a wrong year does more harm than `XXXX`.

use super::facts::{Facts, YearEvidence};
use super::{by_calculation, by_date, by_event, by_year_before};
use crate::find::date::calendar::Point;
use crate::find::found::Date;
use crate::find::reading::Reading;

/// Looks for one kind of evidence of the article's year.
type FindYear = fn(&Facts) -> Option<YearEvidence>;

/// In the order of their certainty: the first that finds evidence wins.
const EVIDENCE: &[FindYear] = &[
    by_calculation::year_beside_day,
    by_calculation::year_of_congress,
    by_calculation::year_of_anniversary,
    by_calculation::year_of_cycle,
    by_date::restated_day,
    by_date::near_day,
    by_date::document_day,
    by_date::same_month,
    by_date::month_ahead,
    by_date::periodic_report,
    by_date::counted_to,
    by_event::new_year,
    by_year_before::comparison,
    by_event::event,
    by_event::school_year,
    by_event::plan,
    by_year_before::year_review,
    by_year_before::turn_of_year,
];

/// The article's year, and what speaks against filling it in.
pub(super) struct ArticleYear {
    evidence: YearEvidence,
    /// A full date of that year stands behind an open one: the writer leaves out another year than this one.
    is_stated_later: bool,
    /// Month and day of the latest document of that year: an earlier open day is of another year.
    cited: Option<(u8, u8)>,
}

impl ArticleYear {
    /// The year of an open date, unless something speaks against it.
    pub(super) fn year_of(&self, date: &Date) -> Option<i32> {
        let contradicted = self.is_stated_later || self.cited.is_some_and(|cited| date.when.from.start() < cited);
        (!contradicted).then(|| self.nearest(date.when.from))
    }

    pub(super) fn year(&self) -> i32 {
        self.evidence.year
    }

    /// The year in which the point lies nearest to the evidence: December beside evidence of January is of the year before.
    fn nearest(&self, point: Point) -> i32 {
        // two thirds of a year: anything nearer may be looked back on or announced
        const FAR: i64 = 245;
        let YearEvidence { year, near } = self.evidence;
        let distance = near.map_or(0, |near| point.day_number(year) - near.day_number(year));
        year - i32::from(distance > FAR) + i32::from(distance < -FAR)
    }
}

pub(super) fn infer_article_year(reading: &Reading) -> Option<ArticleYear> {
    let facts = Facts::gather(reading);
    let evidence = EVIDENCE.iter().find_map(|find| find(&facts))?;
    let issued = || reading.documents.iter().filter_map(|document| document.issued);
    if issued().filter_map(|issued| issued.year).any(|year| year > evidence.year) {
        return None;
    }
    let is_full = |date: &Date| date.when.full_day().is_some_and(|(other, _)| other == evidence.year);
    let first_full = reading.dates.iter().position(is_full);
    let first_open = reading.dates.iter().position(|date| date.when.is_open());
    // dated evidence near the open days needs no such caution
    let is_stated_later = evidence.near.is_none() && first_full.zip(first_open).is_some_and(|(full, open)| open < full);
    let cited =
        issued().filter(|_| evidence.near.is_none()).filter(|issued| issued.year == Some(evidence.year)).map(|issued| issued.start()).max();
    Some(ArticleYear { evidence, is_stated_later, cited })
}
