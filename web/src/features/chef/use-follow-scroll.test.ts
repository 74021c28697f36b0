import { expect, test } from "vitest";

import { followedPlace } from "./use-follow-scroll";

const measures = { following: "question", scrolledPx: 0, endPx: 1000, questionPx: 600 } as const;

test("a growing talk is followed until its last question is at the top", () => {
  expect(followedPlace({ ...measures, endPx: 300 })).toBe(300);
  expect(followedPlace(measures)).toBe(520);
  expect(followedPlace({ ...measures, scrolledPx: 520, endPx: 3000 })).toBeNull();
});

test("a reader who went to the end is followed there", () => {
  expect(followedPlace({ ...measures, following: "end", scrolledPx: 900 })).toBe(1000);
});

test("a reader who scrolled up is left alone", () => {
  expect(followedPlace({ ...measures, following: "nothing" })).toBeNull();
});

test("nobody is taken back up", () => {
  expect(followedPlace({ ...measures, scrolledPx: 700 })).toBeNull();
});

test("without a question the page begins at its beginning", () => {
  expect(followedPlace({ ...measures, questionPx: null })).toBeNull();
});
