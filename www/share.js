// A link that carries the article in its fragment, which browsers do not send to servers: #t=1.<deflated text, base64url>, or where
// a person has corrected something #t=2.<deflated JSON of text and corrections, base64url>.

import { readCorrections } from "./received.js";

const MOST_CHARACTERS = 2_000_000;
const MARK = /^#t=([12])\./;

async function through(bytes, transform, most = Infinity) {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const chunks = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    // a few hundred bytes can unpack to gigabytes
    if (length > most) throw new RangeError("the link unpacks to too much");
    chunks.push(value);
  }
  return new Blob(chunks).arrayBuffer();
}

export async function linkOf({ text, corrections }) {
  const [version, words] = corrections.length ? [2, JSON.stringify({ text, corrections })] : [1, text];
  const packed = new Uint8Array(await through(new TextEncoder().encode(words), new CompressionStream("deflate-raw")));
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  const base64 = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `${location.href.replace(/#.*$/, "")}#t=${version}.${base64}`;
}

/** The text and the corrections of a link, null where it carries none; rejects where it is damaged. */
export async function articleOfLink(hash) {
  const [mark, version] = MARK.exec(hash) ?? [];
  if (!mark) return null;
  const binary = atob(hash.slice(mark.length).replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const unpacked = await through(bytes, new DecompressionStream("deflate-raw"), MOST_CHARACTERS);
  const words = new TextDecoder("utf-8", { fatal: true }).decode(unpacked);
  if (version === "1") return { text: words, corrections: [] };
  const { text, corrections } = JSON.parse(words);
  if (typeof text !== "string") throw new TypeError("the link holds no text");
  return { text, corrections: readCorrections(corrections) };
}
