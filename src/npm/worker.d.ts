/**
 * `parse` off the main thread.
 *
 * ```js
 * import { createAnalyzer } from 'solieu/worker';
 *
 * const analyzer = await createAnalyzer();
 * const stop = new AbortController();
 * const report = await analyzer.parse('Xã có 54 chi bộ.', {}, { signal: stop.signal });
 * console.log(report.figures.length);
 * ```
 *
 * @packageDocumentation
 */
import type { Amount, Comparison, Finding, HostClass, InitInput, Language, Options, Report } from "./index.js";

export type * from "./index.js";

/** What every call of an analyzer takes beside what is to be read. */
export interface CallOptions {
  /** Aborts the call; its promise rejects with `signal.reason`. The other calls go on. */
  signal?: HostClass<"AbortSignal">;
}

/** What a long call takes. */
export interface ParseCallOptions extends CallOptions {
  /**
   * Is told each step that is done, from the worker while it works. A step is a stage over the whole text, as dates, then numbers,
   * then sums: what a paragraph says depends on others, so the text is not read in pieces. Steps take unequal time.
   */
  progress?: (step: Progress) => void;
}

/** How far a call has come. */
export interface Progress {
  /** Steps done, from 1 up to `total`. */
  done: number;
  /** Steps there are: the same for every text. */
  total: number;
}

/** A queue in front of a worker: one promise a call, answered in the order of the calls. */
export interface Analyzer {
  /** `worker`, or `main` where no worker could be started, as in workerd, and the calls run on the thread that made them. */
  readonly where: "worker" | "main";
  /** `parse` of `solieu`. */
  parse(text: string, options?: Options, call?: ParseCallOptions): Promise<Report>;
  /** `parseNumber` of `solieu`. */
  parseNumber(text: string, call?: CallOptions): Promise<Amount | null>;
  /** `message` of `solieu`. */
  message(finding: Finding, report: Report, text: string, language: Language, call?: CallOptions): Promise<string>;
  /** `compare` of `solieu`. */
  compare(reports: Report[], call?: CallOptions): Promise<Comparison>;
  /** Ends the worker and rejects what still waits. */
  dispose(): void;
}

/**
 * Loads the WebAssembly file, as `init` does, and starts a worker with it. What `init` or an analyzer has loaded is not loaded again.
 * In Node an analyzer keeps the process alive while a call is running or waiting, and at no other time.
 */
export function createAnalyzer(options?: {
  /** In place of the file beside the script, or of the bytes in the package. */
  wasm?: InitInput | Promise<InitInput>;
  /** Makes the worker (a classic one) of the given source text: for pages with Trusted Types, or whose policy allows blobs only. */
  worker?: (source: string) => HostClass<"Worker">;
}): Promise<Analyzer>;
