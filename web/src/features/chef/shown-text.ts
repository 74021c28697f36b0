// What of a reply's text the page shows. The text is complete in itself, for those who see nothing else: it lists once
// more what was changed in the recipe, and the ideas that can be chosen. The page has a card and buttons for these.
import type { Schemas } from "@/lib/api";

import type { ChatMessage } from "./api/conversations";

const bullet = /^\s*[-*•]\s+(.+)$/;
const heading = /^\s*(?:#{1,6}\s+)?(?:\*\*)?([^*]+?):?(?:\*\*)?:?\s*$/;
// Source: NotesText in src/app/chef/phrases.cc.
const changes = /\n+Made to fit you:(?:\n- .*)+\s*$/;

// `suggestions` are those that are offered below the reply.
export function shownText(
  { content, recipe }: ChatMessage,
  suggestions: readonly Schemas["Suggestion"][],
): string {
  const text = recipe && recipe.notes.length > 0 ? content.replace(changes, "") : content;
  return withoutIdeas(text, suggestions);
}

function withoutIdeas(text: string, suggestions: readonly Schemas["Suggestion"][]): string {
  const ideas = new Set(suggestions.map((suggestion) => suggestion.text));
  const groups = new Set(suggestions.map(({ group }) => group).filter(Boolean));
  const lines = text.split("\n");
  const kept = lines.filter((line) => {
    const said = bullet.exec(line)?.[1]?.replaceAll("**", "").trim();
    return said === undefined || !ideas.has(said);
  });
  if (kept.length === lines.length) return text;
  return kept
    .filter((line, index) => {
      if (!groups.has(heading.exec(line)?.[1])) return true;
      // Its list may go on with what isn't offered.
      const next = kept.slice(index + 1).find((other) => other.trim() !== "");
      return next !== undefined && bullet.test(next);
    })
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
