// `solieu/worker` in browsers: the page compiles, the worker gets the compiled module.

import { analyzer } from "./analyzer.js";
import { load } from "./load.js";
import source from "./thread-source.js";
import { compileDefault } from "./web.js";

function opening(make) {
  return (heard, broken) => {
    const worker = make();
    worker.onmessage = ({ data }) => heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      broken(new Error(event.message || "the worker could not be started"));
    };
    return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
  };
}

/** First, because a worker that replaces another needs no network then, and because no bundler or server can lose it. */
const fromSource = {
  where: "worker",
  open: opening(() => {
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    try {
      return new Worker(url);
    } finally {
      // the address is read before the constructor returns
      URL.revokeObjectURL(url);
    }
  }),
};

/** For pages whose content security policy forbids `blob:` workers. */
const fromFile = { where: "worker", open: opening(() => new Worker(new URL("./thread.js", import.meta.url))) };

export async function createAnalyzer({ wasm, worker } = {}) {
  // a page with Trusted Types makes its workers itself
  const ways = worker ? [{ where: "worker", open: opening(() => worker(source)) }] : [fromSource, fromFile];
  return analyzer(await load(wasm, compileDefault), ways);
}
