// The figures as flat records: what CSV, XLSX, Markdown and the clipboard have in common. Names are English and fixed; only
// words that people wrote are in the article's language.

export const COLUMNS = [
  "article",
  "id",
  "start",
  "end",
  "text",
  "kind",
  "bound",
  "value",
  "low",
  "high",
  "numerator",
  "denominator",
  "home",
  "away",
  "unit",
  "object",
  "per",
  "change",
  "baseline",
  "topic",
  "facets",
  "organization",
  "period",
  "inferred",
  "rules",
  "correction",
];

/** What each column holds, for readers of the file (CSVW). */
export const NUMERIC = new Set(["id", "start", "end", "value", "low", "high", "numerator", "denominator", "home", "away"]);

/** `entries`: `{ article, report, row }`. `correction` is empty for what the engine said and nobody changed. */
export function recordsOf(entries) {
  return entries.map(({ article, report, row: { id, figure, state } }) => {
    const { type, ...amount } = figure.amount;
    return {
      article: article.title,
      id,
      start: figure.number.start,
      end: figure.number.end,
      text: article.text.slice(figure.span.start, figure.span.end),
      kind: figure.kind,
      bound: figure.bound,
      ...amount,
      unit: figure.unit?.symbol,
      object: figure.object?.text,
      per: figure.per?.symbol,
      change: figure.change?.direction,
      baseline: figure.change?.baseline,
      topic: figure.topic,
      facets: Object.entries(figure.facets)
        .map(([name, value]) => `${name}: ${value}`)
        .join("; "),
      organization: figure.organization === null ? null : report.organizations[figure.organization]?.name,
      period: figure.period,
      inferred: figure.inferred.join(" "),
      rules: figure.rules.join(" "),
      correction: state === "engine" ? "" : state,
    };
  });
}

/** A number, with its unit where it has one: `-5`, `−5 °C`, `+3,2%`. No function and no cell of another sheet is written like that. */
const NUMBER = /^[-−+]?\d[\d.,]*(?:[\s\u00a0]*[\p{L}%°/²³]+)*$/u;

/** Words that a spreadsheet would run as a formula are made words again. Numbers are not touched: −5 stays −5. */
export const harmless = (words) => (/^\s*[=+\-−@\t\r＝＋－＠]/.test(words) && !NUMBER.test(words) ? `'${words}` : words);
