// A worker of Cloudflare's kind.

import * as solieu from "solieu";
import { read } from "./read.js";

export default {
  fetch: async () => Response.json(await read(solieu)),
};
