// In place of the engine: a report of the sample with every field filled, so that each view is seen at work whatever the engine
// can do by now. Other texts get their whole numbers as plain counts.

const item = (text, quote, from = 0) => {
  const start = text.indexOf(quote, from);
  if (start < 0) throw new Error(`not in the sample: ${quote}`);
  return { start, end: start + quote.length };
};

function figure(text, id, quote, fields = {}) {
  const span = fields.at ?? item(text, quote);
  const digits = /\d[\d.,/]*\d|\d/.exec(quote);
  const number = { start: span.start + digits.index, end: span.start + digits.index + digits[0].length };
  const objectStart = fields.object ? span.start + quote.indexOf(fields.object) : null;
  const value = Number(digits[0].replaceAll(".", "").replace(",", "."));
  const { at, object, ...rest } = fields;
  return {
    id,
    span,
    number,
    kind: "count",
    amount: { type: "single", value },
    bound: "exact",
    unit: null,
    object: object
      ? { text: object, span: { start: objectStart, end: objectStart + object.length }, canonical: object.toLowerCase() }
      : null,
    per: null,
    change: null,
    topic: null,
    facets: {},
    organization: null,
    period: null,
    inferred: [],
    rules: ["number.digits"],
    ...rest,
  };
}

const discipline = (form) => ({
  object: form,
  topic: "discipline",
  facets: { form, authority: "Ủy ban Kiểm tra Thành ủy" },
  organization: 0,
  period: "2024-01/2024-06",
  inferred: ["organization", "period"],
});

function sample(text) {
  const percent = (quote) => ({ kind: "percent", unit: { symbol: "%", text: "%", span: item(text, quote) } });
  const order = [
    ["54 tổ chức cơ sở đảng", { object: "tổ chức cơ sở đảng", topic: "organisation", organization: 0, period: "2024" }],
    [
      "trên 16.000 đảng viên",
      { object: "đảng viên", bound: "over", topic: "membership", organization: 0, period: "2024", inferred: ["period"] },
    ],
    ["3,2%", { ...percent("%"), change: { direction: "up", role: "by", baseline: "cùng kỳ năm trước" } }],
    ["412 đảng viên mới", { object: "đảng viên", topic: "membership", period: "2023" }],
    ["187 nữ", { object: "nữ", topic: "membership" }],
    ["96 đoàn viên", { object: "đoàn viên", topic: "membership" }],
    [
      "133/136 tổ chức đảng",
      { kind: "ratio", amount: { type: "ratio", numerator: 133, denominator: 136 }, object: "tổ chức đảng", topic: "inspection" },
    ],
    ["97,8%", percent("97,8%")],
    ["186 đảng viên", { object: "đảng viên", topic: "discipline", organization: 0 }],
    ["135 khiển trách", discipline("khiển trách")],
    ["31 cảnh cáo", discipline("cảnh cáo")],
    ["20 khai trừ", discipline("khai trừ")],
    ["42 đơn", { object: "đơn", topic: "inspection" }],
    ["25 đơn", { object: "đơn", topic: "inspection" }],
    ["10 đơn", { object: "đơn", topic: "inspection" }],
    ["6 đơn", { object: "đơn", topic: "inspection" }],
    [
      "2,5 tỷ đồng",
      {
        kind: "money",
        amount: { type: "single", value: 2.5e9 },
        unit: { symbol: "VND", text: "đồng", span: item(text, "đồng, xây") },
        topic: "welfare",
      },
    ],
    ["ít nhất 90% chi bộ", { ...percent("%"), bound: "atLeast", object: "chi bộ", topic: "rating" }],
  ];
  const figures = order.map(([quote, fields], id) => figure(text, id, quote, fields));
  const span = (from, to) => ({ start: figures[from].span.start, end: figures[to].span.end });
  const sum = (total, parts, relation, verdict, computed, difference = null) => ({
    total,
    parts,
    relation,
    verdict,
    computed: { type: "single", value: computed },
    difference,
    span: span(total, parts.at(-1)),
  });
  const finding = (kind, severity, figuresOf, fields) => ({
    kind,
    severity,
    span: figures[figuresOf[0]].number,
    spans: figuresOf.map((id) => figures[id].number),
    figures: figuresOf,
    dates: [],
    breakdown: null,
    check: null,
    expected: null,
    rule: "sum.bracket",
    ...fields,
  });
  const places = (quote) => [...text.matchAll(new RegExp(quote, "g"))].map(({ index }) => ({ start: index, end: index + quote.length }));
  const dated = (quote, value, inferred = false) => ({ span: item(text, quote), text: quote, value, inferred });
  return {
    schemaVersion: 2,
    article: { title: { start: 0, end: text.indexOf("\n") }, publishedAt: "2024-07-18", author: null, source: null, url: null },
    figures,
    breakdowns: [
      sum(3, [4, 5], "subset", "partial", 283),
      sum(8, [9, 10, 11], "sum", "balanced", 186),
      sum(12, [13, 14, 15], "sum", "unbalanced", 41, 1),
    ],
    checks: [
      {
        kind: "repetition",
        figures: [11, 15],
        computed: { type: "single", value: 20 },
        verdict: "unbalanced",
        difference: -14,
        span: span(11, 15),
        evidence: span(11, 11),
        rule: "check.repetition",
      },
      {
        kind: "share",
        figures: [6, 7],
        computed: { type: "single", value: 97.79 },
        verdict: "rounding",
        difference: null,
        span: span(6, 7),
        evidence: span(7, 7),
        rule: "check.share",
      },
    ],
    findings: [
      finding("sum", "wrong", [12, 13, 14, 15], { breakdown: 2, expected: { type: "single", value: 41 } }),
      finding("repetition", "doubtful", [11, 15], { check: 0 }),
    ],
    documents: [
      {
        span: item(text, "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị"),
        text: "Chỉ thị số 05-CT/TW",
        key: "chỉ thị|05-ct/tw",
        type: "chỉ thị",
        number: "05-CT/TW",
        issuer: "Bộ Chính trị",
        date: "2016-05-15",
        sameAs: 0,
      },
      {
        span: item(text, "Nghị quyết Trung ương 4 khóa XII"),
        text: "Nghị quyết Trung ương 4 khóa XII",
        key: "nghị quyết|trung ương 4 khóa xii",
        type: "nghị quyết",
        number: null,
        issuer: null,
        date: null,
        sameAs: 1,
      },
    ],
    dates: [dated("18/7/2024", "2024-07-18"), dated("6 tháng đầu năm 2024", "2024-01/2024-06", true), dated("quý IV năm 2024", "2024-Q4")],
    lunarDates: [],
    people: [
      { name: "Lê Thị Hạnh", role: "Chủ nhiệm Ủy ban Kiểm tra Thành ủy", mentions: places("Lê Thị Hạnh") },
      { name: "Trần Quốc Dũng", role: "Bí thư Thành ủy", mentions: places("Trần Quốc Dũng") },
    ],
    organizations: [
      {
        name: "Ủy ban Kiểm tra Thành ủy",
        type: "ủy ban kiểm tra",
        level: "province",
        parent: 1,
        mentions: places("Ủy ban Kiểm tra Thành ủy"),
      },
      {
        name: "Đảng bộ thành phố Bình Sơn",
        type: "đảng bộ",
        level: "province",
        parent: null,
        mentions: places("Đảng bộ thành phố Bình Sơn"),
      },
    ],
    abbreviations: [],
  };
}

function plain(text) {
  const figures = [...text.matchAll(/(\d+) ?(chi bộ|đảng viên|\p{L}+)?/gu)].map(([quote, , object], id) => ({ quote, object, id }));
  let from = 0;
  return {
    schemaVersion: 2,
    article: { title: null, publishedAt: null, author: null, source: null, url: null },
    breakdowns: [],
    checks: [],
    findings: [],
    documents: [],
    dates: [],
    lunarDates: [],
    people: [],
    organizations: [],
    abbreviations: [],
    figures: figures.map(({ quote, object, id }) => {
      const at = item(text, quote, from);
      from = at.end;
      return figure(text, id, quote, { at, object: object ?? null });
    }),
  };
}

/** The sample with `words` in every string that an article or a lexicon row could put there. */
function hostile(text, words) {
  const poison = (value, key) => {
    if (typeof value === "string" && !/^(type|kind|bound|direction|role|verdict|severity|relation|level)$/.test(key)) return words;
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (!value || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name === "form" ? words : name, poison(item, name)]));
  };
  return poison(sample(text), "");
}

/** Comes half of the way, and ends only when it is given up. */
const slowly = (signal, progress) =>
  new Promise((_, reject) => {
    const ticking = setInterval(() => progress?.({ done: 3, total: 6 }), 50);
    signal?.addEventListener("abort", () => {
      clearInterval(ticking);
      reject(signal.reason);
    });
  });

export async function createAnalyzer() {
  return {
    where: "main",
    async parse(text, _, { signal, progress } = {}) {
      if (text.startsWith("CHẬM")) return slowly(signal, progress);
      const [, words] = /^THÙ ĐỊCH (.*)\n/.exec(text) ?? [];
      if (words) return hostile(text, words);
      return text.startsWith("Đảng bộ thành phố Bình Sơn") ? sample(text) : plain(text);
    },
    async compare([left, right]) {
      const [a, b] = [left, right].map(({ figures }) => figures.findIndex(({ object }) => object?.text === "chi bộ"));
      const values = [left, right].map(({ figures }, report) => ({ report, figure: [a, b][report], ...figures[[a, b][report]] }));
      return {
        facts: [{ object: "chi bộ", unit: null, topic: null, facets: {}, organization: "Huyện", period: "2024", agrees: false, values }],
      };
    },
    async message({ kind }, report, text, language) {
      const [, words] = /^THÙ ĐỊCH (.*)\n/.exec(text) ?? [];
      if (words) return words;
      return { vi: { sum: "Cộng lại được 41.", repetition: "Nói hai lần." }, en: { sum: "It comes to 41.", repetition: "Told twice." } }[language][kind];
    },
    parseNumber: async (text) => (/^\d+$/.test(text) ? { type: "single", value: Number(text) } : null),
  };
}
