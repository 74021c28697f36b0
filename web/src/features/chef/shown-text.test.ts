import { expect, test } from "vitest";

import { chefRecipe } from "@/testing/chef-recipe";

import { shownText } from "./shown-text";

const reply = (content: string) => ({
  id: "0002",
  role: "assistant" as const,
  content,
  createdAt: "2026-11-20T10:00:00.000Z",
});
const ideas =
  "Some ideas; choose one:\n\n**Under 20 minutes:**\n- Shakshuka\n- **Egg** drop soup\n\n**Make-ahead:**\n- Chili";
const suggestions = [
  { text: "Shakshuka", group: "Under 20 minutes" },
  { text: "Egg drop soup", group: "Under 20 minutes" },
  { text: "Chili", group: "Make-ahead" },
];

test("ideas that are offered as buttons aren't listed as well", () => {
  expect(shownText(reply(ideas), suggestions)).toBe("Some ideas; choose one:");
});

test("an idea that isn't offered stays under its heading", () => {
  expect(shownText(reply(ideas), suggestions.slice(1))).toBe(
    "Some ideas; choose one:\n\n**Under 20 minutes:**\n- Shakshuka",
  );
});

test("other lists and headings stay as they are", () => {
  const text = "**Make-ahead:**\n\n- soak them\n\nThen cook.";
  expect(shownText(reply(text), [{ text: "How long?", group: "Make-ahead" }])).toBe(text);
  expect(shownText(reply(ideas), [])).toBe(ideas);
});

test("what was changed in a recipe stands on its card", () => {
  const text = "**Pasta**: ready.\n\nMade to fit you:\n- oil instead of butter\n- and 1 more";
  expect(shownText({ ...reply(text), recipe: chefRecipe }, [])).toBe("**Pasta**: ready.");
  expect(shownText({ ...reply(text), recipe: { ...chefRecipe, notes: [] } }, [])).toBe(text);
  expect(shownText(reply(text), [])).toBe(text);
});
