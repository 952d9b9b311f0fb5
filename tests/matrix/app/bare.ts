// A program whose types know neither a browser nor Node.

import { type InitInput, type Report, init, parse } from "solieu";
import * as inline from "solieu/inline";
import wasm from "solieu/solieu_bg.wasm";
import { type Analyzer, createAnalyzer } from "solieu/worker";

export async function reports(text: string): Promise<Report[]> {
  const input: InitInput = wasm;
  await init(input);
  await inline.init(new Uint8Array(8).buffer);
  const analyzer: Analyzer = await createAnalyzer({ wasm });
  return [parse(text), inline.parse(text), await analyzer.parse(text, {}, { progress: ({ done }) => void done })];
}
