// `npm run bench`: Solieu and what a user would pick in its place, on the same articles, in one run; results in tests/bench/bench.json.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { build, compileCrate, readCrate } from "../../src/npm/build/build.js";
import { ROOT, npmPackages, run } from "../../src/npm/build/setup.js";
import { articles, newsText } from "./text.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const PKG = join(ROOT, "pkg");
const bytesOf = (text) => Buffer.byteLength(text);
const megabytes = (texts) => texts.reduce((sum, text) => sum + bytesOf(text), 0) / 1e6;
const round = (value, digits = 3) => Number(value.toPrecision(digits));

const ratio = (faster, slower) => round(faster / slower);

/** Milliseconds that `work` takes. */
async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The shortest of several runs of each, taken in turn, so that what else the machine does falls on all alike. */
async function shortest(works, rounds) {
  const best = {};
  for (let turn = 0; turn < rounds; turn++) {
    for (const [name, work] of Object.entries(works)) best[name] = Math.min(best[name] ?? Infinity, await timed(work));
  }
  return best;
}

const each = (texts, read) => () => {
  for (const text of texts) read(text);
};

/** Megabytes a second over the same articles, engine and floor in WebAssembly, the package, and its peers. */
async function speeds(measured) {
  const texts = articles(1_000_000);
  const { parse } = await import(pathToFileURL(join(PKG, "node.js")));
  const { createAnalyzer } = await import(pathToFileURL(join(PKG, "worker-node.js")));
  const analyzer = await createAnalyzer();
  const chrono = await import("chrono-node");
  const { default: nlp } = await import("compromise");
  const { default: numbers } = await import("compromise-numbers");
  const { default: recognizers } = await import("@microsoft/recognizers-text-suite");
  nlp.plugin(numbers);
  const quick = await shortest(
    {
      copied: each(texts, measured.copy),
      floor: each(texts, measured.floor),
      engine: each(texts, measured.count),
      parse: each(texts, (text) => parse(text)),
      worker: async () => {
        for (const text of texts) await analyzer.parse(text);
      },
      chrono: each(texts, (text) => chrono.vi.parse(text)),
    },
    15,
  );
  analyzer.dispose();
  // these need seconds for a megabyte: a fifth of the articles, twice
  const few = texts.slice(0, Math.ceil(texts.length / 5));
  const slow = await shortest(
    {
      compromise: each(few, (text) => nlp(text).numbers().json()),
      recognizers: each(few, (text) => recognizers.recognizeNumber(text, "en-us")),
    },
    2,
  );
  const speed = (texts) => (milliseconds) => round((megabytes(texts) / milliseconds) * 1e3);
  const mapped = (times, how) => Object.fromEntries(Object.entries(times).map(([name, time]) => [name, how(time)]));
  return { ...mapped(quick, speed(texts)), ...mapped(slow, speed(few)) };
}

/** Megabytes a second of the crate itself, on one thread, by Criterion. */
function nativeSpeeds(target) {
  const texts = articles(1_000_000);
  const file = join(target, "bench", "articles.json");
  mkdirSync(join(target, "bench"), { recursive: true });
  writeFileSync(file, JSON.stringify(texts));
  run("cargo", ["bench", "--quiet", "--features", "measure", "--bench", "speed"], { env: { ...process.env, SOLIEU_ARTICLES: file } });
  const speed = (name) => {
    const { median } = JSON.parse(readFileSync(join(target, "criterion", "native", name, "new", "estimates.json"), "utf8"));
    return round(megabytes(texts) / (median.point_estimate / 1e9));
  };
  return { nativeFloor: speed("floor"), native: speed("parse") };
}

/** The slope of time over size, both as logarithms: 1 is linear. */
async function growth(measured) {
  const points = [];
  for (const size of [1e4, 1e5, 1e6, 1e7]) {
    const text = newsText(size);
    const { time } = await shortest({ time: () => measured.count(text) }, size < 1e6 ? 60 : 6);
    points.push([Math.log(bytesOf(text)), Math.log(time)]);
  }
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return round(slope);
}

/** Megabytes of WebAssembly memory after one text of that size in a fresh instance. */
function memory(measured, module) {
  const after = (size) => {
    measured.__wbg_reset_state();
    measured.count(newsText(size));
    return round(measured.initSync({ module }).memory.buffer.byteLength / 1e6);
  };
  return { "1 MB": after(1e6), "10 MB": after(1e7) };
}

/** Bytes of the WebAssembly file and of the scripts that `import 'solieu'` brings to a page. */
async function sizes() {
  const { build: bundle } = await import("esbuild");
  const { outputFiles } = await bundle({
    entryPoints: [join(PKG, "web.js")],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    external: ["./bytes.js"],
  });
  const of = (bytes) => ({
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
  });
  const wasm = of(readFileSync(join(PKG, "solieu_bg.wasm")));
  const glue = of(outputFiles[0].contents);
  const both = Object.fromEntries(Object.keys(wasm).map((key) => [key, wasm[key] + glue[key]]));
  return { wasm, glue, both };
}

/** In a real Chromium: `parse` of a 6 KB article over and over, and a page that starts from nothing. */
async function inChromium() {
  const { launch, serve } = await import("../chromium.js");
  const browser = await launch();
  const site = await serve(PKG, {
    handle(request, response) {
      if (request.url !== "/") return false;
      // the policy of cross-origin isolation gives the page a clock of microseconds
      const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
      response.writeHead(200, { "content-type": "text/html", ...headers }).end("<!doctype html><title>Solieu</title>");
      return true;
    },
  });
  const fresh = async (work, given) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site.url);
    const result = await page.evaluate(work, given);
    await context.close();
    return result;
  };
  const [text] = articles(6_000);
  const starts = [];
  for (let turn = 0; turn < 15; turn++) {
    const start = await fresh(async (text) => {
      const { init, parse } = await import("./web.js");
      const started = performance.now();
      await init();
      const loaded = performance.now();
      parse(text);
      return [performance.now() - started, performance.now() - loaded];
    }, text);
    starts.push(start);
  }
  const times = await fresh(async (text) => {
    const { init, parse } = await import("./web.js");
    await init();
    const times = [];
    for (let turn = 0; turn < 3_000; turn++) {
      const started = performance.now();
      parse(text);
      times.push(performance.now() - started);
    }
    return times.slice(500);
  }, text);
  await browser.close();
  await site.close();
  const at = (list, share) => round(list.toSorted((a, b) => a - b)[Math.floor(list.length * share)]);
  return {
    "p50 of 6 KB, ms": at(times, 0.5),
    "p99 of 6 KB, ms": at(times, 0.99),
    "cold start, ms": at(starts.map(([whole]) => whole), 0.5),
    "of it the first parse, ms": at(starts.map(([, first]) => first), 0.5),
  };
}

/** What the project aims at, and what came out. */
function table({ speed, native, chromium, exponent, size }) {
  const parseOver = (name) => ratio(speed.parse, speed[name]);
  const rows = [
    ["engine in WebAssembly", `${speed.engine} MB/s`, "≥ 40 MB/s", speed.engine >= 40],
    ["its floor (text copied in, cut, looked up)", `${speed.floor} MB/s, ${ratio(speed.floor, speed.engine)}×`, "≤ 6×", speed.floor / speed.engine <= 6],
    ["`parse` with its objects", `${speed.parse} MB/s`, "≥ 15 MB/s", speed.parse >= 15],
    ["`parse` through a worker", `${speed.worker} MB/s`, "", null],
    ["native, one thread", `${native.native} MB/s`, "≥ 80 MB/s", native.native >= 80],
    ["compromise with numbers", `${speed.compromise} MB/s; \`parse\` is ${parseOver("compromise")}×`, "≥ 50×", parseOver("compromise") >= 50],
    ["Recognizers-Text, numbers", `${speed.recognizers} MB/s; \`parse\` is ${parseOver("recognizers")}×`, "≥ 25×", parseOver("recognizers") >= 25],
    ["chrono-node vi, dates only", `${speed.chrono} MB/s; \`parse\` is ${parseOver("chrono")}×`, "≥ 1×", parseOver("chrono") >= 1],
    ["article of 6 KB in Chromium, p50", `${chromium["p50 of 6 KB, ms"]} ms`, "≤ 0.5 ms", chromium["p50 of 6 KB, ms"] <= 0.5],
    ["article of 6 KB in Chromium, p99", `${chromium["p99 of 6 KB, ms"]} ms`, "≤ 2 ms", chromium["p99 of 6 KB, ms"] <= 2],
    ["cold start in Chromium", `${chromium["cold start, ms"]} ms`, "≤ 60 ms", chromium["cold start, ms"] <= 60],
    ["growth from 10 KB to 10 MB", `n^${exponent}`, "≤ n^1.05", exponent <= 1.05],
    ["WebAssembly and glue, gzip", `${round(size.both.gzip / 1e3)} KB`, "≤ 200 KB", size.both.gzip <= 200e3],
    ["WebAssembly and glue, brotli", `${round(size.both.brotli / 1e3)} KB`, "≤ 150 KB", size.both.brotli <= 150e3],
  ];
  const line = ([what, came, aim, met]) => `| ${what} | ${came} | ${aim}${met === false ? " (missed)" : ""} |`;
  return ["| | measured | aim |", "| --- | --- | --- |", ...rows.map(line)].join("\n");
}

npmPackages(HERE);
await build();
const crate = readCrate();
const { glue, wasm } = compileCrate(crate, ["measure"]);
const measured = await import(pathToFileURL(glue));
const module = new WebAssembly.Module(readFileSync(wasm));
measured.initSync({ module });

const result = {
  machine: `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}`,
  text: `${articles(1_000_000).length} generated articles, ${round(megabytes(articles(1_000_000)))} MB of UTF-8`,
  speed: await speeds(measured),
  exponent: await growth(measured),
  memory: memory(measured, module),
  size: await sizes(),
  chromium: await inChromium(),
  native: nativeSpeeds(crate.target),
};
writeFileSync(join(HERE, "bench.json"), `${JSON.stringify(result, null, 2)}\n`);
console.log(`\n${result.machine}\n${result.text}\n\n${table(result)}\n`);
console.log(`memory of the instance: ${JSON.stringify(result.memory)} MB; bytes: ${JSON.stringify(result.size)}`);
