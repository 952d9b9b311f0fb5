// W3C Web Annotation: each figure points at its words by quote and by position, so that it can be found in the article anywhere.

const AROUND = 32;

export function annotations(sources) {
  const items = sources.flatMap(({ article: { id, text, title }, rows }) =>
    rows
      .filter(({ state }) => state !== "rejected")
      .map(({ id: figureId, figure, state }) => {
        const { start, end } = figure.span;
        return {
          "@context": "http://www.w3.org/ns/anno.jsonld",
          id: `urn:uuid:${id}#figure-${figureId}`,
          type: "Annotation",
          motivation: state === "engine" ? "identifying" : "editing",
          body: [
            { type: "Dataset", format: "application/json", value: { ...figure, correction: state === "engine" ? null : state } },
            ...(figure.topic ? [{ type: "TextualBody", purpose: "tagging", value: figure.topic }] : []),
          ],
          target: {
            source: `urn:uuid:${id}`,
            "dc:title": title,
            selector: [
              {
                type: "TextQuoteSelector",
                exact: text.slice(start, end),
                prefix: text.slice(Math.max(0, start - AROUND), start),
                suffix: text.slice(end, end + AROUND),
              },
              { type: "TextPositionSelector", start, end },
            ],
          },
        };
      }),
  );
  return JSON.stringify(
    {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "AnnotationCollection",
      total: items.length,
      first: { type: "AnnotationPage", items },
    },
    null,
    2,
  );
}
