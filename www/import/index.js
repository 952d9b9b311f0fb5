// Files become texts. A reader is loaded when the first file of its kind is opened; whatever goes wrong is told with the file's name.

import { t } from "../i18n.js";

const MOST_BYTES = 50_000_000;

const READERS = {
  txt: async (file) => decode(await file.arrayBuffer()),
  html: async (file) => (await import("./html.js")).readHtml(await file.arrayBuffer()),
  docx: async (file) => (await import("./docx.js")).readDocx(await file.arrayBuffer()),
  pdf: async (file) => (await import("./pdf.js")).readPdf(await file.arrayBuffer()),
};
const ENDINGS = { txt: "txt", text: "txt", md: "txt", html: "html", htm: "html", xhtml: "html", docx: "docx", pdf: "pdf" };

export const ACCEPT = Object.keys(ENDINGS)
  .map((ending) => `.${ending}`)
  .join(",");

/** A reason that has words in both languages. */
export class Unreadable extends Error {
  constructor(key, values) {
    super(t(`file.${key}`, values));
  }
}

/** Bytes as text: UTF-8, or UTF-16 where a byte order mark says so. Names the first byte that is neither. */
export function decode(buffer, label = "utf-8") {
  const bytes = new Uint8Array(buffer);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  try {
    return new TextDecoder(utf16 ?? label, { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("encoding", { position: firstWrongByte(bytes) });
  }
}

/** By halving: the longest beginning that may still become UTF-8; the letter that it breaks off in is the wrong one. */
function firstWrongByte(bytes) {
  let good = 0;
  let bad = bytes.length;
  const decodes = (length, stream = true) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  while (good > 0 && !decodes(good, false)) good -= 1;
  return good;
}

/** The text of a file with plain line ends, or a rejection whose message is for people. */
export async function readFile(file) {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1].toLowerCase();
  const kind = ENDINGS[ending] ?? (file.type === "text/plain" ? "txt" : null);
  if (!kind) throw new Unreadable("kind", { ending: ending ?? "?" });
  if (file.size > MOST_BYTES) throw new Unreadable("size", { most: MOST_BYTES / 1e6 });
  const text = (await READERS[kind](file))
    .replace(/\r\n?/g, "\n")
    .replaceAll("\0", "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (!text) throw new Unreadable(kind === "pdf" ? "scanned" : "empty");
  return text;
}
