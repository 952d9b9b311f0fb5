//! Stated lengths of time: `12 năm`, `hơn năm giờ`, `gần sáu thập kỷ`.

use crate::figure::Draft;
use crate::report::{Amount, Bound};

/// In minutes.
pub(super) const DAY: i64 = 24 * 60;

/// A stated length of time, in hundredths of its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Length {
    pub(super) value: i64,
    pub(super) unit: Unit,
    pub(super) bound: Bound,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Century,
    Decade,
    Year,
    Quarter,
    Month,
    Week,
    Day,
    Hour,
    Minute,
}

impl Unit {
    fn of(symbol: &str) -> Option<Self> {
        Some(match symbol {
            "thế kỷ" => Self::Century,
            "thập kỷ" => Self::Decade,
            "năm" => Self::Year,
            "quý" => Self::Quarter,
            "tháng" => Self::Month,
            "tuần" => Self::Week,
            "ngày" | "ngày đêm" => Self::Day,
            "giờ" => Self::Hour,
            "phút" => Self::Minute,
            _ => return None,
        })
    }

    /// So many units of this are so many minutes.
    fn minutes(self) -> (i64, i64) {
        // 400 years of the calendar have so many days
        const ERA: i64 = 146_097 * DAY;
        match self {
            Self::Century => (4, ERA),
            Self::Decade => (40, ERA),
            Self::Year => (400, ERA),
            Self::Quarter => (1_600, ERA),
            Self::Month => (4_800, ERA),
            Self::Week => (1, 7 * DAY),
            Self::Day => (1, DAY),
            Self::Hour => (1, 60),
            Self::Minute => (1, 1),
        }
    }

    pub(super) fn hundredths(self, minutes: i64) -> i64 {
        let (units, of) = self.minutes();
        (i128::from(minutes) * 100 * i128::from(units) / i128::from(of)) as i64
    }

    pub(super) fn is_of_clock(self) -> bool {
        matches!(self, Self::Hour | Self::Minute)
    }

    /// `sáu thập kỷ` is said of sixty years or so.
    pub(super) fn is_rough(self) -> bool {
        matches!(self, Self::Century | Self::Decade)
    }

    /// Its length changes with the calendar.
    pub(super) fn is_uneven(self) -> bool {
        matches!(self, Self::Year | Self::Quarter | Self::Month)
    }
}

impl Length {
    /// `12 năm`, `hơn năm giờ`; `None` where the figure is no length of time.
    pub(super) fn of(draft: &Draft) -> Option<Self> {
        let Amount::Single { value } = draft.amount else { return None };
        let unit = Unit::of(&draft.unit.as_ref()?.symbol)?;
        let value = value.shift(2)?.to_u32().filter(|&value| value > 0)?;
        // what is said of each year or of a change is no length of a stretch
        let plain = draft.per.is_none() && draft.change.is_none();
        plain.then_some(Self { value: value.into(), unit, bound: draft.bound })
    }

    pub(super) fn is_hedged(&self) -> bool {
        self.bound != Bound::Exact || self.unit.is_rough()
    }

    pub(super) fn is_in_years(&self) -> bool {
        matches!(self.unit, Unit::Year | Unit::Decade | Unit::Century)
    }
}
