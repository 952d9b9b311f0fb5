// `solieu/worker` in workerd, which has no threads, and times nothing outside of a request: each call is answered where it is made.

import module from "./solieu_bg.wasm";
import { analyzer } from "./analyzer.js";
import { answer } from "./answer.js";
import { load } from "./load.js";

const atOnce = {
  where: "main",
  open: (heard) => ({ post: (message) => heard(answer(message, heard)), end() {} }),
};

export async function createAnalyzer({ wasm } = {}) {
  return analyzer(await load(wasm, async () => module), [atOnce]);
}
