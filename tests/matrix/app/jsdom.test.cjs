// The test of an application, in Jest with the window of jsdom, which has no TextDecoder.

const { init, parse } = require("solieu");
const inline = require("solieu/inline");
const { createAnalyzer } = require("solieu/worker");

const text = "Xã có 54 chi bộ.";

test("an article is read", async () => {
  expect(typeof window).toBe("object");
  expect(typeof TextDecoder).toBe("undefined");
  await init();
  const analyzer = await createAnalyzer();
  const reports = [parse(text), inline.parse(text), await analyzer.parse(text)];
  analyzer.dispose();
  for (const { figures } of reports) expect(figures[0].object.text).toBe("chi bộ");
});
