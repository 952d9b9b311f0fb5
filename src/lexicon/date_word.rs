//! The classes of the date words, each with an example: `ngày` announces a day, `này` follows a date.

use super::classes::classes;
use super::table::{LexiconError, Row};

classes! {
    /// What a word does around a calendar expression.
    DateClass {
        /// `ngày`, `sáng`, `hôm nay`: announces a day right behind.
        Day = "day",
        /// `ngày`, `cùng ngày`: makes the hour before it a time of the day.
        Dating = "dating",
        /// `sáng`: makes the hour before it a time of the day, or announces a day.
        Part = "part",
        /// `rạng sáng` of `đêm 9 rạng sáng 10/5`
        Dawn = "dawn",
        /// `ngày` before the day of a cited document.
        Cited = "cited",
        /// `vào`, `khai mạc`: announces a day where nothing is counted behind it.
        At = "at",
        /// `từ`: the same for dates with a slash, and opens a span.
        From = "from",
        /// `đến` between the ends of a span.
        To = "to",
        /// `hết` of `đến hết ngày`
        Until = "until",
        /// `này`, `vừa qua`, `năm ngoái`: follows a date.
        Tail = "tail",
        /// `tới`: follows a date to come.
        Ahead = "ahead",
        /// `hằng năm`
        Yearly = "yearly",
        /// `và` in a list of dates.
        And = "and",
        /// `của` of `tháng 5 của năm 2010`
        Of = "of",
        /// `tháng`
        Month = "month",
        /// `quý`
        Quarter = "quarter",
        /// `năm`
        Year = "year",
        /// `tư` of `tháng tư`, with the number.
        Name = "name",
        /// `thế kỷ`
        Century = "century",
        /// `thập niên`, `những năm`
        Decade = "decade",
        /// `thứ` of `thế kỷ thứ 13`
        Ordinal = "ordinal",
        /// `trước Công nguyên`
        Bc = "bc",
        /// `sau Công nguyên`
        Ad = "ad",
        /// `đầu` of `6 tháng đầu năm`
        Start = "start",
        /// `cuối` of `3 tháng cuối năm`
        Close = "close",
        /// `nửa đầu`, `nửa cuối`, with 1 or 2.
        Half = "half",
        /// `mỗi`: what follows is a rate, not a date.
        Each = "each",
        /// `lần`: how often.
        Times = "times",
        /// `nhiệm kỳ`, `mùa giải`: announces a span of years.
        Period = "period",
        /// `mùa hè`, `cuối`: announces a bare year.
        Season = "season",
        /// `kỳ thi`, `cúp`: a name that ends with the year it takes place in.
        Event = "event",
        /// `vòng loại`: the event itself is in a later year.
        Qualifying = "qualifying",
        /// `á quân`, `bầu cử`: won at an event, mostly at one of the years before.
        Won = "won",
        /// `sinh ngày`: the date of a life, not of the news.
        Birth = "birth",
        /// `đại hội`: starts the term that is named with it.
        Congress = "congress",
        /// `sẽ diễn ra`: announces when a congress is held.
        Announces = "announces",
        /// `công bố`: a year behind it is over.
        Announced = "announced",
        /// `thực hiện` in `5 năm thực hiện`
        CarriedOut = "carried-out",
        /// `vào`, `hồi`: the event of the year behind it is past.
        Told = "told",
        /// `từ`: the year is the start of a span.
        Since = "since",
        /// `đang`, `chưa`: the event of the year is present.
        Present = "present",
        /// `tòa án`, `xét xử`: courts hear what is long past.
        Court = "court",
        /// `họp báo thường kỳ`: held every month.
        Regular = "regular",
        /// `giao`, `kỳ hạn`: delivery of futures, still to come.
        Contract = "contract",
        /// `chậm nhất`: the month behind it is still to come.
        Deadline = "deadline",
        /// `cùng kỳ`: the same time of the year before.
        SamePeriod = "same-period",
        /// `so với`
        Than = "than",
        /// `tuyển sinh`: held before the school year that it is for.
        Admission = "admission",
        /// `tổng kết`, `trong năm`: the year behind it is over.
        Report = "report",
        /// `phiên bản`, `sedan`: the year in the name of a product is its model year.
        Model = "model",
        /// `ảnh` before the credit of a picture.
        Caption = "caption",
        /// `sẽ`, `dự kiến`: the event is to come.
        Future = "future",
        /// `hôm qua`, with unit and offset.
        Relative = "relative",
        /// `năm ngoái` behind a month or a day, with the offset.
        RelYear = "relyear",
        /// `ngày`, `tháng` of `9 tháng qua`, with the unit.
        Span = "span",
        /// `qua` of `9 tháng qua`
        Past = "past",
        /// `cập nhật`, `thứ hai`: stands in date lines.
        Label = "label",
        /// `lúc`: announces a time of the day.
        Clock = "clock",
        /// `giờ`
        Hour = "hour",
        /// `phút`
        Minute = "minute",
        /// `PM`, with the hours to add.
        HalfDay = "half-day",
        /// `GMT`, `giờ địa phương`
        Zone = "zone",
        /// `trong`: the hours behind it are a length of time.
        Lasting = "lasting",
        /// `đồng hồ`: the hours before it are a length of time.
        Lasted = "lasted",
        /// `khoảng` before a time of the day.
        About = "about",
        /// `âm lịch`
        Lunar = "lunar",
        /// `giêng`, with the number of the month.
        LunarMonth = "lunarmonth",
        /// `mùng`
        LunarDay = "lunarday",
        /// `rằm`
        Fifteenth = "fifteenth",
        /// `nhuận`
        Leap = "leap",
        /// `mùng 10 tháng 3`, with day and month.
        Feast = "feast",
        /// `Tết`, `xuân` before the name of a year.
        NewYear = "newyear",
        /// `Đinh` of `Đinh Dậu`, with its place of ten.
        Stem = "stem",
        /// `Dậu` of `Đinh Dậu`, with its place of twelve.
        Branch = "branch",
    }
}

/// A row of the date table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateWord {
    pub(crate) classes: u128,
    /// `month` of `month -1`
    pub(crate) unit: Option<TimeUnit>,
    /// The number at the end of the value cell.
    pub(crate) value: Option<i32>,
}

impl DateWord {
    pub(crate) fn is(self, class: DateClass) -> bool {
        self.classes & class.bit() != 0
    }

    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        let (classes, value) = (DateClass::read(row, 1)?, row.cells[2]);
        Ok(Self { classes, unit: TimeUnit::read(value), value: value.rsplit(' ').next().and_then(|value| value.parse().ok()) })
    }
}

/// The unit of the value of a date word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeUnit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    /// `từ đầu năm đến nay`: from the first of January.
    Since,
}

impl TimeUnit {
    /// The unit that the cell starts with.
    fn read(cell: &str) -> Option<Self> {
        match cell.split(' ').next()? {
            "day" => Some(Self::Day),
            "week" => Some(Self::Week),
            "month" => Some(Self::Month),
            "quarter" => Some(Self::Quarter),
            "year" => Some(Self::Year),
            "since" => Some(Self::Since),
            _ => None,
        }
    }
}
