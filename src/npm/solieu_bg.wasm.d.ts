import type { InitInput } from "./index.js";

/** What your bundler makes of the file: its address, its bytes, or the module compiled ahead. `init` and `createAnalyzer` take each. */
declare const wasm: InitInput;
export default wasm;
