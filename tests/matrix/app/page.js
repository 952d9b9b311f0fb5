// The page of an application: on its main thread, through an analyzer, and in a worker of its own.

import { createAnalyzer } from "solieu/worker";
import * as solieu from "solieu";
import { read } from "./read.js";

globalThis.main = () => read(solieu);

globalThis.analyzer = async () => read(await createAnalyzer());

globalThis.own = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./own.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message || "the worker did not load"));
  });
