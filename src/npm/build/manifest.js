// The package.json of the published package.

const types = "./index.d.ts";

const exports = {
  ".": {
    workerd: { types, default: "./workerd.js" },
    node: {
      import: { types, default: "./node.js" },
      require: { types: "./index.d.cts", default: "./node.cjs" },
    },
    default: { types, default: "./web.js" },
  },
  "./inline": {
    import: { types: "./inline.d.ts", default: "./inline.js" },
    // what Node requires holds its bytes too
    require: { types: "./index.d.cts", default: "./node.cjs" },
  },
  "./worker": {
    node: {
      import: { types: "./worker.d.ts", default: "./worker-node.js" },
      require: { types: "./worker.d.cts", default: "./worker-node.cjs" },
    },
    default: { types: "./worker.d.ts", default: "./worker.js" },
  },
  "./solieu_bg.wasm": "./solieu_bg.wasm",
  "./report.schema.json": "./report.schema.json",
  "./package.json": "./package.json",
};

export function manifest({ name, version, description, keywords, license }) {
  return {
    name,
    version,
    description,
    keywords,
    license,
    type: "module",
    // for resolvers that do not read `exports`
    main: "./node.cjs",
    module: "./web.js",
    types,
    exports,
    // the scripts that start at import
    sideEffects: ["./node.js", "./node.cjs", "./workerd.js", "./thread.js"],
    engines: { node: ">=20" },
  };
}
