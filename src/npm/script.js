// For `<script src>`, as from a CDN: the global `solieu`, with the bytes and the worker within.

export { compare, init, message, parse, parseNumber } from "./inline.js";
export { createAnalyzer } from "./worker.js";
