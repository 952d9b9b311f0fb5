//! The name of a body, part by part: `Ban Thường vụ` + `Huyện ủy` + `huyện Hóc Môn`, `Sở` + `Tài nguyên và Môi trường` +
//! `tỉnh Hà Nam`, `Công ty` + `CP` + `Xây dựng` + `47`. The row of the type word lists the parts that it takes.

use super::body::Body;
use super::proper_name::{scan_proper, scan_unlisted};
use crate::find::place::{Area, names_with_number, scan_area, scan_site};
use crate::find::reading::Reading;
use crate::lexicon::{CueClass, FieldClass, Hit, TableId, Takes};
use crate::report::Level;
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// The sort of the last part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NamePart {
    Type,
    Form,
    Field,
    Name,
}

/// The most bodies in one name: `Văn phòng Ban Thường vụ Thành ủy` has three.
const DEEPEST: usize = 4;

/// The most tokens of a name: `Trường Phổ thông dân tộc nội trú Trung học cơ sở và Trung học phổ thông huyện Lạc Thủy` has 21.
const LONGEST: usize = 28;

/// The body whose type word starts at the token.
pub(crate) fn scan_body(reading: &Reading, at: usize) -> Option<Body> {
    scan(reading, at, 0)
}

fn scan(reading: &Reading, at: usize, depth: usize) -> Option<Body> {
    let row = reading.hit(at, TableId::Org).filter(|_| depth < DEEPEST && reading.is_free(at))?;
    let head = at..at + row.len();
    let scanner = Scanner {
        reading,
        row,
        limit: reading.source.sentence(at).end.min(at + LONGEST),
        depth,
        end: head.end,
        last: NamePart::Type,
        capital: false,
        listed: false,
        written_as_name: reading.token(at).kind == TokenKind::Word && reading.token(at).case != Case::Lower,
        area: None,
        parent: None,
    };
    scanner.read(head)
}

struct Scanner<'r, 's> {
    reading: &'r Reading<'s>,
    /// The row of the type word.
    row: Hit,
    limit: usize,
    depth: usize,
    end: usize,
    last: NamePart,
    /// Whether a part behind the type word is written as a name.
    capital: bool,
    /// Whether a part with a capital is a row of the tables.
    listed: bool,
    /// Whether the type word is written as a name.
    written_as_name: bool,
    area: Option<Area>,
    parent: Option<Box<Body>>,
}

impl Scanner<'_, '_> {
    /// Whether the type word takes that part.
    fn takes(&self, what: Takes) -> bool {
        self.reading.lexicon.takes(self.row, what)
    }

    fn read(mut self, head: Tokens) -> Option<Body> {
        if self.takes(Takes::Caps)
            && !head.clone().all(|at| self.reading.token(at).kind != TokenKind::Word || self.reading.token(at).case != Case::Lower)
        {
            return None;
        }
        if !self.takes(Takes::Caps) {
            while self.end < self.limit && self.part() {}
            self.seat();
        }
        let bare = self.end == head.end;
        if self.is_counted(&head) {
            return None;
        }
        let stands = match (bare, self.written_as_name) {
            (true, true) => self.takes(Takes::Alone),
            (true, false) => false,
            (false, true) => self.capital || self.area.is_some() || self.parent.is_some(),
            // “báo Tuổi Trẻ”, “bộ Công an”, but not “vụ UFO”, “tổ chức Hội nghị”
            (false, false) => self.listed || self.capital && self.takes(Takes::Lower) || self.closes(head.len() > 1),
        };
        stands.then_some(Body { tokens: head.start..self.end, head, row: self.row, area: self.area, parent: self.parent })
    }

    /// A common noun with a sort of area, counted or in the plural: `24 đảng bộ xã`, `các trạm y tế xã`.
    fn is_counted(&self, head: &Tokens) -> bool {
        let counts = |at: usize| {
            self.reading.token(at).kind == TokenKind::Digits && self.reading.is_free(at) || self.reading.is(at, CueClass::Plural)
        };
        let nameless = self.area.as_ref().is_some_and(|area| area.name.is_empty() && area.level != Some(Level::Central));
        !self.written_as_name && !self.capital && nameless && head.start.checked_sub(1).is_some_and(counts)
    }

    /// Whether an area or another body closes the name: `công an tỉnh`, `phòng quản lý đô thị quận Thủ Đức`, but not `sở Hà Nội`.
    fn closes(&self, unmistakable: bool) -> bool {
        let area = self.area.as_ref().is_some_and(|area| unmistakable || self.last == NamePart::Field && !area.name.is_empty());
        area || unmistakable && self.parent.is_some()
    }

    /// Reads one more part; false if the name ends here.
    fn part(&mut self) -> bool {
        let token = self.reading.token(self.end);
        if !token.spaced && token.kind != TokenKind::Digits && !matches!(token.mark, '-' | '–' | '&' | ',')
            || !self.reading.is_free(self.end)
        {
            return false;
        }
        if self.area.is_some() || self.parent.is_some() {
            return false;
        }
        self.body() || self.place() || self.field() || self.joined() || self.name() || self.number()
    }

    /// `Ban Thường vụ` + `Thành ủy`: the body that this one is part of.
    fn body(&mut self) -> bool {
        if !self.takes(Takes::Body) && self.last != NamePart::Field {
            return false;
        }
        let Some(parent) = scan(self.reading, self.end, self.depth + 1).filter(|parent| parent.tokens.end <= self.limit) else {
            return false;
        };
        // “Cục Công an” has a field, “Phòng Thanh tra tỉnh” a parent: a field wins if it is as long
        let field = self.reading.hit(self.end, TableId::Field).filter(|_| self.takes(Takes::Field) && self.last == NamePart::Type);
        if field.is_some_and(|field| self.end + field.len() >= parent.tokens.end) {
            return false;
        }
        self.end = parent.tokens.end;
        self.parent = Some(Box::new(parent));
        true
    }

    fn place(&mut self) -> bool {
        if let Some(len) = scan_site(self.reading, self.end).filter(|_| self.takes(Takes::Area)) {
            self.end += len;
            self.capital = true;
            self.last = NamePart::Name;
            return true;
        }
        let Some(area) = scan_area(self.reading, self.end).filter(|area| area.end <= self.limit) else { return false };
        let closes_name = self.last != NamePart::Type && !area.name.is_empty();
        let taken = if area.abroad { self.takes(Takes::Country) || closes_name } else { self.takes(Takes::Area) || closes_name };
        if !taken {
            return false;
        }
        self.end = area.end;
        // “phường Lộc Vượng TP Nam Định”: the larger area follows the smaller one
        let wider = scan_area(self.reading, area.end).filter(|wider| !wider.name.is_empty() && !wider.abroad && wider.end <= self.limit);
        if let Some(wider) = wider.as_ref().filter(|_| !area.name.is_empty() && self.reading.token(area.end).spaced) {
            self.end = wider.end;
        }
        // “Ủy ban MTTQ Việt Nam tỉnh Quảng Trị”
        self.area = Some(if area.abroad && self.end > area.end { wider.unwrap_or(area) } else { area });
        true
    }

    /// `Đại sứ quán Mỹ` + `tại Hà Nội`, `TAND cấp cao` + `tại TP.HCM`.
    fn seat(&mut self) {
        if !self.takes(Takes::Seat) || !self.reading.is(self.end, CueClass::At) {
            return;
        }
        if let Some(seat) = scan_area(self.reading, self.end + 1).filter(|seat| !seat.name.is_empty() && seat.end <= self.limit) {
            self.end = seat.end;
            self.capital = true;
        }
    }

    /// A portfolio or a legal form: `Tài nguyên`, `TNHH`, `cổ phần`.
    fn field(&mut self) -> bool {
        let Some(hit) = self.reading.hit(self.end, TableId::Field) else { return false };
        let is = |class| self.reading.lexicon.is(hit, class);
        let is_form = is(FieldClass::Form);
        let capital = self.reading.token(self.end).is_capital();
        let many = self.takes(Takes::Field) || self.takes(Takes::Form);
        let taken = if is_form {
            many || self.takes(Takes::Name)
        } else if capital {
            many
        } else if is(FieldClass::Tail) {
            self.takes(Takes::Field)
                && (self.last == NamePart::Field
                    || self.last == NamePart::Type && self.takes(Takes::Lower)
                    || self.last == NamePart::Type && many)
        } else {
            // “Công ty sản xuất”, “Sở kiểm tra” are no names; “Phòng quản lý đô thị” is one before an area
            self.takes(Takes::Field) && self.last == NamePart::Type && self.opens_lower(hit.len())
        };
        if !taken {
            return false;
        }
        self.end += hit.len();
        // “kỳ thi THPT Quốc gia”: a form alone is no name
        self.capital |= capital && !is_form;
        self.listed |= capital && !is_form;
        self.last = if is_form { NamePart::Form } else { NamePart::Field };
        true
    }

    /// Whether a portfolio in lower case continues as one or is followed by an area.
    fn opens_lower(&self, len: usize) -> bool {
        let next = self.end + len;
        self.reading.is(next, FieldClass::Tail) || scan_area(self.reading, next).is_some()
    }

    /// `và Môi trường`, `, Thể thao và Du lịch`, `- Thương binh và Xã hội`; a comma only in a list that `và` or a dash closes.
    fn joined(&mut self) -> bool {
        if self.last != NamePart::Field {
            return false;
        }
        let (mut at, mut end) = (self.end, None);
        while at < self.limit {
            let mark = self.reading.token(at).mark;
            let closes = self.reading.is(at, CueClass::And) || matches!(mark, '&' | '-' | '–');
            if !closes && mark != ',' {
                break;
            }
            let Some(hit) =
                self.reading.hit(at + 1, TableId::Field).filter(|_| self.reading.token(at + 1).is_capital() || closes && mark == ' ')
            else {
                break;
            };
            if !self.reading.token(at + 1).is_capital() && !self.reading.lexicon.is(hit, FieldClass::Tail) {
                break;
            }
            at += 1 + hit.len();
            if closes {
                end = Some(at);
            }
        }
        self.end = end.filter(|&end| end <= self.limit).unwrap_or(self.end);
        end.is_some()
    }

    /// A proper name, or a portfolio that no row has: `Hòa Phát`, `GTVT`, `Ngoại thương`.
    fn name(&mut self) -> bool {
        let token = self.reading.token(self.end);
        if !token.is_capital() || self.last == NamePart::Name {
            return false;
        }
        let len = if self.takes(Takes::Name) {
            scan_proper(self.reading, self.end, self.limit)
        } else if self.takes(Takes::Field) {
            scan_unlisted(self.reading, self.end)
        } else {
            0
        };
        if len == 0 {
            return false;
        }
        // “Nhà hát Tuổi trẻ”: one capital with its second syllable
        let len = if len == 1 { len.max(scan_unlisted(self.reading, self.end)) } else { len };
        self.end += len;
        self.capital = true;
        self.last = if self.takes(Takes::Name) { NamePart::Name } else { NamePart::Field };
        true
    }

    /// `số 3`, `1`, `47`: digits that belong to the name.
    fn number(&mut self) -> bool {
        const LONGEST_NUMBER: usize = 3;
        if !self.takes(Takes::Number) || self.last == NamePart::Form {
            return false;
        }
        let at = if self.reading.is(self.end, CueClass::NumberOf) { self.end + 1 } else { self.end };
        let token = self.reading.token(at);
        // “tiểu học 1.908, THCS 640”: a short form alone is a level of schools, not a school
        let is_short = self.last == NamePart::Type && self.reading.token(self.end - 1).case == Case::Upper;
        let is_stated = at > self.end || self.last != NamePart::Type || self.written_as_name && !is_short;
        let short = token.kind == TokenKind::Digits && self.reading.source.text_of(at).len() <= LONGEST_NUMBER;
        if !short || !is_stated || !(names_with_number(self.reading, at) || at > self.end) {
            return false;
        }
        self.end = at + 1;
        self.capital = true;
        self.last = NamePart::Name;
        true
    }
}
