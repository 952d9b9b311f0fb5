// The packed package, installed in a folder that has nothing else, with the files of app/ beside it.

import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A program of this folder's packages. */
export const program = (name) => at(`node_modules/.bin/${name}`);

/** What a program prints; throws with everything it said where it fails. */
export function printed(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", ...options });
  if (error || status !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${status}\n${error ?? ""}${stdout}${stderr}`);
  return stdout;
}

/** Starts a server and waits until it says that it is ready. */
export async function started(command, args, { cwd, until }) {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  await new Promise((resolve, reject) => {
    const listen = (piece) => ((said += piece), until.test(said) && resolve());
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", reject);
    child.on("exit", (status) => reject(new Error(`${command} ended with ${status}: ${said}`)));
  });
  return { said: () => said, stop: () => child.kill() };
}

export function cleanFolder() {
  const folder = mkdtempSync(join(tmpdir(), "solieu-matrix-"));
  const npm = (...args) => printed("npm", args, { cwd: folder, shell: process.platform === "win32" });
  const tarball = join(folder, JSON.parse(npm("pack", "--json", at("../../pkg")))[0].filename);
  cpSync(at("app"), folder, { recursive: true });
  copyFileSync(at("../js/text.js"), join(folder, "text.js"));
  writeFileSync(join(folder, "package.json"), '{ "name": "app", "private": true, "type": "module" }\n');
  npm("install", "--offline", "--no-audit", "--no-fund", tarball);
  return { folder, tarball, files: () => readdirSync(folder), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
