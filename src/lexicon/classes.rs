//! What the words of the tables of dates, times and documents do, each class with an example; a table that names another class is refused.

use super::LexiconError;
use super::table::Row;

/// Declares the classes of a table: variant, the word that the table uses, what it is.
macro_rules! classes {
    ($(#[$doc:meta])* $name:ident { $($(#[$what:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($(#[$what])* $variant,)* }

        impl $name {
            fn named(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }

            pub(crate) const fn bit(self) -> u128 {
                1 << self as u32
            }

            /// The classes that a cell lists, separated by blanks.
            pub(super) fn read(row: &Row, column: usize) -> Result<u128, LexiconError> {
                row.cells[column].split(' ').try_fold(0, |set, word| {
                    let class = Self::named(word).ok_or_else(|| row.error(format!("unknown class “{word}”")))?;
                    Ok(set | class.bit())
                })
            }
        }
    };
}

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
        /// `sinh ngày`: tells of a life, not of the article's time.
        Birth = "birth",
        /// `đại hội`: opens the term that is named with it.
        Congress = "congress",
        /// `sẽ diễn ra`: announces when a congress is held.
        Announces = "announces",
        /// `công bố`: what is told of a year comes out after it.
        Announced = "announced",
        /// `thực hiện` of `5 năm thực hiện`
        CarriedOut = "carried-out",
        /// `vào`, `hồi`: what is told with a year is past.
        Told = "told",
        /// `từ`: the year is a beginning.
        Since = "since",
        /// `đang`, `chưa`: what is told with a year is present.
        Present = "present",
        /// `tòa án`, `xét xử`: what a court hears is long past.
        Court = "court",
        /// `họp báo thường kỳ`: held and told every month.
        Regular = "regular",
        /// `giao`, `kỳ hạn` of goods that are traded ahead.
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
        /// `phiên bản`, `sedan`: the year in the name of a thing is that of its making.
        Model = "model",
        /// `ảnh` before the credit of a picture.
        Caption = "caption",
        /// `sẽ`, `dự kiến`: what is told is to come.
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

classes! {
    /// What a word does in the citation of a document.
    DocClass {
        /// `nghị định`: bare digits behind it are its number.
        Number = "number",
        /// `kết luận`: also a verb; bare digits are its number where it has a capital.
        Verb = "verb",
        /// `kế hoạch`: bare digits may count; `số` or a code makes them its number.
        Weak = "weak",
        /// `nghị quyết`: may be named by the meeting that passed it.
        Meeting = "meeting",
        /// `luật`: named by its matter.
        Law = "law",
        /// `kỷ luật`, `luật sư`: no document.
        Other = "none",
        /// `NQ` in a number.
        Code = "code",
        /// `số` before a number.
        Label = "label",
        /// `các` before a type: a list follows.
        Plural = "plural",
        /// `và` between the members of a list.
        And = "and",
        /// `của` before the issuer.
        Of = "of",
        /// `khóa` before the term.
        Term = "term",
        /// `lần thứ` before the number of a meeting.
        Ordinal = "ordinal",
        /// `Trung ương`, `Ban Chấp hành Trung ương`
        Central = "central",
        /// `hội nghị`
        Conference = "conference",
        /// `đại hội`
        Congress = "congress",
        /// `đảng bộ`, `tỉnh`: belongs to the name of a meeting.
        Body = "body",
        /// `Đảng` of `Đại hội XIII của Đảng`
        Tail = "tail",
        /// `năm` before the year of a law.
        Year = "year",
        /// `sửa đổi`
        Amended = "amended",
        /// `về` between type and matter.
        About = "about",
    }
}

classes! {
    /// How a word relates dates to each other, to a length of time, to an age.
    TimeClass {
        /// `thứ Hai`, with its place from Monday on.
        Weekday = "weekday",
        /// `tuần này` between a weekday and its date.
        Beside = "beside",
        /// `sáng`: the `thứ hai` behind it is a day of the week, not the second.
        DayPart = "day-part",
        /// `thứ nhất` at the start of a sentence: the `thứ hai` of a later one goes on counting.
        First = "first",
        /// `cụ thể là` between a period and one that lies in it.
        Namely = "namely",
        /// `trung bình`: a mean may have decimals.
        Average = "average",
        /// `nhuận`: the sentence speaks of leap years.
        Leap = "leap",
        /// `đến` between two times of the day.
        Joint = "joint",
        /// `từ ngày` between a length of time and the dates that it lies between.
        Link = "link",
        /// `trong`, `kéo dài`: a length of time stands behind.
        Lasting = "lasting",
        /// `sau`: the same, told from its end.
        After = "after",
        /// `kỷ niệm`: the years since a beginning stand behind.
        Anniversary = "anniversary",
        /// `khởi công`, `thành lập`: its date is that of a beginning.
        Start = "start",
        /// `hoàn thành`: its date is that of an end.
        Finish = "finish",
        /// `thi công` behind a length of time: what it was spent on.
        Work = "work",
        /// `làm việc`, `đầu` behind a length of time: only some of the days between.
        Partial = "partial",
        /// `hy sinh`: what others look back at years later.
        Event = "event",
        /// `đó` of `trong 12 năm đó`
        Pointing = "pointing",
        /// `sinh năm`
        Birth = "birth",
        /// `năm nay`: the age behind it is of the day of the article.
        Now = "now",
        /// `khi`, `lúc`: the age behind it is of another day.
        Then = "then",
        /// `mới` before an age.
        Young = "young",
        /// `đã`, `vừa` before an age.
        Adverb = "adverb",
        /// `ông`, `bà`: who is of that age.
        Pronoun = "pronoun",
        /// `con trai`: somebody else is of that age.
        Kin = "kin",
        /// `hưởng thọ`: the age behind it is that of death.
        Death = "death",
        /// `trú`, `ở` behind an age.
        Dwells = "dwells",
    }
}

classes! {
    /// What stands behind the type word of a body, and how it has to be written.
    Takes {
        /// `Ủy ban nhân dân` + `tỉnh Hà Nam`
        Area = "area",
        /// `Đại sứ quán` + `Mỹ`
        Country = "country",
        /// `Sở` + `Y tế`
        Field = "field",
        /// `Công ty` + `cổ phần`
        Form = "form",
        /// `Công ty` + `Hòa Phát`
        Name = "name",
        /// `Bệnh viện Nhi đồng` + `1`
        Number = "number",
        /// `Văn phòng` + `Thành ủy`
        Body = "body",
        /// `Thành ủy`: a name without anything behind it.
        Alone = "alone",
        /// `Ban Thường vụ` alone: the one body of the article that is called so.
        Bare = "bare",
        /// `báo Tuổi Trẻ`: also in lower case.
        Lower = "lower",
        /// `TAND cấp cao` + `tại Hà Nội`: known by where it sits.
        Seat = "seat",
        /// `HĐND`: in capitals only, with nothing behind it.
        Caps = "caps",
        /// Nothing.
        None = "none",
    }
}

/// A row of the date table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateWord {
    pub(crate) classes: u128,
    /// The number at the end of the value cell.
    pub(crate) value: Option<i32>,
}

impl DateWord {
    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        Ok(Self { classes: DateClass::read(row, 1)?, value: row.cells[2].rsplit(' ').next().and_then(|value| value.parse().ok()) })
    }
}

/// A row of the table of times.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimeWord {
    pub(crate) classes: u128,
    /// The number in the value cell.
    pub(crate) value: Option<u8>,
}

impl TimeWord {
    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        Ok(Self { classes: TimeClass::read(row, 1)?, value: row.cells[2].parse().ok() })
    }
}

/// A row of the document table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DocWord {
    pub(crate) classes: u128,
}

impl DocWord {
    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        Ok(Self { classes: DocClass::read(row, 2)? })
    }
}
