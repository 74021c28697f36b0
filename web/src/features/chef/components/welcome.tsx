import { starters } from "../starters";
import { SuggestionButtons } from "./suggestion-buttons";

// What is shown before the first question.
export function Welcome({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <div className="grid gap-6">
      <p className="max-w-prose text-lg">
        Say what is in the fridge, how much time there is and who is coming. You get a recipe that
        can be cooked, and that keeps to your diets and allergies.
      </p>
      <SuggestionButtons suggestions={starters} onChoose={onChoose} />
    </div>
  );
}
