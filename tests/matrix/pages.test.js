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
