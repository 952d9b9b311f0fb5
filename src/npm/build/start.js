// `npm start`: builds the package and serves the page.

import { join } from "node:path";

import { build } from "./build.js";
import { ROOT } from "./setup.js";

await build();
const { createServer } = await import("vite");
const server = await createServer({ root: join(ROOT, "www"), configFile: join(ROOT, "www", "vite.config.js") });
await server.listen();
server.printUrls();
