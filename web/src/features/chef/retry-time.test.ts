import { expect, test } from "vitest";

import { retryText } from "./retry-time";

test.each([
  [-1, "You can ask again now."],
  [0, "You can ask again now."],
  [300, "Try again in 1 second."],
  [19_500, "Try again in 20 seconds."],
  [91_000, "Try again in 2 minutes."],
  [60 * 60_000, "Try again in 60 minutes."],
])("%i ms before its time: %s", (left, text) => {
  expect(retryText(1_800_000_000_000, 1_800_000_000_000 - left)).toBe(text);
});

test("a time far away is told by day and hour", () => {
  const at = Date.UTC(2026, 11, 1, 12);
  expect(retryText(at, at - 5 * 3_600_000)).toMatch(/^Try again after .*Dec 1, 2026/);
});
