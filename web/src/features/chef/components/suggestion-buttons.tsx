import { useId } from "react";

import type { Schemas } from "@/lib/api";

import { groupsOf } from "../suggestion-groups";

type Suggestion = Schemas["Suggestion"];

interface SuggestionButtonsProps {
  suggestions: readonly Suggestion[];
  onChoose: (text: string) => void;
}

// What may be asked next, under its headings.
export function SuggestionButtons({ suggestions, onChoose }: SuggestionButtonsProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="grid gap-4">
      <h2 id={id} className="sr-only">
        Suggestions
      </h2>
      {groupsOf(suggestions).map(([name, group]) => (
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
        <h3 id={id} className="font-sans text-sm font-semibold tracking-normal text-ink-soft">
          {name}
        </h3>
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
