// Where the table loses answers (../../faults), nobody knows whether a write was done, and it is right to say "try again":
// a test ends with that, and counts as skipped. In a hook it is thrown.
import { getCurrentTest } from "vitest/suite";

const endsTheTest = process.env["FLAVORBOT_TEST_REFUSALS"] === "end the test";

export class Refused extends Error {}

/** `isRefused`: the table was the cause, and the answer says to try again. */
export function endIfRefused(isRefused: boolean, what: string): void {
  if (!endsTheTest || !isRefused) return;
  getCurrentTest()?.context.skip(`refused: ${what}`);
  throw new Refused(`refused: ${what}`);
}
