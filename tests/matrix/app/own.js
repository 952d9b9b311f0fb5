// A worker that the application wrote.

import * as solieu from "solieu";
import { read } from "./read.js";

read(solieu).then(postMessage, (error) => {
  throw error;
});
