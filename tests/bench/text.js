// News text of any length, always the same: sentences of this project's own with figures drawn by a seeded generator.

const PLACES = ["Thọ Sơn", "Bình Lạc", "Hòa Tiến", "Vĩnh Châu", "Tân Phú", "Đông Hải", "Yên Mỹ", "Phước Long"];
const PEOPLE = ["Nguyễn Văn Hòa", "Trần Thị Lan", "Lê Quang Minh", "Phạm Thu Hà", "Đỗ Đức Thắng", "Vũ Ngọc Ánh"];
const NOUNS = ["đảng viên", "hộ nghèo", "doanh nghiệp", "học sinh", "cán bộ", "hộ dân", "công nhân", "tổ chức cơ sở đảng"];

// `#` is a whole number, `~` a decimal, `D` a date, the rest names one of the lists above.
const WITH_FIGURES = [
  "Đảng bộ huyện {place} hiện có {#} tổ chức cơ sở đảng với trên {##} {noun}.",
  "Trong {#} tháng đầu năm, tổng thu ngân sách đạt {~} tỷ đồng, tăng {~}% so với cùng kỳ năm trước.",
  "Ủy ban kiểm tra các cấp đã kiểm tra {#} tổ chức đảng và {#} đảng viên, qua đó thi hành kỷ luật khiển trách {#} trường hợp.",
  "Kết quả có {#}/{##} {noun} hoàn thành tốt nhiệm vụ, chiếm tỷ lệ {~}%.",
  "Toàn xã còn {#} {noun}, giảm gần {#} so với năm trước, bình quân mỗi tháng giảm {#} hộ.",
  "Diện tích lúa đạt khoảng {##} ha, năng suất bình quân {~} tạ/ha.",
  "Bà {person} nói: “Gia đình tôi vay {#} triệu đồng, sau {#} năm đã trả hết nợ và có của ăn của để”.",
  "Tại xã {place}, có ba mươi lăm {noun} được khen thưởng, trong đó {#} người được tặng bằng khen.",
  "Từ năm 2016-2021, huyện xây dựng {#} tuyến đường dài {~} km với kinh phí {~} triệu đồng.",
  "Có từ {#} đến {##} lượt người tham gia mỗi buổi, đa số là thanh niên và phụ nữ của các thôn, bản.",
];

const WITHOUT = [
  "Ông {person}, Bí thư Đảng ủy xã {place}, cho biết công tác này được thực hiện nghiêm túc và đúng quy định.",
  "Ngày {D}, Ban Thường vụ ban hành Nghị quyết số {#}-NQ/HU về nâng cao chất lượng sinh hoạt chi bộ.",
  "Nhiều nơi vẫn còn lúng túng trong cách làm, việc học tập chưa đi vào chiều sâu và chưa gắn với công việc hằng ngày.",
  "Cấp ủy các cấp tiếp tục lãnh đạo, chỉ đạo thực hiện tốt các nhiệm vụ trọng tâm, tạo sự đồng thuận trong nhân dân.",
  "Theo bà {person}, điều quan trọng nhất là cán bộ phải gần dân, nghe dân nói và nói cho dân hiểu.",
  "Các chi bộ đã đổi mới nội dung sinh hoạt, khắc phục tình trạng hình thức, đơn điệu, nhất là ở những thôn vùng sâu.",
  "Phát biểu tại hội nghị, đồng chí {person} ghi nhận những nỗ lực của huyện {place} và đề nghị khắc phục ngay các hạn chế.",
  "Mưa lớn kéo dài làm nhiều tuyến đường bị chia cắt, chính quyền xã {place} đã huy động lực lượng giúp dân thu dọn nhà cửa.",
  "Nhờ nguồn vốn vay ưu đãi, không ít gia đình đã mạnh dạn chuyển sang trồng cây ăn quả và nuôi thủy sản.",
  "Thời gian tới, ngành giáo dục tập trung bồi dưỡng giáo viên, sửa chữa trường lớp và vận động học sinh trở lại trường.",
  "Dư luận cho rằng cần làm rõ trách nhiệm của người đứng đầu để giữ nghiêm kỷ cương, củng cố lòng tin của nhân dân.",
  "Đoàn kiểm tra đã làm việc với Đảng ủy xã {place}, xem xét hồ sơ và trao đổi trực tiếp với người dân.",
];

/** So that there are three to four figures in a kilobyte, as there are in Vietnamese news. */
const SHARE_WITH_FIGURES = 0.24;

/** Numbers from 0 up to 1, the same for the same seed. */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Articles of about six kilobytes, `bytes` bytes of UTF-8 in all, give or take a sentence. */
export function articles(bytes, seed = 1) {
  const next = random(seed);
  const whole = (most) => 1 + Math.floor(next() * most);
  const one = (list) => list[Math.floor(next() * list.length)];
  const fills = {
    "#": () => String(whole(200)),
    "##": () => whole(90_000).toLocaleString("de-DE"),
    "~": () => (whole(9_000) / 10).toLocaleString("de-DE"),
    D: () => `${whole(28)}/${whole(12)}/${2010 + whole(14)}`,
    place: () => one(PLACES),
    person: () => one(PEOPLE),
    noun: () => one(NOUNS),
  };
  const sentence = () =>
    one(next() < SHARE_WITH_FIGURES ? WITH_FIGURES : WITHOUT).replace(/\{(.*?)\}/g, (_, name) => fills[name]());
  const made = [];
  let length = 0;
  while (length < bytes) {
    const pieces = [`Huyện ${one(PLACES)} nâng cao chất lượng tổ chức cơ sở đảng\n\n`];
    let size = Buffer.byteLength(pieces[0]);
    while (size < Math.min(6_000, bytes - length)) {
      const piece = sentence() + (next() < 0.25 ? "\n" : " ");
      pieces.push(piece);
      size += Buffer.byteLength(piece);
    }
    made.push(pieces.join("").trimEnd());
    length += size;
  }
  return made;
}

/** The same as one text. */
export function newsText(bytes, seed) {
  return articles(bytes, seed).join("\n\n");
}
