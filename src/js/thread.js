// The worker file of `solieu/worker`.

import { answer } from "./answer.js";

globalThis.onmessage = ({ data }) => globalThis.postMessage(answer(data));
globalThis.onmessageerror = () => globalThis.postMessage({ failed: "the compiled module could not be posted to the worker" });
