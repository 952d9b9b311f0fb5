// A service worker, in which nothing can be imported later.

import * as solieu from "./node_modules/solieu/web.js";
import { read } from "./read.js";

globalThis.onmessage = (event) => {
  const answer = read(solieu).catch(({ message }) => message);
  event.waitUntil(answer.then((answer) => event.source.postMessage(answer)));
};
