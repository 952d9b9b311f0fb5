// Browsers and bundlers: `await init()` fetches solieu_bg.wasm from beside this file.

import { compile, makeInit } from "./load.js";

export { compare, message, parse, parseNumber } from "./core.js";

/** The module compiled from the file, or from the bytes in a lazy chunk where the file is not to be had. */
export async function compileDefault() {
  try {
    return await compile(new URL("./solieu_bg.wasm", import.meta.url));
  } catch (error) {
    // A dev server that answers every path with its HTML page, or a bundle that left the file behind.
    const { bytes } = await import("./bytes.js").catch(() => {
      // A service worker may import nothing later: what went wrong is that it has no file.
      throw error;
    });
    return compile(bytes());
  }
}

export const init = makeInit(compileDefault);
