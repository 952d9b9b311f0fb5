//! Calendar expressions: `Ngày 17-12`, `tháng 10/2021`, `quý IV năm 2023`, `nhiệm kỳ 2010 - 2015`.

use super::Reading;
use crate::span::Tokens;

/// One mention; its value is settled when the whole article is known.
#[derive(Debug, Clone)]
pub(crate) struct Date {
    pub(crate) tokens: Tokens,
    pub(crate) value: String,
    pub(crate) inferred: bool,
}

pub(super) fn find_dates(_reading: &mut Reading) {}

/// `2024-08-17`: a day that the calendar has.
pub(crate) fn is_iso_date(text: &str) -> bool {
    let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    match parts[..] {
        [Some(year), Some(month), Some(day)] if text.len() == 10 => (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day),
        _ => false,
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}
