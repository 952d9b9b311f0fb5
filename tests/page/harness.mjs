// Builds and serves the page as it is published, and opens the system's Chromium.

import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const configFile = fileURLToPath(new URL("../../www/vite.config.js", import.meta.url));

export { launch as openBrowser } from "../chromium.js";

export async function servePage() {
  await build({ configFile, logLevel: "warn" });
  const server = await preview({ configFile, preview: { port: 0, host: "127.0.0.1", open: false }, logLevel: "warn" });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}
