// CSV on the Web: what the columns of `figures.csv` mean, for programs (https://www.w3.org/TR/tabular-data-primer/).

import { COLUMNS, NUMERIC } from "./records.js";

const MEANINGS = {
  start: "First UTF-16 code unit of the number in the article",
  end: "One past the last UTF-16 code unit of the number",
  text: "From the qualifier to the counted object, as the article has it",
  inferred: "Fields carried over from elsewhere in the article",
  rules: "Names of the rules that produced the figure",
  correction: "Empty, or what a person did: edited, added, rejected",
};

export function csvw(url) {
  const columns = COLUMNS.map((name) => ({
    name,
    titles: name,
    datatype: NUMERIC.has(name) ? (["id", "start", "end"].includes(name) ? "integer" : "number") : "string",
    ...(name === "inferred" || name === "rules" ? { separator: " " } : {}),
    ...(MEANINGS[name] ? { "dc:description": MEANINGS[name] } : {}),
  }));
  const dialect = { encoding: "utf-8", delimiter: ",", header: true, lineTerminators: ["\r\n"] };
  return JSON.stringify({ "@context": "http://www.w3.org/ns/csvw", url, dialect, tableSchema: { columns } }, null, 2);
}
