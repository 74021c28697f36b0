// What somebody may ask who doesn't know yet what to ask.
import type { Schemas } from "@/lib/api";

export const starters: readonly Schemas["Suggestion"][] = [
  { group: "Under 20 minutes", text: "A quick pasta for two" },
  { group: "Under 20 minutes", text: "Something fresh with chickpeas" },
  { group: "Worth the wait", text: "A warming soup for a cold evening" },
  { group: "Worth the wait", text: "A one-pot dinner for four" },
  { group: "Ask about cooking", text: "What can I use instead of eggs in a cake?" },
  { group: "Ask about cooking", text: "How many grams are 2 cups of flour?" },
];
