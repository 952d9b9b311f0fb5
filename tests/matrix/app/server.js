// The same in hosts that have no page: the module, and an analyzer on a thread.

import { createAnalyzer } from "solieu/worker";
import * as solieu from "solieu";
import { read } from "./read.js";

const analyzer = await createAnalyzer();
console.log(JSON.stringify([await read(solieu), await read(analyzer)]));
analyzer.dispose();
