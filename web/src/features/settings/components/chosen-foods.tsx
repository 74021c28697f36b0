import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";

import { Button } from "@/components/button";
import { ChoiceChip, RemovableChip } from "@/components/chip";
import { Field, FieldError } from "@/components/field";

const maxChosen = 50;
const maxLength = 50;

interface ChosenFoodsProps {
  label: string;
  suggestions: readonly string[];
  // The field for what is not among the suggestions.
  own: { label: string; placeholder: string };
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
}

// Diets or foods, chosen from suggestions or named.
export function ChosenFoods({
  label,
  suggestions,
  own,
  chosen,
  onChange,
  error,
}: ChosenFoodsProps) {
  const [typed, setTyped] = useState("");
  const named = chosen.filter((one) => !suggestions.includes(one));
  const full = chosen.length >= maxChosen;

  const remove = (food: string) => {
    onChange(chosen.filter((one) => one !== food));
  };
  const add = (food: string) => {
    if (!full && food !== "" && !chosen.includes(food)) onChange([...chosen, food]);
  };
  const addTyped = () => {
    add(typed.trim().toLowerCase());
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    addTyped();
  };

  return (
    <div className="grid gap-4">
      <div role="group" aria-label={label} className="flex flex-wrap gap-2">
        {suggestions.map((food) => {
          const isChosen = chosen.includes(food);
          return (
            <ChoiceChip
              key={food}
              chosen={isChosen}
              disabled={full && !isChosen}
              onClick={() => {
                if (isChosen) remove(food);
                else add(food);
              }}
            >
              {food}
            </ChoiceChip>
          );
        })}
      </div>
      {named.length > 0 && (
        <ul aria-label={`${label} of your own`} className="flex flex-wrap gap-2">
          {named.map((food) => (
            <li key={food} className="max-w-full">
              <RemovableChip
                label={food}
                onRemove={() => {
                  remove(food);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Field label={own.label} optional>
        {(control) => (
          <div className="flex gap-2">
            <input
              {...control}
              type="text"
              value={typed}
              maxLength={maxLength}
              placeholder={own.placeholder}
              disabled={full}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
              onKeyDown={onKeyDown}
              // What was typed and not added would be missing from an allergy list, unnoticed.
              onBlur={addTyped}
              className="control min-w-0"
            />
            <Button variant="outline" onClick={addTyped} disabled={full}>
              <Plus aria-hidden className="size-4" />
              Add
            </Button>
          </div>
        )}
      </Field>
      <FieldError message={error} />
    </div>
  );
}
