// Every form that the figures leave in: a name for the menu, a file name, and how it is made.

import { annotations } from "./annotation.js";
import { csv } from "./csv.js";
import { csvw } from "./csvw.js";
import { Unwritable } from "./failure.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";

const entriesOf = (sources) => sources.flatMap(({ article, report, rows }) => rows.map((row) => ({ article, report, row })));

/** A lazy part may be gone: the network, or a version that the server no longer has. */
async function workbook(sources) {
  const { xlsx } = await import("./xlsx.js").catch(() => {
    throw new Unwritable("unloaded");
  });
  return xlsx(entriesOf(sources));
}

/** `sources`: `{ article, report, rows }`, one an article. */
export const FORMS = [
  { id: "csv", file: "figures.csv", type: "text/csv", make: (sources) => csv(entriesOf(sources), "comma") },
  { id: "csvSemicolon", file: "figures-excel.csv", type: "text/csv", make: (sources) => csv(entriesOf(sources), "semicolon") },
  { id: "xlsx", file: "figures.xlsx", make: workbook },
  { id: "json", file: "figures.json", type: "application/json", make: json },
  { id: "markdown", file: "figures.md", type: "text/markdown", make: markdown },
  { id: "annotation", file: "figures.jsonld", type: "application/ld+json", make: annotations },
  { id: "csvw", file: "figures.csv-metadata.json", type: "application/csvm+json", make: () => csvw("figures.csv") },
];

export async function download({ file, type, make }, sources) {
  const made = await make(sources);
  saveAs(file, made instanceof Blob ? made : new Blob([made], { type: `${type};charset=utf-8` }));
}

export function saveAs(file, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  // the download has its own reference by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
