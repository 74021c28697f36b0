// A small disk of the test's own, to be filled.
import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

import { newDirectory } from "../../scratch.js";

export interface Disk {
  /** Where the data directory is to be. */
  dataDir: string;
  /** Takes all the room that is left. */
  fill: () => void;
  /** Gives it back. */
  free: () => void;
  remove: () => void;
}

/** A file system of `megabytes` in memory; undefined where this process may not mount one. */
export function smallDisk(megabytes: number): Disk | undefined {
  const mount = newDirectory();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", mount], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  const dataDir = join(mount, "data");
  mkdirSync(dataDir, { mode: 0o700 });
  const ballast = join(mount, "ballast");
  return {
    dataDir,
    fill: () => {
      const file = openSync(ballast, "w");
      for (const size of [1 << 20, 1 << 12, 1]) {
        try {
          for (;;) writeSync(file, Buffer.alloc(size));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
        }
      }
      closeSync(file);
    },
    free: () => rmSync(ballast, { force: true }),
    remove: () => execFileSync("umount", ["-l", mount], { stdio: "ignore" }),
  };
}
