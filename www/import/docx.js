// Word documents, read by mammoth: the words alone, a paragraph a line.

import mammoth from "mammoth/mammoth.browser.js";
import { Unreadable } from "./index.js";

export async function readDocx(arrayBuffer) {
  try {
    const { value } = await mammoth.extractRawText({ arrayBuffer });
    return value.replaceAll("\n\n", "\n");
  } catch {
    throw new Unreadable("docx");
  }
}
