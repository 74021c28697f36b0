// Plans, and that ./test has every fault in one of its own.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

import { faults, parsePlan } from "./fault_plan.js";

test("a plan has faults and their shares", () => {
  expect(parsePlan("throttled:0.3,reset_after:0.05")).toEqual({ throttled: 0.3, reset_after: 0.05 });
  expect(parsePlan("")).toEqual({});
  for (const none of ["throttled", "throttled:0", "throttled:2", "broken:0.1"]) expect(() => parsePlan(none)).toThrow(none);
});

test("./test has every fault", () => {
  const program = readFileSync(fileURLToPath(new URL("../../test", import.meta.url)), "utf8");
  const step = /^step_faults\(\) \{\n(.*?)^\}/ms.exec(program)?.[1] ?? "";
  const there = [...step.matchAll(/[=,](\w+):[\d.]+/g)].map(([, name]) => name);
  expect(there.sort()).toEqual(Object.keys(faults).sort());
});
