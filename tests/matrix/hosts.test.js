// Hosts without a page: Node, Deno, Bun, workerd.

import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { cleanFolder, printed, program, started } from "./folder.js";
import { expected } from "./expected.js";

let app;
before(() => (app = cleanFolder()));
after(() => app.remove());

/** What the module gives, and what an analyzer on a thread of its own gives. */
function answers(command, args) {
  const [here, there] = JSON.parse(printed(command, args, { cwd: app.folder }));
  assert.deepEqual(here, { ...expected, where: null });
  assert.deepEqual(there, { ...expected, where: "worker" });
}

test("Node, import", () => answers(process.execPath, ["server.js"]));
test("Node, require", () => answers(process.execPath, ["server.cjs"]));
test("Deno", () => answers(program("deno"), ["run", "--no-remote", "--allow-read", "--allow-env", "server.js"]));
test("Bun", () => answers(program("bun"), ["server.js"]));
test("Bun, require", () => answers(program("bun"), ["server.cjs"]));

test("a server bundle has no file to lose", async () => {
  const outfile = join(app.folder, "bundled", "server.mjs");
  await build({ entryPoints: [join(app.folder, "server.js")], bundle: true, platform: "node", format: "esm", outfile, logLevel: "error" });
  answers(process.execPath, [outfile]);
});

for (const [what, conditions] of [
  ["its own conditions", null],
  ["those of Node", ["node", "node-addons"]],
]) {
  test(`Jest with jsdom, by ${what}`, () => {
    const config = join(app.folder, "jest.config.json");
    const environment = fileURLToPath(import.meta.resolve("jest-environment-jsdom"));
    const testEnvironmentOptions = conditions ? { customExportConditions: conditions } : {};
    writeFileSync(config, JSON.stringify({ rootDir: app.folder, testEnvironment: environment, testEnvironmentOptions, testMatch: ["**/jsdom.test.cjs"] }));
    printed(program("jest"), ["--config", config, "--no-cache"], { cwd: app.folder });
  });
}

test("workerd", async () => {
  // bundled as Cloudflare's own tool does it: its conditions, WebAssembly left as modules
  await build({
    entryPoints: [join(app.folder, "edge.js")],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    external: ["*.wasm"],
    outfile: join(app.folder, "edge", "edge.js"),
    logLevel: "error",
  });
  copyFileSync(join(app.folder, "node_modules", "solieu", "solieu_bg.wasm"), join(app.folder, "edge", "solieu_bg.wasm"));
  const port = await freePort();
  const config = join(app.folder, "edge", "config.capnp");
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [
      (name = "edge.js", esModule = embed "edge.js"),
      (name = "solieu_bg.wasm", wasm = embed "solieu_bg.wasm"),
      (name = "solieu/solieu_bg.wasm", wasm = embed "solieu_bg.wasm"),
    ],
    compatibilityDate = "2026-01-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`,
  );
  const server = await started(program("workerd"), ["serve", "--verbose", config, "--control-fd=1"], { cwd: app.folder, until: /listen/ });
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    const body = await answer.text();
    assert.equal(answer.status, 200, `${body}\n${server.said()}`);
    const reads = JSON.parse(body);
    assert.deepEqual(reads.map(({ where }) => where), [null, null, "main", "main"]);
    for (const read of reads) assert.deepEqual(read, { ...expected, where: read.where });
  } finally {
    server.stop();
  }
});

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
