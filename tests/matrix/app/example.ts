// What a reader of the documentation writes first; it has to pass `tsc --strict`.

import { type Amount, type Figure, type Options, type Report, compare, init, parse, parseNumber } from "solieu";
import { type Analyzer, createAnalyzer } from "solieu/worker";
import * as inline from "solieu/inline";
import wasm from "solieu/solieu_bg.wasm";

function shown(amount: Amount): string {
  switch (amount.type) {
    case "single":
      return `${amount.value}`;
    case "range":
      return `${amount.low}–${amount.high}`;
    case "ratio":
      return `${amount.numerator}/${amount.denominator}`;
    case "score":
      return `${amount.home}-${amount.away}`;
  }
}

function line(text: string, { number, amount, bound, unit, object, organization }: Figure, report: Report): string {
  const body = organization === null ? null : report.organizations[organization];
  return [text.slice(number.start, number.end), bound, shown(amount), unit?.symbol ?? "", object?.canonical ?? "", body?.name ?? ""].join("\t");
}

export async function lines(text: string, signal: AbortSignal): Promise<string[]> {
  const options: Options = { publishedAt: "2024-08-17", lexicon: { units: "sào\tsào\tmeasure\tafter\t-\t3 sào => 3 sào" } };
  await init(new URL("./solieu_bg.wasm", "https://example.org/"));
  const now: Report = parse(text, options);
  const analyzer: Analyzer = await createAnalyzer({ wasm: fetch("https://example.org/solieu_bg.wasm") });
  const later: Report = await analyzer.parse(text, options, { signal, progress: ({ done, total }) => console.log(done / total) });
  analyzer.dispose();
  await inline.init(wasm);
  const half: Amount | null = parseNumber("nửa triệu") ?? (await analyzer.parseNumber("nửa triệu", { signal }));
  const disagreed = compare([now, later]).facts.filter((fact) => !fact.agrees);
  return [...disagreed.map((fact) => fact.object), ...now.figures.map((figure) => line(text, figure, later)), half ? shown(half) : ""];
}

// @ts-expect-error: the text is a string
parse(5);
// @ts-expect-error: an option that there is not
parse("", { published: "2024-08-17" });
// @ts-expect-error: nor is there this one among the tables
parse("", { lexicon: { unit: "" } });
const published = { publishAt: "2024-08-17" };
// @ts-expect-error: not where it was written down before either
parse("", published);

export async function mistaken(analyzer: Analyzer): Promise<void> {
  // @ts-expect-error: an option that there is not
  await analyzer.parse("", { published: "2024-08-17" });
  // @ts-expect-error: the third is what a call takes, not what a text takes
  await analyzer.parse("", {}, { publishedAt: "2024-08-17" });
  // @ts-expect-error: only `parse` tells its progress
  await analyzer.parseNumber("", { progress() {} });
  // @ts-expect-error: a controller is no signal
  await analyzer.parse("", {}, { signal: new AbortController() });
  // @ts-expect-error: an option that there is not
  await createAnalyzer({ url: "solieu_bg.wasm" });
  // @ts-expect-error: a worker, not its address
  await createAnalyzer({ worker: () => "worker.js" });
  // @ts-expect-error: not what a file can be
  await init(5);
}
