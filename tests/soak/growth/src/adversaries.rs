//! Texts made to be slow, each a name and a way to fill so many bytes. What repeats is a shape that some stage looks ahead or back in.

/// Repeated from the first byte to the last.
pub(crate) const REPEATED: &[(&str, &str)] = &[
    // separators and digits
    ("dotted digits", "1."),
    ("commas", "1,"),
    ("dotted thousands", "1.000."),
    ("slashes", "1/"),
    ("dashes", "1-"),
    ("dashes with blanks", "1 - "),
    ("dates", "17/12/2012 "),
    ("glued dates", "17/12/2012-"),
    ("clocks", "8:10:"),
    ("days and months", "ngày 1 tháng 2 "),
    ("years in a span", "2016-2017-"),
    ("ranges", "từ 3 đến "),
    ("ratios", "133/136 "),
    ("percents", "5%"),
    ("money", "$1€2£"),
    ("rates", "30.000đ/kg/"),
    ("minus signs", "-−–—"),
    ("numbers without more", "1 "),
    // number words
    ("một", "một "),
    ("không", "không "),
    ("scales", "nghìn triệu tỷ "),
    ("tens", "mươi mốt "),
    ("and", "linh lẻ "),
    ("halves", "rưỡi "),
    ("points", "phẩy "),
    ("long numbers", "một trăm hai mươi ba nghìn bốn trăm "),
    ("dozens", "vài chục tá "),
    // sums
    ("trong đó", "trong đó "),
    ("trong đó with numbers", "trong đó 5 người, "),
    ("trong đó with totals", "Có 9 vụ, trong đó 4 vụ trộm, "),
    ("parts in brackets", "9 người (4 nữ và 5 nam) "),
    ("parts in open brackets", "(9 người (4 nữ, "),
    ("summaries a line", "Có 5 vụ. Như vậy, có 9 vụ.\n"),
    ("gồm", "gồm 3 vụ và "),
    ("trong số", "trong số 5 vụ gồm 3 vụ và "),
    ("chiếm", "9 vụ chiếm 5%, "),
    ("shares in brackets", "9 người (5%) "),
    ("từ lên", "từ 3 vụ lên 5 vụ "),
    ("colons and semicolons", "9 vụ: 3 vụ; "),
    ("như vậy", "Như vậy, có 9 vụ, còn lại 4 vụ, chiếm 3%. "),
    ("same clause again", "Xã có 9 vụ, 3 bị can. "),
    ("growing chain", "tăng 5% so với cùng kỳ giảm 3 lần so với "),
    // brackets and quotes
    ("open brackets", "("),
    ("open brackets with numbers", "(9 người "),
    ("closed brackets", ")"),
    ("pairs of brackets", "()"),
    ("square brackets", "[[1]"),
    ("quotes", "“"),
    ("straight quotes", "\""),
    ("quoted numbers", "“5 "),
    // words and names
    ("titles", "ông bà đồng chí "),
    ("names", "Nguyễn Văn "),
    ("names and roles", "ông Nguyễn Văn An, Bí thư Huyện ủy, "),
    ("new names", "Trần Lê Phan Vũ "),
    ("capitals", "A "),
    ("abbreviations", "ĐV "),
    ("definitions", "đảng viên (ĐV) "),
    ("dotted capitals", "T.Ư."),
    ("short forms of a name", "Ông Nguyễn Văn An nói. Ông An cười. "),
    ("bodies", "Ủy ban Kiểm tra "),
    ("bodies of bodies", "Chi bộ của Đảng bộ "),
    ("places", "xã Bình An huyện "),
    ("joined bodies", "Đảng bộ xã, phường, thị trấn và "),
    // documents
    ("documents", "Nghị quyết số 21-KL/TW "),
    ("document words", "nghị quyết quyết định số "),
    ("document codes", "KL/TW-"),
    ("documents without numbers", "Luật Đất đai sửa đổi, bổ sung "),
    ("congresses", "khóa XII Đại hội lần thứ "),
    // lines
    ("line ends", "\n"),
    ("one word a line", "a\n"),
    ("one number a line", "5 người\n"),
    ("date lines", "Thứ Hai, 17/08/2024 13:23\n"),
    ("headings", "BOX: Tin liên quan\n"),
    ("captions", "Con đường mới ở xã An Hải.\n"),
    ("bylines", "Bài, ảnh: Bảo Khôi\n"),
    ("sources", "Nguồn: baomau.vn\n"),
    ("carriage returns", "\r5\r"),
    ("full stops", ". "),
    ("ellipses", "…"),
    ("bullets", "- 5 người\n"),
    // letters
    ("one long word", "a"),
    ("one long Vietnamese word", "ệ"),
    ("digits", "7"),
    ("combining marks", "\u{301}"),
    ("letters with marks", "e\u{323}\u{302}"),
    ("capital Eth", "Ð"),
    ("emoji", "😀"),
    ("blanks", " "),
    ("wide blanks", "\u{a0}\u{200b}\u{feff}"),
    ("NUL", "\0"),
    ("other digits", "٣٤"),
    ("web addresses", "www.a.vn/b?c=d&"),
    ("schemes", "https://"),
    ("at signs", "a@b."),
    ("phones", "0912.345.678 "),
    ("superscripts", "m²"),
    // context
    ("units", "km ha "),
    ("qualifiers", "khoảng hơn gần "),
    ("objects", "đảng viên "),
    ("counted objects", "5 đảng viên, chi bộ, "),
    ("labels", "khiển trách, cảnh cáo, khai trừ "),
    ("labels with numbers", "khiển trách 5, cảnh cáo 3, "),
    ("topics without end", "kỷ luật 5 đảng viên và kiểm tra 3 tổ chức và "),
    ("periods", "năm 2012 so với năm 2011 "),
    ("relative dates", "hôm qua tháng trước năm ngoái "),
    ("lunar dates", "mùng 5 tháng Giêng năm Đinh Dậu "),
    ("terms", "nhiệm kỳ 2010 - 2015 "),
    ("ordinals", "lần thứ 5 khóa XII "),
];

/// A text of at least `size` bytes.
pub(crate) fn repeated(piece: &str, size: usize) -> String {
    piece.repeat(size.div_ceil(piece.len()))
}

/// Texts whose parts differ: each name, each definition, each word is new.
pub(crate) const GROWING: &[(&str, fn(usize) -> String)] = &[
    ("nested brackets", |size| format!("{}5 người{}", "(4 nữ ".repeat(size / 16), ")".repeat(size / 16))),
    ("a number in each of deep brackets", |size| filled(size, |at| format!("{at} ("))),
    ("different people", |size| filled(size, |at| format!("Ông {} {} nói. ", name(at), name(at / 26)))),
    ("different people, no titles", |size| filled(size, |at| format!("{} {} {}, ", "Nguyễn", name(at), name(at / 26)))),
    ("different people, short forms", |size| {
        filled(size, |at| format!("Ông Lê {} An nói. Ông {} An cười. Ông An nói. ", name(at), name(at)))
    }),
    ("different bodies, short forms", |size| {
        filled(size, |at| format!("Chi bộ {} huyện Bình An họp. Chi bộ {} nói. ", name(at), name(at)))
    }),
    ("bodies that are part of bodies", |size| filled(size, |at| format!("Ban Thường vụ Đảng ủy xã {}, Ban Thường vụ Đảng ủy. ", name(at)))),
    ("different bodies", |size| filled(size, |at| format!("Chi bộ {} thuộc Đảng bộ {}. ", name(at), name(at / 26)))),
    ("different bodies, one parent", |size| filled(size, |at| format!("Đảng bộ xã {} {}, ", name(at), name(at / 26)))),
    ("different definitions", |size| filled(size, |at| format!("đảng viên ({}) ", code(at)))),
    ("different abbreviations", |size| filled(size, |at| format!("{} ", code(at)))),
    ("different documents", |size| filled(size, |at| format!("Nghị quyết số {at}-NQ/TW; "))),
    ("different dates", |size| filled(size, |at| format!("ngày {}/{}/{}, ", at % 28 + 1, at % 12 + 1, 1900 + at % 200))),
    ("different years", |size| filled(size, |at| format!("Năm {} có {at} vụ. ", 1900 + at % 200))),
    ("different numbers", |size| filled(size, |at| format!("{at} vụ, "))),
    ("different totals", |size| filled(size, |at| format!("Có {at} vụ, trong đó {} vụ. ", at / 2))),
    ("one total, many parts", |size| format!("Có 9 vụ, gồm {}.", filled(size, |at| format!("{at} vụ, ")))),
    ("one total, many labels", |size| format!("Kỷ luật 9 đảng viên: {}.", filled(size, |at| format!("cảnh cáo {at}; ")))),
    ("different lines", |size| filled(size, |at| format!("Tin {} số {at}\n", name(at)))),
    ("the same headline figure", |size| format!("Kỷ luật 186 đảng viên\n{}", filled(size, |at| format!("Xã kỷ luật {at} đảng viên.\n")))),
    ("one sentence of words", |size| filled(size, |at| format!("{} ", name(at).to_lowercase()))),
    ("different objects", |size| filled(size, |at| format!("5 {} ", name(at).to_lowercase()))),
];

fn filled(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(size + 64);
    let mut at = 0;
    while out.len() < size {
        out.push_str(&piece(at));
        at += 1;
    }
    out
}

/// `Ba`, `Ca` … `Baba`: a capitalised word that differs for each number.
fn name(mut at: usize) -> String {
    const FIRST: &[u8] = b"bcdghklmnpqrstvx";
    let mut out = String::new();
    loop {
        out.push(FIRST[at % FIRST.len()] as char);
        out.push('a');
        at /= FIRST.len();
        if at == 0 {
            break;
        }
    }
    out[..1].to_uppercase() + &out[1..]
}

/// `HKXC`, `OUUE` …: capitals that differ for each number, and are of all sorts from the beginning.
fn code(at: usize) -> String {
    let at = at * 195_731;
    (0..4).rev().map(|place| char::from(b'A' + (at / 26usize.pow(place) % 26) as u8)).collect()
}
