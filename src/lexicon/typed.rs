//! Rows with typed cells: numerals (`ba` is the digit 3), units (`ha` is a measure, 10000 m2), qualifiers (`trên` is `over`).

use super::table::{LexiconError, Row};
use crate::decimal::Decimal;
use crate::report::Bound;

/// What a number word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numeral {
    /// `ba`
    Digit(u8),
    /// `mốt`, `tư`, `lăm`: digits only behind a ten, a hundred or a scale.
    Tail(u8),
    /// `mười`
    Ten,
    /// `mươi`: the digit before it counts tens.
    Tens,
    /// `hăm` is twenty and `băm` thirty, before a digit only.
    ShortTens(u8),
    /// `trăm`
    Hundred,
    /// `nghìn`, `triệu`, `tỷ`: a power of ten.
    Scale(u8),
    /// `chục` is 10, `tá` is 12.
    Dozen(u8),
    /// `linh`, `lẻ`: zero tens.
    And,
    /// `rưỡi`
    Half,
    /// `phẩy`
    Point,
    /// `âm`
    Minus,
    /// `k`, `tr`: scales glued to digits.
    Glued(u8),
    /// `M`, `G`: capital scales, read only where they cannot be anything else.
    Letter(u8),
}

impl Numeral {
    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        let value =
            || row.cells[2].parse::<u8>().map_err(|_| row.error(format!("the value “{}” is not a number from 0 to 255", row.cells[2])));
        Ok(match row.cells[1] {
            "digit" => Self::Digit(value()?),
            "tail" => Self::Tail(value()?),
            "ten" => Self::Ten,
            "tens" => Self::Tens,
            "short-tens" => Self::ShortTens(value()?),
            "hundred" => Self::Hundred,
            "scale" => Self::Scale(value()?),
            "dozen" => Self::Dozen(value()?),
            "and" => Self::And,
            "half" => Self::Half,
            "point" => Self::Point,
            "minus" => Self::Minus,
            "glued" => Self::Glued(value()?),
            "letter" => Self::Letter(value()?),
            other => return Err(row.error(format!("unknown role “{other}”"))),
        })
    }
}

/// What sort of quantity a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitKind {
    Money,
    Measure,
    Duration,
    Age,
    Percent,
}

/// On which side of the number a unit or a qualifier stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
    Both,
}

impl Side {
    fn read(row: &Row, column: usize) -> Result<Self, LexiconError> {
        match row.cells[column] {
            "before" => Ok(Self::Before),
            "after" => Ok(Self::After),
            "both" => Ok(Self::Both),
            other => Err(row.error(format!("unknown side “{other}”: write before, after or both"))),
        }
    }

    pub(crate) fn allows(self, side: Self) -> bool {
        self == Self::Both || self == side
    }
}

/// A row of the unit table: `đồng`, `ha`, `năm`.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) symbol: Box<str>,
    pub(crate) kind: UnitKind,
    pub(crate) side: Side,
    /// The unit in SI units: `10000 m2` for `ha`.
    pub(crate) si: Option<(Decimal, Box<str>)>,
}

impl Unit {
    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        let kind = match row.cells[2] {
            "money" => UnitKind::Money,
            "measure" => UnitKind::Measure,
            "duration" => UnitKind::Duration,
            "age" => UnitKind::Age,
            "percent" => UnitKind::Percent,
            other => return Err(row.error(format!("unknown kind “{other}”: write money, measure, duration, age or percent"))),
        };
        let si = match row.optional(4) {
            None => None,
            Some(cell) => Some(read_si(cell).ok_or_else(|| row.error(format!("“{cell}” is no factor with an SI unit, as “10000 m2” is")))?),
        };
        let symbol = row.required(1, "the symbol that the report shows")?.into();
        Ok(Self { symbol, kind, side: Side::read(row, 3)?, si })
    }
}

fn read_si(cell: &str) -> Option<(Decimal, Box<str>)> {
    let (factor, unit) = cell.split_once(' ')?;
    let (whole, fraction) = factor.split_once('.').unwrap_or((factor, ""));
    Some((Decimal::from_digits(whole, fraction)?, unit.into()))
}

/// A row of the qualifier table: `trên` before the number, `trở lên` after it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Qualifier {
    pub(crate) bound: Bound,
    pub(crate) side: Side,
}

impl Qualifier {
    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        let bound = match row.cells[1] {
            "exact" => Bound::Exact,
            "about" => Bound::About,
            "over" => Bound::Over,
            "nearly" => Bound::Nearly,
            "under" => Bound::Under,
            "atLeast" => Bound::AtLeast,
            "atMost" => Bound::AtMost,
            other => return Err(row.error(format!("unknown bound “{other}”"))),
        };
        Ok(Self { bound, side: Side::read(row, 2)? })
    }
}
