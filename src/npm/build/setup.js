// What has to be on the machine, put there where it is missing. Node's own modules only: this runs before `npm ci`.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Runs a command in the checkout, its output shown; throws where it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit", ...options });
  if (error) throw new Error(`${command} cannot be run: ${error.message}`);
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${status}`);
}

/** What a command prints, or null where it cannot be run or fails. */
export function output(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
  return status === 0 ? stdout : null;
}

/** The npm packages of a folder's package-lock.json, installed anew only when that file has changed. */
export function npmPackages(folder = ROOT) {
  const stamp = join(folder, "node_modules", ".solieu-lock");
  const lock = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  const npm = process.env.npm_execpath;
  if (npm) run(process.execPath, [npm, "ci"], { cwd: folder });
  else run("npm", ["ci"], { cwd: folder, shell: process.platform === "win32" });
  writeFileSync(stamp, lock);
}

/** rustc's own standard library for the target, which `rust-toolchain.toml` alone does not bring everywhere. */
export function wasmTarget() {
  const folder = output("rustc", ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
  if (folder === null) throw new Error("rustc cannot be run: install Rust from https://rustup.rs");
  if (!existsSync(folder.trim())) run("rustup", ["target", "add", "wasm32-unknown-unknown"]);
}

/** rustfmt and clippy, which a minimal toolchain is without. */
export function rustComponents() {
  for (const [command, component] of [
    ["fmt", "rustfmt"],
    ["clippy", "clippy"],
  ]) {
    if (output("cargo", [command, "--version"]) === null) run("rustup", ["component", "add", component]);
  }
}

function found(commands) {
  return commands.map((command) => output("which", [command])?.trim()).find(Boolean) ?? null;
}

/** The path of a Chromium: `$CHROMIUM`, one on the path, or Debian's package, installed where that can be done. */
export function chromium() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const macs = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const there = process.env.CHROMIUM ?? found(names) ?? (existsSync(macs) ? macs : null);
  if (there) return there;
  if (process.getuid?.() === 0 && found(["apt-get"])) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update"], { env });
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
    return found(names);
  }
  throw new Error(
    "The page tests need a Chromium, and none was found: install Debian's package `chromium`, or Google Chrome, or set CHROMIUM to the path of one.",
  );
}
