// Builds and serves the page as it is published, and opens the system's Chromium.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build, preview } from "vite";

const configFile = fileURLToPath(new URL("../../www/vite.config.js", import.meta.url));

const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function openBrowser() {
  const executablePath = CHROMIUM.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium found: install the package chromium or set CHROMIUM to its path");
  const quiet = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  return chromium.launch({ executablePath, headless: true, args: ["--no-sandbox", ...quiet.split(" ")] });
}

export async function servePage() {
  await build({ configFile, logLevel: "warn" });
  const server = await preview({ configFile, preview: { port: 0, host: "127.0.0.1", open: false }, logLevel: "warn" });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}
