// From whatever the caller has (an address, a response, bytes, a module) to a compiled module, with errors that name the cause.

import { liveModule, start } from "./core.js";

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

function isModule(input) {
  // not `instanceof`: a module may come from another frame
  return Object.prototype.toString.call(input) === "[object WebAssembly.Module]";
}

async function readBytes(input) {
  if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) return input;
  const response = typeof Response === "function" && input instanceof Response ? input : await fetch(input);
  if (!response.ok) throw new Error(`Solieu cannot load its WebAssembly file: ${response.url || input} answered ${response.status}.`);
  return response.arrayBuffer();
}

/** A compiled module from a URL, a string, a Request, a Response, bytes or a module, or a promise of one. */
export async function compile(given) {
  const input = await given;
  if (isModule(input)) return input;
  const bytes = await readBytes(input);
  const head = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  if (!MAGIC.every((byte, at) => head[at] === byte)) {
    const shown = JSON.stringify(new TextDecoder().decode(head.subarray(0, 24)));
    const from = input?.url || (typeof input === "string" || input instanceof URL ? String(input) : "the input of init");
    throw new Error(`Solieu cannot load its WebAssembly file: ${from} is not one, it starts with ${shown}.`);
  }
  return WebAssembly.compile(bytes);
}

let latest = null;

/** The one module of `init` and every analyzer: of the input, else what is loaded or on its way, else of `fallback()`. */
export async function load(input, fallback) {
  if (input === undefined && (latest ?? liveModule())) return latest ?? liveModule();
  const loading = input === undefined ? fallback() : compile(input);
  latest = loading;
  try {
    return await loading;
  } catch (error) {
    if (latest === loading) latest = null;
    throw error;
  }
}

/** An `init` that loads at most once at a time, may be called again after a failure, and takes `fallback()` where it is given nothing. */
export function makeInit(fallback) {
  let loading = null;
  return function init(input) {
    loading ??= load(input, fallback).then(start).catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
