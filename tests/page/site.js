// Builds the page as it is published and serves it; `fixture` builds it with fixture.js in the engine's place.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "vite";

import { serve } from "../chromium.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const inPlaceOfTheEngine = {
  name: "fixture",
  enforce: "pre",
  resolveId: (id) => (id.endsWith("/pkg/worker.js") ? at("./fixture.js") : null),
};

/** The headers that the page is published with, by name. */
export function publishedHeaders() {
  const file = readFileSync(at("../../www/public/_headers"), "utf8");
  return Object.fromEntries([...file.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name.toLowerCase(), value]));
}

/** `headers`: send those of the `_headers` file, as some hosts do and others do not. */
export async function site({ fixture = false, mode = "production", headers = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "solieu-page-"));
  await build({
    configFile: at("../../www/vite.config.js"),
    mode,
    logLevel: "error",
    plugins: fixture ? [inPlaceOfTheEngine] : [],
    build: { outDir: folder },
  });
  const handle = (_, response) => {
    if (headers) for (const [name, value] of Object.entries(publishedHeaders())) response.setHeader(name, value);
    return false;
  };
  const { url, close } = await serve(folder, { handle });
  return {
    url,
    folder,
    close() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
