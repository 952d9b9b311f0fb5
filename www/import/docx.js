// Word documents, read by mammoth: the words alone, a paragraph a line.

import mammoth from "mammoth/mammoth.browser.js";
import { Unreadable } from "./index.js";

/** How a compound file begins: what Word saved before 2007, and what it saves with a password. */
const COMPOUND = 0xd0cf11e0;

export async function readDocx(arrayBuffer) {
  if (arrayBuffer.byteLength > 4 && new DataView(arrayBuffer).getUint32(0) === COMPOUND) throw new Unreadable("compound");
  try {
    const { value } = await mammoth.extractRawText({ arrayBuffer });
    return value.replaceAll("\n\n", "\n");
  } catch {
    throw new Unreadable("docx");
  }
}
