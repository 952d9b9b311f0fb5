// An Excel workbook of one sheet (a lazy chunk), written row by row and packed on the way: a hundred thousand figures are never one
// string, and no thread is started. Words are string cells, so that none of them can be a formula.

import { Zip, ZipDeflate } from "fflate";
import * as format from "../format.js";
import { Unwritable } from "./failure.js";
import { COLUMNS, recordsOf } from "./records.js";

/** What Excel opens; the head is a row too. */
const MOST_FIGURES = 1_048_575;
const MOST_LETTERS = 32_767;
const ROWS_AT_ONCE = 500;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org";
const MAIN = `${OFFICE}/spreadsheetml/2006/main`;
const RELATIONS = `${OFFICE}/package/2006/relationships`;
const RELATION = `${OFFICE}/officeDocument/2006/relationships`;
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const override = (part, kind) => `<Override PartName="/${part}" ContentType="${TYPE}.${kind}+xml"/>`;
const relation = (id, kind, target) => `<Relationship Id="${id}" Type="${RELATION}/${kind}" Target="${target}"/>`;

/** Everything but the sheet. */
const PARTS = {
  "[Content_Types].xml": `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override("xl/workbook.xml", "sheet.main")}${override("xl/worksheets/sheet1.xml", "worksheet")}${override("xl/styles.xml", "styles")}</Types>`,
  "_rels/.rels": `<Relationships xmlns="${RELATIONS}">${relation("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="Solieu" sheetId="1" r:id="r1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${RELATIONS}">${relation("r1", "worksheet", "worksheets/sheet1.xml")}${relation("r2", "styles", "styles.xml")}</Relationships>`,
  // style 1 is that of the head: bold
  "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
};

/** Letters that XML has no form for, and halves of letters. */
const NO_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;

/** Excel reads `_x0041_` as the letter of that number. */
const escape = (words) =>
  words
    .replace(NO_XML, "\ufffd")
    .replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

const shortened = (words) => (words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS - 1)}…` : words);

/** A, …, Z, AA, … */
const letters = (column) => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
const LETTERS = COLUMNS.map((_, column) => letters(column));

function row(number, values, style = "") {
  const cells = values.map((value, column) => {
    const place = `${LETTERS[column]}${number}`;
    if (value === null || value === undefined || value === "") return "";
    if (typeof value === "number") return `<c r="${place}"${style}><v>${value}</v></c>`;
    return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escape(shortened(String(value)))}</t></is></c>`;
  });
  return `<row r="${number}">${cells.join("")}</row>`;
}

function* sheet(entries) {
  const width = (name) => (name === "text" || name === "rules" ? 36 : 14);
  const columns = COLUMNS.map((name, at) => `<col min="${at + 1}" max="${at + 1}" width="${width(name)}" customWidth="1"/>`);
  // the head stays in view
  const view = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${view}</sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>`;
  yield row(1, COLUMNS, ' s="1"');
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE) {
    const records = recordsOf(entries.slice(from, from + ROWS_AT_ONCE));
    yield records
      .map((record, index) =>
        row(
          from + index + 2,
          COLUMNS.map((name) => record[name]),
        ),
      )
      .join("");
  }
  yield "</sheetData></worksheet>";
}

export async function xlsx(entries) {
  if (entries.length > MOST_FIGURES)
    throw new Unwritable("rows", { most: format.number(MOST_FIGURES), count: format.number(entries.length) });
  const chunks = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const encoder = new TextEncoder();
  const add = (name) => {
    const file = new ZipDeflate(name);
    archive.add(file);
    return (words, last = false) => file.push(encoder.encode(words), last);
  };
  for (const [name, words] of Object.entries(PARTS)) add(name)(XML + words, true);
  const write = add("xl/worksheets/sheet1.xml");
  for (const words of sheet(entries)) {
    write(words);
    // the page goes on between two pieces
    await new Promise((resume) => setTimeout(resume));
  }
  write("", true);
  archive.end();
  return new Blob(chunks, { type: `${TYPE}.sheet` });
}
