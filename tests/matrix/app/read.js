// What is read in every host: the same text must give the same report everywhere.

import { TEXT } from "./text.js";

/** `solieu` is the module, or an analyzer. */
export async function read(solieu) {
  await solieu.init?.();
  return { report: await solieu.parse(TEXT), number: await solieu.parseNumber("2,5 triệu"), where: solieu.where ?? null };
}
