// HTML to text with htmlparser2, which builds no document: nothing in the file can load or run.

import { Parser } from "htmlparser2";
import { decode } from "./index.js";

const SKIPPED = new Set([
  "title",
  "script",
  "style",
  "template",
  "noscript",
  "nav",
  "aside",
  "footer",
  "form",
  "button",
  "svg",
  "iframe",
  "head",
]);
const BLOCKS = new Set(
  "address article blockquote caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul".split(
    " ",
  ),
);

export function readHtml(buffer) {
  const head = new TextDecoder("latin1").decode(buffer.slice(0, 2048));
  return textOf(decode(buffer, /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? "utf-8"));
}

export function textOf(html) {
  let text = "";
  let skipped = [];
  const breakLine = () => {
    text = text.trimEnd();
    if (text) text += "\n";
  };
  const parser = new Parser({
    onopentag(name) {
      // a paragraph ends a drawing that was never closed, as in browsers
      if (BLOCKS.has(name) && skipped.at(-1) === "svg") skipped = skipped.filter((other) => other !== "svg");
      if (SKIPPED.has(name)) skipped.push(name);
      if (name === "br") text += "\n";
      if (BLOCKS.has(name)) breakLine();
    },
    onclosetag(name) {
      if (skipped.includes(name)) skipped.length = skipped.lastIndexOf(name);
      if (BLOCKS.has(name)) breakLine();
    },
    ontext(words) {
      if (skipped.length) return;
      const plain = words.replace(/[ \t\r\n]+/g, " ");
      text += /\s$/.test(text) || !text ? plain.trimStart() : plain;
    },
  });
  parser.end(html);
  return text.trim();
}
