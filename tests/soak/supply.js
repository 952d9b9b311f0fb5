// What the crate and the crates of `tests/soak` are made of, held to `.cargo/deny.toml` by cargo-deny, where it is installed:
// `cargo install cargo-deny --locked` takes some minutes, the check itself a second.

import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { ROOT, output } from "../../src/npm/build/setup.js";

const CRATES = [".", "tests/soak/fuzz", "tests/soak/growth", "tests/soak/probe"];

function deny(folder, ...checks) {
  const manifest = join(ROOT, folder, "Cargo.toml");
  // one list of exceptions for four crates, none of which needs them all
  const args = ["deny", "--manifest-path", manifest, "--config", join(ROOT, ".cargo", "deny.toml"), "check", "--allow", "unmatched-skip", ...checks];
  const { status, stderr } = spawnSync("cargo", args, { cwd: ROOT, encoding: "utf8" });
  return { status, stderr };
}

/** Throws where a licence, a crate or where it comes from is not allowed; says why where that cannot be checked. */
export function supply() {
  if (output("cargo", ["deny", "--version"]) === null) return "skipped: cargo-deny is not installed";
  const failed = CRATES.map((folder) => ({ folder, ...deny(folder, "licenses", "bans", "sources") })).filter(({ status }) => status !== 0);
  if (failed.length) throw new Error(failed.map(({ folder, stderr }) => `${folder}:\n${stderr}`).join("\n"));
  return null;
}

/** The same for known weaknesses, which are kept in a repository of their own that has to be fetched. */
export function advisories() {
  if (output("cargo", ["deny", "--version"]) === null) return "skipped: cargo-deny is not installed";
  for (const folder of CRATES) {
    const { status, stderr } = deny(folder, "advisories");
    if (status !== 0 && stderr.includes("failed to fetch advisory database")) return "skipped: the database of advisories cannot be fetched";
    if (status !== 0) throw new Error(`${folder}:\n${stderr}`);
  }
  return null;
}
