// The script of a page in one file.

import { createAnalyzer } from "solieu/worker";
import * as solieu from "solieu/inline";
import { read } from "./read.js";

globalThis.main = () => read(solieu);
globalThis.analyzer = async () => read(await createAnalyzer());
