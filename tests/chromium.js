// A headless Chromium and a static server, for the tests that need a browser.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { chromium } from "playwright-core";

import { chromium as chromiumPath } from "../src/npm/build/setup.js";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** A browser that talks to nobody but the page under test. */
export function launch() {
  const args = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  // Chromium's sandbox refuses to run as root
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ executablePath: chromiumPath(), args });
}

/** Serves a folder under a path (`/` or `/some/where/`); `handle(request, response)` may answer first by returning true. */
export async function serve(folder, { under = "/", handle = () => false } = {}) {
  const server = createServer((request, response) => {
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
