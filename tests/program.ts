// The built program, and programs that end with the process that starts them, however that ends: tests are
// killed, or left before their end. Linux does it (prctl's PR_SET_PDEATHSIG).
import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const binary = resolve(
  process.env["FLAVORBOT_BINARY"] ?? fileURLToPath(new URL("../build/release/flavorbot", import.meta.url)),
);

export const spawnBound = ([program = "", ...args]: string[], options: SpawnOptions): ChildProcess =>
  spawn("setpriv", ["--pdeathsig", "KILL", program, ...args], options);
