// Builds the page as it is published and serves it behind the headers that it is published with; `fixture` builds it with fixture.js in the engine's place.

import { mkdtempSync, rmSync } from "node:fs";
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

export async function site({ fixture = false, mode = "production" } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "solieu-page-"));
  await build({
    configFile: at("../../www/vite.config.js"),
    mode,
    logLevel: "error",
    plugins: fixture ? [inPlaceOfTheEngine] : [],
    build: { outDir: folder },
  });
  const { url, close } = await serve(folder);
  return {
    url,
    folder,
    close() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
