// What the text of these tests gives; that it is right, `tests/js` says.

import { parse, parseNumber } from "../../pkg/node.js";
import { TEXT } from "../js/text.js";

export const expected = { report: parse(TEXT), number: parseNumber("2,5 triệu") };
