import { expect, test } from "vitest";

import { groupsOf } from "./suggestion-groups";

const namesOf = (...groups: string[]) =>
  groupsOf(groups.map((group, index) => ({ text: `Idea ${index}`, group }))).map(([name]) => name);

test("suggestions of one heading stand together, in their order", () => {
  const [a, b, c] = [{ text: "A" }, { text: "B", group: "Another" }, { text: "C" }];
  expect(groupsOf([a, b, c])).toEqual([
    ["", [a, c]],
    ["Another", [b]],
  ]);
});

test("times go from the quickest on, and what is no time stays where it was", () => {
  expect(
    namesOf("Another", "Under 45 minutes", "Under 5 minutes", "Make-ahead", "Under 20 minutes"),
  ).toEqual(["Another", "Under 5 minutes", "Under 20 minutes", "Under 45 minutes", "Make-ahead"]);
  expect(namesOf("Make-ahead", "This dish")).toEqual(["Make-ahead", "This dish"]);
});
