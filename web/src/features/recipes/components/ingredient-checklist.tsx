import { useState } from "react";
import { z } from "zod";

import { readDraft, writeDraft } from "@/lib/session-draft";

interface IngredientChecklistProps {
  recipeId: number;
  ingredients: readonly string[];
}

const tickedSchema = z.array(z.string());

// Ticks stay while the tab is open, so that a look at another recipe loses nothing.
export function IngredientChecklist({ recipeId, ingredients }: IngredientChecklistProps) {
  const name = `ticks.${recipeId}`;
  const [ticked, setTicked] = useState(() => new Set(readDraft(name, tickedSchema)));

  const toggle = (ingredient: string) => {
    const next = new Set(ticked);
    if (!next.delete(ingredient)) next.add(ingredient);
    setTicked(next);
    writeDraft(name, [...next]);
  };

  return (
    <ul className="grid">
      {ingredients.map((ingredient, index) => (
        <li key={index} className="border-b border-line last:border-0">
          <label className="flex cursor-pointer items-start gap-3 py-2.5">
            <input
              type="checkbox"
              checked={ticked.has(ingredient)}
              onChange={() => {
                toggle(ingredient);
              }}
              className="peer mt-0.5 size-5.5 shrink-0 cursor-pointer accent-primary"
            />
            <span className="min-w-0 peer-checked:text-ink-soft peer-checked:line-through">
              {ingredient}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
