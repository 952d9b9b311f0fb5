// The same by require.

const { createAnalyzer } = require("solieu/worker");
const solieu = require("solieu");

import("./read.js").then(async ({ read }) => {
  const analyzer = await createAnalyzer();
  console.log(JSON.stringify([await read(solieu), await read(analyzer)]));
  analyzer.dispose();
});
