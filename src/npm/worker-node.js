// `solieu/worker` in Node: the same, on worker_threads.

import { Worker } from "node:worker_threads";

import { analyzer } from "./analyzer.js";
import { bytes } from "./bytes.js";
import { compile, load } from "./load.js";
import source from "./thread-source.js";

// gives the worker file the names that it knows from browsers
const browserNames = `
const { parentPort } = require('node:worker_threads');
globalThis.postMessage = (message) => parentPort.postMessage(message);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
parentPort.on('messageerror', () => globalThis.onmessageerror());
`;

const thread = {
  where: "worker",
  open(heard, broken) {
    // without what the process was started with: `--input-type=module` would make another kind of script of the source
    const worker = new Worker(browserNames + source, { eval: true, execArgv: [] });
    worker.on("message", heard);
    worker.on("error", broken);
    // after the listeners, because one for messages holds the process again
    worker.unref();
    return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
  },
};

/** What keeps the process from ending while there is work, whichever thread does it or is still to be started. */
function holder() {
  let held;
  return (work) => {
    if (work) held ??= setInterval(() => {}, 2 ** 31 - 1);
    else held = clearInterval(held);
  };
}

export async function createAnalyzer({ wasm } = {}) {
  return analyzer(await load(wasm, () => compile(bytes())), [thread], holder());
}
