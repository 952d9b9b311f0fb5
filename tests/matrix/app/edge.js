// A worker of Cloudflare's kind: the module, the module by its other name, and analyzers made inside and outside of a request.

import * as solieu from "solieu";
import * as inline from "solieu/inline";
import { createAnalyzer } from "solieu/worker";
import wasm from "solieu/solieu_bg.wasm";
import { read } from "./read.js";

const early = await createAnalyzer();

export default {
  fetch: async () => Response.json(await Promise.all([read(solieu), read(inline), read(early), createAnalyzer({ wasm }).then(read)])),
};
