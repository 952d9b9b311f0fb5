// The reports as they are, each with its article and the corrections laid over it.

export function json(sources) {
  const one = ({ article: { title, text, corrections }, report }) => ({ title, text, report, corrections });
  return JSON.stringify(sources.map(one), null, 2);
}
