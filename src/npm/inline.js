// The bytes within the script, for a page in one file that is opened from disk.

import { bytes } from "./bytes.js";
import { compile, makeInit } from "./load.js";

export { compare, message, parse, parseNumber } from "./core.js";

export const init = makeInit(() => compile(bytes()));
