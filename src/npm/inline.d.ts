/**
 * The same as `solieu`, with the WebAssembly within the script: for a page in one file, opened from disk.
 *
 * @packageDocumentation
 */
export * from "./index.js";
