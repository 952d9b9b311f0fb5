// A link that carries the article in its fragment, which browsers do not send to servers: #t=1.<deflated, base64url>.

const MOST_CHARACTERS = 2_000_000;
const MARK = "#t=1.";

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

export async function linkOf(text) {
  const packed = new Uint8Array(await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw")));
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  const base64 = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return location.href.replace(/#.*$/, "") + MARK + base64;
}

/** The text of a link, null where it carries none; rejects where it is damaged. */
export async function textOfLink(hash) {
  if (!hash.startsWith(MARK)) return null;
  const binary = atob(hash.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(await through(bytes, new DecompressionStream("deflate-raw"), MOST_CHARACTERS));
}
