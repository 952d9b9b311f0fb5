// CSV for spreadsheets: UTF-8 with a byte order mark, no `sep=` line. `comma` is RFC 4180; `semicolon` has `;` and a decimal
// comma, as Excel reads it where the system is set to Vietnamese.

import { COLUMNS, harmless, recordsOf } from "./records.js";

const FLAVOURS = { comma: [",", "."], semicolon: [";", ","] };

export function csv(entries, flavour) {
  const [separator, point] = FLAVOURS[flavour];
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    const words = typeof value === "number" ? String(value).replace(".", point) : harmless(String(value));
    return /["\r\n,;]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  };
  const rows = [COLUMNS, ...recordsOf(entries).map((record) => COLUMNS.map((column) => record[column]))];
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join("\r\n")}\r\n`;
}
