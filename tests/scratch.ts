// Where tests write: one folder for all of a run, gone when it is over. The processes of tests are killed at
// their end, and couldn't clean up themselves.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const variable = "FLAVORBOT_TEST_SCRATCH";

/** Vitest's global set-up. */
export default function setUp(): () => void {
  const scratch = mkdtempSync(join(tmpdir(), "flavorbot-tests-"));
  process.env[variable] = scratch;
  return () => rmSync(scratch, { recursive: true, force: true });
}

/** A new, empty directory; gone when the tests are over. */
export const newDirectory = (): string => mkdtempSync(join(process.env[variable] ?? tmpdir(), "data-"));
