// Pages: every bundler, no bundler, and a page in one file, in a real Chromium.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import * as esbuild from "esbuild";
import * as vite7 from "vite7";
import * as vite8 from "vite8";
import webpack from "webpack";

import { launch, serve } from "../chromium.js";
import { cleanFolder } from "./folder.js";
import { expected } from "./expected.js";

const ways = ["main", "analyzer", "own"];

let app;
let browser;
before(async () => {
  app = cleanFolder();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  app?.remove();
});

/** What the page at that address reads on its main thread, through an analyzer, in a worker of its own. */
async function reads(url, names = ways) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  try {
    await page.goto(url);
    for (const name of names) {
      // a dev server that finds a dependency late loads the page anew
      await page.waitForFunction((name) => globalThis[name], name, { timeout: 20_000 });
      const read = await page.evaluate((name) => globalThis[name](), name);
      assert.deepEqual(read, { ...expected, where: name === "analyzer" ? "worker" : null }, name);
    }
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

/** A folder of files served as they lie, in a sub-path. */
async function readsStatic(folder, names) {
  const site = await serve(folder, { under: "/some/where/" });
  try {
    await reads(site.url, names);
  } finally {
    await site.close();
  }
}

for (const [name, vite] of [
  ["Vite 7", vite7],
  ["Vite 8", vite8],
]) {
  const config = () => ({
    root: app.folder,
    configFile: false,
    base: "./",
    logLevel: "error",
    cacheDir: join(app.folder, `cache ${name}`),
    worker: { format: "es" },
    server: { host: "127.0.0.1", port: 0 },
  });

  test(`${name}, dev`, async () => {
    const server = await vite.createServer({ ...config(), base: "/" });
    await server.listen();
    try {
      await reads(server.resolvedUrls.local[0]);
    } finally {
      await server.close();
    }
  });

  test(`${name}, build`, async () => {
    const outDir = join(app.folder, `dist ${name}`);
    await vite.build({ ...config(), build: { outDir } });
    await readsStatic(outDir);
  });
}

test("webpack 5", async () => {
  const path = join(app.folder, "dist webpack");
  const compiler = webpack({
    mode: "production",
    context: app.folder,
    entry: "./page.js",
    output: { path, filename: "page.js", publicPath: "auto" },
    performance: false,
  });
  const stats = await new Promise((resolve, reject) => compiler.run((error, stats) => (error ? reject(error) : resolve(stats))));
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
  await new Promise((resolve) => compiler.close(resolve));
  writeFileSync(join(path, "index.html"), readFileSync(join(app.folder, "index.html")));
  await readsStatic(path);
});

test("esbuild", async () => {
  const outdir = join(app.folder, "dist esbuild");
  const entryPoints = ["page.js", "own.js"].map((name) => join(app.folder, name));
  const { warnings } = await esbuild.build({ entryPoints, bundle: true, splitting: true, format: "esm", outdir, logLevel: "error" });
  assert.deepEqual(warnings, []);
  writeFileSync(join(outdir, "index.html"), readFileSync(join(app.folder, "index.html")));
  await readsStatic(outdir);
});

test("no bundler: a static folder in a sub-path", async () => {
  const imports = { solieu: "./node_modules/solieu/web.js", "solieu/worker": "./node_modules/solieu/worker.js" };
  const page = readFileSync(join(app.folder, "index.html"), "utf8");
  const map = `<script type="importmap">${JSON.stringify({ imports })}</script>`;
  writeFileSync(join(app.folder, "static.html"), page.replace("<script", `${map}\n  <script`));
  const site = await serve(app.folder, { under: "/some/where/" });
  try {
    // import maps do not reach into workers
    await reads(`${site.url}static.html`, ["main", "analyzer"]);
  } finally {
    await site.close();
  }
});

for (const cdn of ["unpkg", "jsdelivr"]) {
  test(`<script src> of the bare name, as ${cdn} answers it`, async () => {
    const solieu = join(app.folder, "node_modules", "solieu");
    const manifest = JSON.parse(readFileSync(join(solieu, "package.json"), "utf8"));
    const handle = ({ url }, response) => {
      if (url !== "/npm/solieu") return false;
      response.writeHead(200, { "content-type": "text/javascript" }).end(readFileSync(join(solieu, manifest[cdn])));
      return true;
    };
    const site = await serve(app.folder, { handle });
    try {
      await reads(`${site.url}script.html`, ["main", "analyzer"]);
    } finally {
      await site.close();
    }
  });
}

test("init and every analyzer share one fetch and one compilation, whichever comes first", async () => {
  let fetched = 0;
  const handle = ({ url }) => {
    if (url.endsWith(".wasm")) fetched++;
    return false;
  };
  const site = await serve(app.folder, { handle });
  try {
    for (const order of ["initFirst", "analyzerFirst"]) {
      const page = await browser.newPage();
      fetched = 0;
      await page.goto(`${site.url}service.html`);
      const compiled = await page.evaluate(async (order) => {
        const [{ init, parse }, { createAnalyzer }] = await Promise.all([import("/node_modules/solieu/web.js"), import("/node_modules/solieu/worker.js")]);
        const { compile } = WebAssembly;
        let compiled = 0;
        WebAssembly.compile = (...given) => (compiled++, compile(...given));
        const work = order === "initFirst" ? [init, createAnalyzer, createAnalyzer] : [createAnalyzer, createAnalyzer, init];
        const [, analyzer] = await Promise.all(work.map((start) => start()));
        const late = await createAnalyzer();
        const texts = [parse("5 người"), await analyzer.parse("5 người"), await late.parse("5 người")];
        if (texts.some(({ figures }) => figures.length !== 1)) throw new Error("not read");
        return compiled;
      }, order);
      assert.deepEqual({ compiled, fetched }, { compiled: 1, fetched: 1 }, order);
      await page.close();
    }
  } finally {
    await site.close();
  }
});

for (const [what, lost, answer] of [
  ["reads where it has the file", false, { ...expected, where: null }],
  ["says where it has not that the file is missing", true, /cannot load its WebAssembly file: .*solieu_bg\.wasm answered 404/],
]) {
  test(`a service worker ${what}`, async () => {
    const handle = ({ url }, response) => {
      if (!lost || !url.endsWith(".wasm")) return false;
      response.writeHead(404).end("not found");
      return true;
    };
    const site = await serve(app.folder, { handle });
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${site.url}service.html`);
      const said = await page.evaluate(() => globalThis.service());
      if (lost) assert.match(said, answer);
      else assert.deepEqual(said, answer);
    } finally {
      await context.close();
      await site.close();
    }
  });
}

test("one HTML file opened from disk", async () => {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(app.folder, "single.js")],
    bundle: true,
    format: "iife",
    write: false,
    logLevel: "error",
    // there is no address to be beside
    logOverride: { "empty-import-meta": "silent" },
  });
  const folder = join(app.folder, "single");
  mkdirSync(folder);
  const script = outputFiles[0].text.replaceAll("</script", "<\\/script");
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><title>Solieu</title><script>${script}</script>`);
  await reads(pathToFileURL(join(folder, "index.html")).href, ["main", "analyzer"]);
});
