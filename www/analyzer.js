// The wasm module behind one promise. It is loaded after the first paint; while a text is read, only the newest waits.

let loading;

// A worker from a blob inherits this page's policy (one from a URL would have none of its own), and needs no request to start again.
const policy = globalThis.trustedTypes?.createPolicy("solieu-worker", {
  createScriptURL(url) {
    if (!url.startsWith("blob:") && new URL(url, location.href).origin !== location.origin)
      throw new TypeError(`not a script of this page: ${url}`);
    return url;
  },
});

export const trusted = (url) => policy?.createScriptURL(url) ?? url;

/** A worker of the given source text. */
export function blobWorker(source, options) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(trusted(url), options);
  // a module is fetched after the constructor has returned
  setTimeout(() => URL.revokeObjectURL(url), 30_000);
  return worker;
}

async function load() {
  const { createAnalyzer } = await import("solieu/worker");
  // the page in one file has nowhere to fetch the module from
  const wasm = import.meta.env.MODE === "single" ? (await import("solieu/bytes")).bytes() : undefined;
  return createAnalyzer({ worker: blobWorker, wasm });
}

export function loadAnalyzer() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The report of a text; rejects with `signal.reason` when given up. */
export async function analyze(text, { signal, onProgress } = {}) {
  const analyzer = await loadAnalyzer();
  signal?.throwIfAborted();
  return analyzer.parse(text, {}, { signal, progress: onProgress && (({ done, total }) => onProgress(done / total)) });
}

/** Finding → language → its sentence, or a promise of it. */
const told = new WeakMap();

/** What is wrong, in one sentence; `tell` is called with it, at once where it is known. */
export async function tellFinding(finding, { report, text }, language, tell) {
  if (!told.has(finding)) told.set(finding, {});
  const sentences = told.get(finding);
  if (typeof sentences[language] === "string") return tell(sentences[language]);
  sentences[language] ??= loadAnalyzer().then((analyzer) => analyzer.message(finding, report, text, language));
  tell((sentences[language] = await sentences[language]));
}

/** What several reports state about the same things. */
export async function compareReports(reports) {
  const analyzer = await loadAnalyzer();
  return (await analyzer.compare(reports)).facts;
}
