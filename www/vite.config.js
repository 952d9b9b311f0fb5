import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("."),
  base: "./",
  resolve: {
    alias: [
      { find: "solieu/worker", replacement: at("../pkg/worker.js") },
      { find: /^solieu$/, replacement: at("../pkg/web.js") },
    ],
  },
  build: { outDir: at("../dist"), emptyOutDir: true, target: "es2022" },
  worker: { format: "es" },
});
