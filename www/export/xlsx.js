// An Excel workbook, written by write-excel-file (a lazy chunk). Words are string cells, so that none of them can be a formula.

import writeWorkbook from "write-excel-file/universal";
import { COLUMNS, recordsOf } from "./records.js";

export async function xlsx(entries) {
  const head = COLUMNS.map((value) => ({ value, fontWeight: "bold" }));
  const cell = (value) =>
    value === null || value === undefined || value === "" ? null : { value, type: typeof value === "number" ? Number : String };
  const rows = recordsOf(entries).map((record) => COLUMNS.map((column) => cell(record[column])));
  return writeWorkbook([head, ...rows], {
    sheet: "Solieu",
    stickyRowsCount: 1,
    columns: COLUMNS.map((name) => ({ width: name === "text" || name === "rules" ? 36 : 14 })),
  }).toBlob();
}
