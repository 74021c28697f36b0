import { useId } from "react";

import type { Schemas } from "@/lib/api";

type Suggestion = Schemas["Suggestion"];

interface SuggestionButtonsProps {
  suggestions: readonly Suggestion[];
  onChoose: (text: string) => void;
}

// In the order in which the groups first appear.
function grouped(suggestions: readonly Suggestion[]): [string, Suggestion[]][] {
  const groups = new Map<string, Suggestion[]>();
  for (const suggestion of suggestions) {
    const name = suggestion.group ?? "";
    groups.set(name, [...(groups.get(name) ?? []), suggestion]);
  }
  return [...groups];
}

// What may be asked next, under its headings.
export function SuggestionButtons({ suggestions, onChoose }: SuggestionButtonsProps) {
  return (
    <div role="group" aria-label="Suggestions" className="grid gap-4">
      {grouped(suggestions).map(([name, group]) => (
        <SuggestionGroup key={name} name={name} suggestions={group} onChoose={onChoose} />
      ))}
    </div>
  );
}

function SuggestionGroup({
  name,
  suggestions,
  onChoose,
}: SuggestionButtonsProps & { name: string }) {
  const id = useId();
  return (
    <div
      role={name === "" ? undefined : "group"}
      aria-labelledby={name === "" ? undefined : id}
      className="grid gap-2"
    >
      {name !== "" && (
        <p id={id} className="text-sm font-semibold text-ink-soft">
          {name}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {suggestions.map(({ text }, index) => (
          <button
            key={index}
            type="button"
            onClick={() => {
              onChoose(text);
            }}
            className="min-h-11 rounded-[1.375rem] border border-line-strong bg-surface px-4 py-2 text-left font-medium transition-colors hover:border-primary hover:bg-primary-wash"
          >
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}
