// `vite build --mode single`: the whole page in one HTML file that works from disk. Scripts and styles stand inside, allowed by
// their hashes; nothing is fetched.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const published = (name) => readFileSync(fileURLToPath(new URL(`public/${name}`, import.meta.url)), "utf8");
const hash = (words) => `'sha256-${createHash("sha256").update(words).digest("base64")}'`;

/** What would end the script element is written so that it means the same in a string and in a regular expression. */
const inScript = (code) => code.replace(/<(?=\/script|script|!--)/gi, "\\x3C");

export function oneFile() {
  return {
    name: "solieu-one-file",
    apply: "build",
    enforce: "post",
    config: () => ({ build: { copyPublicDir: false, rolldownOptions: { output: { codeSplitting: false } } } }),
    generateBundle: { order: "post", handler: inline },
  };
}

function inline(_, bundle) {
  const files = Object.values(bundle);
  const page = files.find(({ fileName }) => fileName === "index.html");
  const main = inScript(files.find(({ isEntry }) => isEntry).code);
  const early = inScript(published("early.js"));
  const style = files.find(({ fileName }) => fileName.endsWith(".css")).source;
  const icon = `data:image/svg+xml,${encodeURIComponent(published("icon.svg"))}`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(early)} ${hash(main)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types solieu-worker",
  ].join("; ");
  // functions, because a `$&` in the code would mean something as a replacement
  page.source = page.source
    .replace(/(http-equiv="Content-Security-Policy"\s+content=")[^"]*/, (_, before) => before + policy)
    .replace(/<link rel="manifest"[^>]*>\s*/, "")
    .replace(/<link rel="icon"[^>]*>/, () => `<link rel="icon" href="${icon}" />`)
    .replace(/<script src="[^"]*early.js"><\/script>/, () => `<script>${early}</script>`)
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(/<script type="module"[^>]*><\/script>/, () => `<script type="module">${main}</script>`);
  page.fileName = "solieu.html";
  for (const name of Object.keys(bundle)) if (bundle[name] !== page) delete bundle[name];
}
