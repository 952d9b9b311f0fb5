// The package.json of the published package.

const types = "./index.d.ts";

const web = { types, default: "./web.js" };
const inline = { types: "./inline.d.ts", default: "./inline.js" };
const worker = { types: "./worker.d.ts", default: "./worker.js" };

const required = { types: "./index.d.cts", default: "./node.cjs" };
const requiredWorker = { types: "./worker.d.cts", default: "./worker-node.cjs" };

// `module` is what bundlers ask for, also where the application says `require`: what requires without it is Node in the clothes of
// a browser, as Jest with jsdom.
const exports = {
  ".": {
    workerd: { types, default: "./workerd.js" },
    node: {
      import: { types, default: "./node.js" },
      require: required,
    },
    module: web,
    require: required,
    default: web,
  },
  "./inline": {
    workerd: { types: "./inline.d.ts", default: "./workerd.js" },
    module: inline,
    // what Node requires holds its bytes too
    require: required,
    default: inline,
  },
  "./worker": {
    workerd: { types: "./worker.d.ts", default: "./worker-workerd.js" },
    node: {
      import: { types: "./worker.d.ts", default: "./worker-node.js" },
      require: requiredWorker,
    },
    module: worker,
    require: requiredWorker,
    default: worker,
  },
  "./solieu_bg.wasm": { types: "./solieu_bg.wasm.d.ts", default: "./solieu_bg.wasm" },
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
    // what a CDN sends for the bare name, to be named in `<script src>`
    unpkg: "./script.js",
    jsdelivr: "./script.js",
    types,
    exports,
    // the scripts that start at import
    sideEffects: ["./node.js", "./node.cjs", "./workerd.js", "./thread.js", "./script.js"],
    engines: { node: ">=20" },
  };
}
