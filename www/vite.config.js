// The page as static files (`vite build`), or as one HTML file that works from disk (`vite build --mode single`).

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { oneFile } from "./onefile.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Writes sw.js with the names of all files of this build, so that one visit is enough to work without a network. */
function offline() {
  return {
    name: "solieu-offline",
    apply: "build",
    generateBundle(_, bundle) {
      const files = [...Object.keys(bundle), ...readdirSync(at("public"))]
        .filter((name) => !name.endsWith(".html") && !name.startsWith("_"))
        .sort();
      const version = createHash("sha256")
        .update(
          Object.values(bundle)
            .map((file) => file.fileName)
            .sort()
            .join(),
        )
        .update(readFileSync(at("index.html")))
        .digest("hex")
        .slice(0, 12);
      const source = readFileSync(at("sw.js"), "utf8")
        .replace("__FILES__", JSON.stringify(["./", ...files.map((name) => `./${name}`)]))
        .replace("__VERSION__", version);
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

export default defineConfig(({ mode }) => ({
  root: at("."),
  base: "./",
  resolve: {
    alias: [
      { find: "solieu/bytes", replacement: at("../pkg/bytes.js") },
      { find: "solieu/worker", replacement: at("../pkg/worker.js") },
      { find: /^solieu$/, replacement: at("../pkg/web.js") },
    ],
  },
  plugins: [mode === "single" ? oneFile() : offline()],
  build: {
    outDir: at(mode === "single" ? "../dist/single" : "../dist/page"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    // pdf.js is one large file by nature, and loaded only for a PDF
    chunkSizeWarningLimit: 2000,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // some servers do not know .mjs for a script
        assetFileNames: ({ names: [name] }) => `assets/${name.endsWith(".mjs") ? "[name]-[hash].js" : "[name]-[hash][extname]"}`,
      },
    },
  },
}));
