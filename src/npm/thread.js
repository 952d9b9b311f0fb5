// The worker file of `solieu/worker`.

import { answer } from "./answer.js";

const say = (reply) => globalThis.postMessage(reply);

globalThis.onmessage = ({ data }) => say(answer(data, say));
globalThis.onmessageerror = () => say({ failed: "the compiled module could not be posted to the worker" });
