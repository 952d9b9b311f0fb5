// `solieu/worker` in Node: the same, on worker_threads.

import { Worker } from "node:worker_threads";

import { analyzer } from "./analyzer.js";
import { bytes } from "./bytes.js";
import { compile } from "./load.js";
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
    const worker = new Worker(browserNames + source, { eval: true });
    worker.on("message", (reply) => {
      // an idle analyzer keeps no process alive
      worker.unref();
      heard(reply);
    });
    worker.on("error", broken);
    return {
      post(message) {
        worker.ref();
        worker.postMessage(message);
      },
      end: () => worker.terminate(),
    };
  },
};

export async function createAnalyzer({ wasm } = {}) {
  return analyzer(await compile(wasm ?? bytes()), [thread]);
}
