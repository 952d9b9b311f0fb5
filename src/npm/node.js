// Node, Deno, Bun: the bytes within the script and an instance at import, so there is no file path for a server bundle to lose.

import { bytes } from "./bytes.js";
import { start } from "./core.js";

export { compare, message, parse, parseNumber } from "./core.js";

start(new WebAssembly.Module(bytes()));

/** Here so that the same code runs everywhere: everything is loaded already. */
export async function init() {}
