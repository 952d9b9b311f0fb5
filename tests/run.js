// `npm test`: sets the machine up and runs every test. Each step runs whatever became of the others, but for those that need the built package.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { build, readCrate } from "../src/npm/build/build.js";
import { ROOT, chromium, npmPackages, run, rustComponents, wasmTarget } from "../src/npm/build/setup.js";
import { supply } from "./soak/supply.js";

/** The `*.test.js` and `*.test.mjs` of a folder, by Node's runner; a folder without any is an error, not a success. */
function nodeTests(folder, env = {}) {
  const files = readdirSync(join(ROOT, folder)).filter((name) => /\.test\.m?js$/.test(name));
  if (files.length === 0) throw new Error(`${folder} has no tests`);
  const args = ["--test", "--test-reporter=spec", ...files.map((name) => join(folder, name))];
  run(process.execPath, args, { env: { ...process.env, ...env } });
}

const clippy = (...args) => run("cargo", ["clippy", "--quiet", ...args, "--", "--deny", "warnings"]);

/** Says why where it is skipped; where CI is set, nothing is. */
function spark() {
  run("cargo", ["build", "--quiet"]);
  const binary = join(readCrate().target, "debug", "solieu");
  const { status, error } = spawnSync("python3", ["tests/spark/run.py", binary], { cwd: ROOT, stdio: "inherit" });
  if (status === 0) return null;
  if (status === 77 || (error?.code === "ENOENT" && !process.env.CI)) return "skipped: Java or Python is missing";
  throw new Error(error?.message ?? `tests/spark/run.py ended with ${status}`);
}

const steps = [
  ["set-up", () => (npmPackages(), wasmTarget(), rustComponents())],
  ["cargo fmt", () => run("cargo", ["fmt", "--check"])],
  ["clippy", () => clippy("--workspace", "--all-targets", "--exclude", "solieu-wasm")],
  ["clippy, wasm", () => clippy("--package", "solieu-wasm", "--target", "wasm32-unknown-unknown")],
  ["cargo deny", supply],
  ["cargo test", () => run("cargo", ["test", "--quiet", "--no-fail-fast"])],
  ["spark", spark],
  ["npm run build", build],
  ["npm package", () => nodeTests("tests/js")],
  ["page", () => nodeTests("tests/page", { CHROMIUM: chromium() })],
  // the packed package in every host, from hundreds of megabytes of hosts: what is quicker to fail comes first
  ["matrix", () => (npmPackages(join(ROOT, "tests", "matrix")), nodeTests("tests/matrix", { CHROMIUM: chromium() }))],
];

const wanted = process.argv.slice(2);
const chosen = steps.filter(([name]) => wanted.length === 0 || ["set-up", "npm run build", ...wanted].includes(name));

const needBuild = ["npm package", "page", "matrix"];
const results = [];
for (const [name, step] of chosen) {
  const started = performance.now();
  console.log(`\n── ${name}`);
  let why = null;
  let note = null;
  if (needBuild.includes(name) && results.some((result) => result.name === "npm run build" && result.why)) {
    why = "not run: the build failed";
  } else {
    try {
      note = await step();
    } catch (error) {
      why = error.message;
    }
  }
  if (why) console.error(why);
  results.push({ name, why, note, seconds: (performance.now() - started) / 1000 });
}

console.log();
for (const { name, why, note, seconds } of results)
  console.log(`${why ? "FAILED" : note ? "-     " : "ok    "} ${name.padEnd(16)} ${seconds.toFixed(1)} s  ${why ?? note ?? ""}`.trimEnd());
const failed = results.filter(({ why }) => why).length;
const skipped = results.filter(({ why, note }) => !why && note).length;
console.log(`\nsteps: ${results.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed ? 1 : 0;
