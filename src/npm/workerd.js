// Cloudflare's workerd, which compiles modules ahead and allows no compilation at run time.

import module from "./solieu_bg.wasm";
import { start } from "./core.js";

export { compare, message, parse, parseNumber } from "./core.js";

start(module);

/** Here so that the same code runs everywhere: everything is loaded already. */
export async function init() {}
