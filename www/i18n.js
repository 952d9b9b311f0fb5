// Every word of the page, Vietnamese first. A key missing in one language fails a test.

const WORDS = {
  vi: {
    "app.tagline": "Mọi con số trong bài, và chúng có khớp nhau không",
    "app.local": "Bài viết không rời khỏi máy bạn.",
    "action.sample": "Bài mẫu",
    "action.edit": "Sửa bài",
    "action.read": "Đọc",
    "text.label": "Nội dung bài viết",
    "text.placeholder": "Dán bài viết vào đây…",
    "table.title": "Số liệu",
    "table.amount": "Con số",
    "table.object": "Cái gì",
    "table.kind": "Loại",
    "table.empty": "Chưa có con số nào. Dán một bài viết, mở một tệp hoặc xem bài mẫu.",
    "table.none": "Không tìm thấy con số nào trong bài này.",
    "status.loading": "Đang nạp bộ đọc…",
    "status.figures": "{count} số liệu",
    "status.failed": "Không đọc được: {reason}",
    "scale.billion": "tỷ",
    "scale.million": "triệu",
    "unit.VND": "đồng",
    "unit.times": "lần",
    "date.quarter": "quý {quarter}/{year}",
    "bound.about": "khoảng",
    "bound.over": "trên",
    "bound.nearly": "gần",
    "bound.under": "dưới",
    "bound.atLeast": "ít nhất",
    "bound.atMost": "không quá",
    "kind.count": "đếm",
    "kind.percent": "phần trăm",
    "kind.ratio": "tỷ số",
    "kind.money": "tiền",
    "kind.measure": "đo lường",
    "kind.duration": "thời lượng",
    "kind.age": "tuổi",
    "kind.score": "tỷ số trận",
    "kind.multiple": "số lần",
  },
  en: {
    "app.tagline": "Every figure in the article, and whether they add up",
    "app.local": "The article never leaves your machine.",
    "action.sample": "Sample",
    "action.edit": "Edit text",
    "action.read": "Read",
    "text.label": "Article text",
    "text.placeholder": "Paste a Vietnamese article here…",
    "table.title": "Figures",
    "table.amount": "Figure",
    "table.object": "Of what",
    "table.kind": "Kind",
    "table.empty": "No figures yet. Paste an article, open a file or take the sample.",
    "table.none": "No figures found in this article.",
    "status.loading": "Loading the reader…",
    "status.figures": "{count} figures",
    "status.failed": "Could not be read: {reason}",
    "scale.billion": "billion",
    "scale.million": "million",
    "unit.VND": "VND",
    "unit.times": "times",
    "date.quarter": "Q{quarter} {year}",
    "bound.about": "about",
    "bound.over": "over",
    "bound.nearly": "nearly",
    "bound.under": "under",
    "bound.atLeast": "at least",
    "bound.atMost": "at most",
    "kind.count": "count",
    "kind.percent": "percent",
    "kind.ratio": "ratio",
    "kind.money": "money",
    "kind.measure": "measure",
    "kind.duration": "duration",
    "kind.age": "age",
    "kind.score": "score",
    "kind.multiple": "multiple",
  },
};

let current = "vi";
export const language = () => current;

export function setLanguage(lang) {
  current = WORDS[lang] ? lang : "vi";
  document.documentElement.lang = current;
}

/** t("status.figures", { count: 12 }) */
export function t(key, values = {}) {
  const words = t.maybe(key);
  if (words === undefined) throw new Error(`no words for ${key}`);
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** The words, or undefined: for ids that come from the lexicon and may be newer than the page. */
t.maybe = (key) => WORDS[current][key];

/** Fills the static parts of a tree: data-t for text, data-t-LABEL for the attribute LABEL. */
export function translate(root) {
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const name of ["aria-label", "placeholder", "title"]) {
    for (const element of root.querySelectorAll(`[data-t-${name}]`)) element.setAttribute(name, t(element.getAttribute(`data-t-${name}`)));
  }
}

export const languages = WORDS;
