// `npm run soak [-- MINUTES]`: what it is made of, then adversaries, then the fuzz targets with what is left of the time (10 minutes, unless said otherwise).
//
// Fuzzing takes the stable compiler and a C++ compiler, which builds libFuzzer; `unsafe` is forbidden in the crate, so that no sanitizer is needed.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT, output, run, wasmTarget } from "../../src/js/build/setup.js";
import { advisories, supply } from "./supply.js";

const HERE = join(ROOT, "tests", "soak");
const TARGET = join(ROOT, "target", "soak");
const COMBINATIONS = 1000;

/** Share of the time, longest input in bytes. */
const TARGETS = {
  parse: { share: 0.35, longest: 600 },
  words: { share: 0.35, longest: 160 },
  number: { share: 0.1, longest: 80 },
  batch: { share: 0.1, longest: 1500 },
  lexicon: { share: 0.1, longest: 300 },
};

// what `cargo fuzz --sanitizer none --debug-assertions` sets
const COVERAGE = [
  "-Cpasses=sancov-module",
  "-Cllvm-args=-sanitizer-coverage-level=4",
  "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
  "-Cllvm-args=-sanitizer-coverage-pc-table",
  "-Cllvm-args=-sanitizer-coverage-trace-compares",
  "-Cllvm-args=-sanitizer-coverage-stack-depth",
  "-Cdebug-assertions",
  "-Ccodegen-units=1",
  "--cfg=fuzzing",
];

function cargo(crate, args, env = {}) {
  run("cargo", ["build", "--release", ...args], { cwd: join(HERE, crate), env: { ...process.env, CARGO_TARGET_DIR: TARGET, ...env } });
}

/** Instructions and memory of the module on texts made to be slow; whether all stay under the limits. */
function adversaries() {
  wasmTarget();
  cargo("probe", ["--target", "wasm32-unknown-unknown"]);
  cargo("growth", []);
  const module = join(TARGET, "wasm32-unknown-unknown", "release", "solieu_probe.wasm");
  const { status } = spawnSync(join(TARGET, "release", "solieu-growth"), [module, "--combinations", String(COMBINATIONS)], { stdio: "inherit" });
  return status === 0;
}

/** The lines of our own tests: what a fuzzer starts from. */
function ownTexts(folder) {
  const files = readdirSync(join(ROOT, "tests", folder)).filter((name) => name.endsWith(".txt"));
  const lines = files.flatMap((name) => readFileSync(join(ROOT, "tests", folder, name), "utf8").split("\n"));
  return lines.filter((line) => line && !/^[#=@]/.test(line)).map((line) => line.replace(/^! ?/, "").replaceAll("\\n", "\n"));
}

/** What each target starts from. */
function seeds(name) {
  const texts = [...ownTexts("phrases"), ...ownTexts("gold")];
  const record = (text, id) => JSON.stringify({ id, text, publishedAt: "2024-08-17", section: ["a"] });
  switch (name) {
    case "batch":
      return texts.slice(0, 200).map((text, id) => `${String.fromCharCode(id % 5)}${record(text, id)}\n${record(text, `${id}`)}\n`);
    case "lexicon":
      return ["xào\txào\tmeasure\tafter\t10 m2", "linh miêu\tlinh miêu\tthing", "số hóa\tdigital\tcue", "tái phạm\thistory\ttái phạm\tdiscipline", "HNK\thộ nông khá"].map(
        (row, table) => `${String.fromCharCode(table)}${row}\n`,
      );
    case "words":
      return Array.from({ length: 64 }, (_, seed) => Uint8Array.from({ length: 16 + seed }, (_, at) => (seed * 73 + at * 151 + seed * at * 7) & 255));
    case "number":
      return ownTexts("phrases").filter((text) => text.length < 60);
    default:
      return texts;
  }
}

/** Every phrase of the word tables, for libFuzzer to put in. */
function dictionary() {
  const folder = join(ROOT, "src", "lexicon");
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith(".tsv"))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n").slice(1));
  const phrases = rows.filter((row) => row && !row.startsWith("#")).flatMap((row) => row.split("\t")[0].split("|"));
  const escaped = (phrase) => [...Buffer.from(phrase)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  return [...new Set(phrases)].filter(Boolean).map((phrase) => `"${escaped(phrase)}"\n`).join("");
}

/** Runs every target for its share of the seconds; the findings, each with the file that shows it. */
function fuzz(seconds) {
  const host = /^host: (.*)$/m.exec(output("rustc", ["-vV"]))[1];
  cargo("fuzz", ["--target", host], { RUSTFLAGS: COVERAGE.join(" ") });
  const work = join(TARGET, "corpus");
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, "words.dict"), dictionary());
  const results = [];
  for (const [name, { share, longest }] of Object.entries(TARGETS)) {
    const corpus = join(work, name);
    if (!existsSync(corpus)) {
      mkdirSync(corpus);
      seeds(name).forEach((seed, at) => writeFileSync(join(corpus, `seed-${at}`), seed));
    }
    const found = join(work, `${name}-found-`);
    for (const old of readdirSync(work).filter((file) => file.startsWith(`${name}-found-`))) rmSync(join(work, old));
    const args = [`-max_total_time=${Math.max(1, Math.round(seconds * share))}`, `-max_len=${longest}`, "-timeout=5", `-artifact_prefix=${found}`, `-dict=${join(work, "words.dict")}`, corpus];
    const { status, stderr } = spawnSync(join(TARGET, host, "release", name), args, { encoding: "utf8", maxBuffer: 1 << 30 });
    const runs = Number(/^Done (\d+) runs/m.exec(stderr)?.[1] ?? /^stat::number_of_executed_units:\s*(\d+)/m.exec(stderr)?.[1] ?? 0);
    const why = /panicked at [^\n]*\n[^\n]*/.exec(stderr)?.[0] ?? (status === 0 ? "" : stderr.slice(-400));
    console.log(`${name.padEnd(8)} ${String(runs).padStart(9)} executions${why ? `  FOUND ${found}*\n${why}` : ""}`);
    results.push({ name, runs, why });
  }
  return results;
}

const minutes = Number(process.argv[2] ?? 10);
const started = performance.now();
console.log(`cargo deny: ${supply() ?? "licences, bans and sources as they must be"}; ${advisories() ?? "no advisories"}`);
const isLinear = adversaries();
const left = Math.max(30, minutes * 60 - (performance.now() - started) / 1000);
const results = fuzz(left);
const findings = results.filter(({ why }) => why).length;
console.log(`${results.reduce((sum, { runs }) => sum + runs, 0)} executions, ${findings} findings; growth ${isLinear ? "within" : "OVER"} its limits`);
process.exitCode = isLinear && findings === 0 ? 0 : 1;
