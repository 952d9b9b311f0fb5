// The wasm module behind one promise. Loading starts after the first paint; a newer text gives up on the older one.

let analyzer;

async function load() {
  analyzer ??= import("solieu/worker").then(({ createAnalyzer }) => createAnalyzer());
  return analyzer;
}

/** A promise of the Report; rejects with `signal.reason` when given up. */
export async function analyze(text, { signal, onProgress, publishedAt } = {}) {
  const ready = await load();
  signal?.throwIfAborted();
  return ready.parse(text, publishedAt ? { publishedAt } : {}, { signal, onProgress });
}
