// Suggestions under their headings.
import type { Schemas } from "@/lib/api";

type Suggestion = Schemas["Suggestion"];
export type SuggestionGroup = readonly [name: string, suggestions: readonly Suggestion[]];

// "Under 20 minutes" is 20.
function minutesOf(name: string): number | null {
  const minutes = /^Under (\d+) minutes$/i.exec(name)?.[1];
  return minutes === undefined ? null : Number(minutes);
}

// In the order in which the groups first appear; those of a time from the quickest on, where the first of them stood.
export function groupsOf(suggestions: readonly Suggestion[]): SuggestionGroup[] {
  const groups = new Map<string, Suggestion[]>();
  for (const suggestion of suggestions) {
    const name = suggestion.group ?? "";
    groups.set(name, [...(groups.get(name) ?? []), suggestion]);
  }
  const all = [...groups];
  const timed = all
    .filter(([name]) => minutesOf(name) !== null)
    .sort(([a], [b]) => (minutesOf(a) ?? 0) - (minutesOf(b) ?? 0));
  const first = all.findIndex(([name]) => minutesOf(name) !== null);
  const others = all.filter(([name]) => minutesOf(name) === null);
  return first < 0 ? others : [...others.slice(0, first), ...timed, ...others.slice(first)];
}
