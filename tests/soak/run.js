// `npm run soak [-- MINUTES] [--keep]`: what it is made of, then adversaries, then the fuzz targets with what is left of the time (10 minutes,
// unless said otherwise). With `--keep` the shortest inputs that reach new code are written to `tests/soak/corpus`, which seeds and tests read.
//
// Fuzzing takes the stable compiler and a C++ compiler, which builds libFuzzer; `unsafe` is forbidden in the crate, so that no sanitizer is needed.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT, output, run, wasmTarget } from "../../src/npm/build/setup.js";
import { advisories, supply } from "./supply.js";

const HERE = join(ROOT, "tests", "soak");
const TARGET = join(ROOT, "target", "soak");
const CORPUS = join(HERE, "corpus");
const COMBINATIONS = 1000;

/** What is kept of a target, in bytes: enough to come back to what was met, little enough to be read in a review. */
const MOST_KEPT = 8000;

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

/** An input on one line: `\\xF0` for a byte that is no printable character. */
function escaped(bytes) {
  const text = bytes.toString("utf8");
  const isText = Buffer.from(text, "utf8").equals(bytes);
  const hex = (letter) => [...Buffer.from(letter, isText ? "utf8" : "latin1")].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  const letters = isText ? text : bytes.toString("latin1");
  const plain = isText ? /[\p{C}\p{M}\p{Zl}\p{Zp}\u00a0]/gu : /[^ -~]/g;
  return letters.replaceAll("\\", "\\\\").replace(plain, (letter) => (letter === "\n" ? "\\n" : hex(letter)));
}

function unescaped(line) {
  const pieces = line.split(/(\\\\|\\n|\\x..)/);
  const bytes = (piece) => (piece.startsWith("\\x") ? Buffer.from(piece.slice(2), "hex") : Buffer.from({ "\\\\": "\\", "\\n": "\n" }[piece] ?? piece));
  return Buffer.concat(pieces.map(bytes));
}

/** The inputs that were kept of a target. */
function kept(name) {
  const file = join(CORPUS, `${name}.txt`);
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).map(unescaped) : [];
}

/** Keeps what reaches code that the seeds do not, the shortest first: the code, not how often, is what counts here. */
function keep(name, binary, corpus) {
  const folder = join(TARGET, "kept", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const own = readdirSync(corpus).filter((file) => file.startsWith("seed-"));
  for (const file of own) writeFileSync(join(folder, file), readFileSync(join(corpus, file)));
  const { status, stderr } = spawnSync(binary, ["-set_cover_merge=1", "-use_counters=0", `-max_len=${TARGETS[name].longest}`, folder, corpus], { encoding: "utf8", maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(stderr.slice(-400));
  const added = readdirSync(folder).filter((file) => !own.includes(file)).map((file) => escaped(readFileSync(join(folder, file))));
  const lines = [...new Set([...kept(name).map(escaped), ...added])].filter(Boolean);
  lines.sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  let room = MOST_KEPT;
  const chosen = lines.filter((line) => (room -= Buffer.byteLength(line) + 1) >= 0);
  mkdirSync(CORPUS, { recursive: true });
  writeFileSync(join(CORPUS, `${name}.txt`), chosen.map((line) => `${line}\n`).join(""));
}

/** What each target starts from: our own texts, and what earlier runs came to. */
const seeds = (name) => [...own(name), ...kept(name)];

function own(name) {
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
  const folder = join(ROOT, "src", "lexicon", "data");
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
    if (process.argv.includes("--keep")) keep(name, join(TARGET, host, "release", name), corpus);
    results.push({ name, runs, why });
  }
  return results;
}

const minutes = Number(process.argv.slice(2).find((word) => !word.startsWith("--")) ?? 10);
const started = performance.now();
console.log(`cargo deny: ${supply() ?? "licences, bans and sources as they must be"}; ${advisories() ?? "no advisories"}`);
const isLinear = adversaries();
const left = Math.max(30, minutes * 60 - (performance.now() - started) / 1000);
const results = fuzz(left);
const findings = results.filter(({ why }) => why).length;
console.log(`${results.reduce((sum, { runs }) => sum + runs, 0)} executions, ${findings} findings; growth ${isLinear ? "within" : "OVER"} its limits`);
process.exitCode = isLinear && findings === 0 ? 0 : 1;
