// A headless Chromium and a static server, for the tests that need a browser.

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { chromium } from "playwright-core";

import { chromium as chromiumPath } from "../src/npm/build/setup.js";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** A browser that talks to nobody but the page under test. */
export function launch() {
  const args = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  // Chromium's sandbox refuses to run as root
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ executablePath: chromiumPath(), args });
}

/** The headers that hosts send with every file of a folder because its `_headers` says so, by name; none where it has no such file. */
export function headersOf(folder) {
  const file = join(folder, "_headers");
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, "utf8").split(/\r?\n/);
  const [path, ...fields] = lines.filter((line) => line.trim() && !line.startsWith("#"));
  if (path !== "/*" || !fields.every((field) => field.startsWith("  "))) throw new Error(`${file}: only one block, for /*, is understood`);
  return Object.fromEntries(
    fields.map((field) => {
      const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(field);
      return [name.toLowerCase(), value];
    }),
  );
}

/**
 * Serves a folder under a path (`/` or `/some/where/`) as a host does that it is published on, its `_headers` with every answer;
 * `handle(request, response)` may answer first by returning true.
 */
export async function serve(folder, { under = "/", handle = () => false } = {}) {
  const headers = headersOf(folder);
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (handle(request, response)) return;
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.startsWith(under) ? join(folder, normalize(`/${path.slice(under.length) || "index.html"}`)) : null;
    if (!file || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end("not found");
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}${under}`, close: () => server.close() };
}
