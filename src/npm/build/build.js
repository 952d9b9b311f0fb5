// `npm run build`: the crate and the files beside this folder become the npm package in pkg/.

import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { manifest } from "./manifest.js";
import { ROOT, npmPackages, output, run, wasmTarget } from "./setup.js";

const SOURCES = join(ROOT, "src", "npm");
const PKG = join(ROOT, "pkg");

// Everything that rustc emits for this target and that Node 20 and the browsers of its day run: `--all-features` gives more than they know.
const WASM_FEATURES = [
  "bulk-memory",
  "bulk-memory-opt",
  "sign-ext",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "multivalue",
].map((feature) => `--enable-${feature}`);

/** Whether a result is missing or older than what it is made of. */
function stale(result, ...sources) {
  if (!existsSync(result)) return true;
  const made = statSync(result).mtimeMs;
  return sources.some((source) => statSync(source).mtimeMs > made);
}

/** The crate as an optimised module with its glue: the paths of both. With features of its own it has a folder of its own. */
export function compileCrate(crate, features = []) {
  const folder = join(crate.target, ["npm", ...features].join("-"));
  const compiled = join(crate.target, "wasm32-unknown-unknown", "wasm", "solieu_wasm.wasm");
  const glue = join(folder, "solieu.js");
  const bound = join(folder, "solieu_bg.wasm");
  const optimised = join(folder, "solieu_opt.wasm");
  const withFeatures = features.length > 0 ? ["--features", features.join(",")] : [];
  run("cargo", ["build", "--profile", "wasm", "--package", "solieu-wasm", ...withFeatures, "--target", "wasm32-unknown-unknown"]);
  if (stale(glue, compiled, join(ROOT, "src", "npm", "bundle", "main.rs"), join(ROOT, "Cargo.lock"))) {
    run("cargo", ["run", "--quiet", "--package", "solieu-bundle", "--", compiled, folder]);
  }
  if (stale(optimised, bound, fileURLToPath(import.meta.url))) {
    const wasmOpt = join(ROOT, "node_modules", "binaryen", "bin", "wasm-opt");
    run(process.execPath, [wasmOpt, "-O3", ...WASM_FEATURES, bound, "-o", optimised]);
  }
  return { glue, wasm: optimised };
}

/** A script whose `bytes()` are the given file. */
function bytesScript(wasm) {
  return `// solieu_bg.wasm in base64.
const base64 = '${readFileSync(wasm).toString("base64")}';

export function bytes() {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  if (globalThis.Buffer) return globalThis.Buffer.from(base64, 'base64');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
`;
}

async function bundle(entry, options) {
  // only here: before `npm ci` there is none
  const { build } = await import("esbuild");
  const { outputFiles } = await build({ entryPoints: [join(PKG, entry)], bundle: true, write: false, logLevel: "warning", ...options });
  return outputFiles[0].text;
}

/** Name, version and the like from Cargo.toml, the one place where they are written; and the target folder. */
export function readCrate() {
  const metadata = JSON.parse(output("cargo", ["metadata", "--no-deps", "--format-version", "1"]));
  const { name, version, description, keywords, license } = metadata.packages.find(({ name }) => name === "solieu");
  return { name, version, description, keywords, license, target: metadata.target_directory };
}

export async function build() {
  npmPackages();
  wasmTarget();
  const crate = readCrate();
  const { glue, wasm } = compileCrate(crate);
  rmSync(PKG, { recursive: true, force: true });
  mkdirSync(PKG);
  const put = (name, text) => writeFileSync(join(PKG, name), text);
  for (const name of readdirSync(SOURCES).filter((name) => /\.(js|json|d\.ts)$/.test(name))) copyFileSync(join(SOURCES, name), join(PKG, name));
  for (const name of readdirSync(ROOT).filter((name) => /^(README|LICENSE)/.test(name))) copyFileSync(join(ROOT, name), join(PKG, name));
  copyFileSync(wasm, join(PKG, "solieu_bg.wasm"));
  copyFileSync(glue, join(PKG, "glue.js"));
  put("bytes.js", bytesScript(wasm));
  const thread = await bundle("thread.js", { format: "iife", minify: true, target: "es2022" });
  put("thread.js", thread);
  put("thread-source.js", `export default ${JSON.stringify(thread)};\n`);
  // there is no address for its files to be beside of
  const alone = { logOverride: { "empty-import-meta": "silent" } };
  put("script.js", await bundle("script.js", { format: "iife", globalName: "solieu", minify: true, target: "es2022", ...alone }));
  // Jest's jsdom has neither as a global
  const banner = { js: 'const { TextDecoder, TextEncoder } = require("node:util");' };
  for (const [entry, result] of [
    ["node.js", "node.cjs"],
    ["worker-node.js", "worker-node.cjs"],
  ]) {
    put(result, await bundle(entry, { format: "cjs", platform: "node", target: "node20", banner }));
  }
  // to TypeScript a file's ending says whether it is for import or require
  put("index.d.cts", readFileSync(join(PKG, "index.d.ts"), "utf8"));
  put("worker.d.cts", readFileSync(join(PKG, "worker.d.ts"), "utf8").replaceAll("./index.js", "./index.cjs"));
  put("package.json", `${JSON.stringify(manifest(crate), null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  console.log(`pkg/ is built: solieu_bg.wasm has ${statSync(join(PKG, "solieu_bg.wasm")).size} bytes`);
}
