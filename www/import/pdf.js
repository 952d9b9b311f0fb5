// PDF, read by pdf.js in its own worker: the words of each page, lines joined into paragraphs.

import { getDocument, GlobalWorkerOptions } from "pdfjs-dist";
import { blobWorker } from "../analyzer.js";
import { Unreadable } from "./index.js";

/** A line that ends a sentence or stands well apart ends its paragraph; the others go on. */
export function joinLines(lines) {
  let text = "";
  lines.forEach(({ words, gap, height }) => {
    if (!words.trim()) return;
    const apart = gap > height * 1.7 || /[.:;!?…”"]\s*$/.test(text);
    text = !text
      ? words
      : apart
        ? `${text.trimEnd()}\n${words}`
        : /[\u00ad-]$/.test(text) && /\p{Ll}-$/u.test(text)
          ? text + words
          : `${text} ${words}`;
  });
  return text.replace(/ {2,}/g, " ");
}

async function pageText(page) {
  const { items } = await page.getTextContent();
  const lines = [];
  let y = null;
  for (const { str, transform, height, hasEOL } of items) {
    const top = transform?.[5] ?? y;
    if (y === null || Math.abs(top - y) > (height || 1) * 0.5) {
      lines.push({ words: "", gap: y === null ? 0 : Math.abs(y - top), height: height || 12 });
      y = top;
    }
    lines.at(-1).words += str + (hasEOL && !str.endsWith(" ") ? " " : "");
  }
  return joinLines(lines);
}

/**
 * Resolves to `{ failure }`, a promise that rejects where the worker breaks. pdf.js takes its worker from the port; where the page
 * is one file, it finds the worker's code in `pdfjsWorker` and runs it on this very thread.
 */
async function prepare() {
  if (import.meta.env.MODE === "single") {
    globalThis.pdfjsWorker ??= await import("pdfjs-dist/build/pdf.worker.min.mjs");
    return { failure: new Promise(() => {}) };
  }
  const { default: url } = await import("pdfjs-dist/build/pdf.worker.min.mjs?url");
  GlobalWorkerOptions.workerPort ??= blobWorker(`import ${JSON.stringify(new URL(url, import.meta.url).href)};`, { type: "module" });
  const failure = new Promise((_, reject) => {
    GlobalWorkerOptions.workerPort.onerror = () => {
      // the next file gets a worker of its own
      GlobalWorkerOptions.workerPort = null;
      reject(new Error("the worker of pdf.js could not be started"));
    };
  });
  return { failure };
}

export async function readPdf(buffer) {
  const { failure } = await prepare();
  const task = getDocument({ data: buffer, useWorkerFetch: false, useSystemFonts: false, disableFontFace: true });
  try {
    const pdf = await Promise.race([task.promise, failure]);
    const pages = [];
    for (let index = 1; index <= pdf.numPages; index += 1) pages.push(await pageText(await pdf.getPage(index)));
    return pages.join("\n");
  } catch (error) {
    throw new Unreadable(error.name === "PasswordException" ? "password" : "pdf");
  } finally {
    // a worker that broke does not answer
    await Promise.race([task.destroy(), failure.catch(() => {})]);
  }
}
