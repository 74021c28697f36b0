import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";

import { Button } from "@/components/button";
import { ChoiceChip, RemovableChip } from "@/components/chip";
import { Field, FieldError } from "@/components/field";

const suggestions = [
  "vegetarian",
  "vegan",
  "pescatarian",
  "gluten-free",
  "dairy-free",
  "nut-free",
  "low-carb",
  "halal",
  "kosher",
] as const;

const maxPreferences = 50;
const maxLength = 50;

interface DietaryPreferencesProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
}

export function DietaryPreferences({ chosen, onChange, error }: DietaryPreferencesProps) {
  const [typed, setTyped] = useState("");
  const own = chosen.filter((one) => !suggestions.some((known) => known === one));
  const full = chosen.length >= maxPreferences;

  const remove = (preference: string) => {
    onChange(chosen.filter((one) => one !== preference));
  };
  const add = (preference: string) => {
    if (!full && preference !== "" && !chosen.includes(preference))
      onChange([...chosen, preference]);
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
      <div role="group" aria-label="Dietary preferences" className="flex flex-wrap gap-2">
        {suggestions.map((preference) => {
          const isChosen = chosen.includes(preference);
          return (
            <ChoiceChip
              key={preference}
              chosen={isChosen}
              disabled={full && !isChosen}
              onClick={() => {
                if (isChosen) remove(preference);
                else add(preference);
              }}
            >
              {preference}
            </ChoiceChip>
          );
        })}
      </div>
      {own.length > 0 && (
        <ul aria-label="Your own" className="flex flex-wrap gap-2">
          {own.map((preference) => (
            <li key={preference} className="max-w-full">
              <RemovableChip
                label={preference}
                onRemove={() => {
                  remove(preference);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Field label="Something else" optional>
        {(control) => (
          <div className="flex gap-2">
            <input
              {...control}
              type="text"
              value={typed}
              maxLength={maxLength}
              placeholder="no coriander"
              disabled={full}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
              onKeyDown={onKeyDown}
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
