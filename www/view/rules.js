// What the rules behind a figure mean, from the table of the rule index; a lazy chunk.

import table from "../../src/lexicon/data/rules.tsv?raw";
import { language } from "../i18n.js";

const [head, ...rows] = table
  .trim()
  .split("\n")
  .map((line) => line.split("\t"));
const byName = new Map(rows.map(([name, ...cells]) => [name, cells]));

/** "số viết bằng chữ số" for `number.digits`, or nothing for a rule that the table does not have. */
export const explain = (rule) => byName.get(rule)?.[head.indexOf(language()) - 1] ?? "";
