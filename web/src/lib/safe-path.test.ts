import { expect, test } from "vitest";

import { safePath } from "./safe-path";

test("a path of the app is kept with its search and hash", () => {
  expect(safePath("/recipes/12?q=a#steps")).toBe("/recipes/12?q=a#steps");
});

test.each([null, "", "recipes", "https://evil.example/", "//evil.example/", "/\\evil.example/"])(
  "%j leads home",
  (next) => {
    expect(safePath(next)).toBe("/chef");
  },
);
