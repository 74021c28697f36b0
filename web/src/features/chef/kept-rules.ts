// What the chef keeps to, as its chips say it.
import type { Schemas } from "@/lib/api";
import type { Chef } from "@/lib/chef";

export interface KeptRule {
  text: string;
  // Where it comes from, and whether only its words are known.
  from: "profile" | "talk";
  isKnown: boolean;
}

function rulesOf(kept: Schemas["KeptTo"], from: KeptRule["from"]): KeptRule[] {
  const without = (food: string) => `no ${food.replaceAll("-", " ")}`;
  return [
    ...kept.diets.map((text) => ({ text, from, isKnown: true })),
    ...kept.allergies.map((food) => ({ text: without(food), from, isKnown: true })),
    // In the profile an entry is in the person's own words; in a talk it is the word that was ruled out.
    ...kept.unknown.map((word) => ({
      text: from === "talk" ? without(word) : word,
      from,
      isKnown: false,
    })),
  ];
}

export function keptRules(chef: Chef): KeptRule[] {
  return [...rulesOf(chef, "profile"), ...(chef.said ? rulesOf(chef.said, "talk") : [])];
}
