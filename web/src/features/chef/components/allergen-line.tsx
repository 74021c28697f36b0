import { Leaf, TriangleAlert } from "lucide-react";

// Which diet says as much as another, and more.
const stricter: Readonly<Record<string, readonly string[]>> = {
  vegetarian: ["vegan"],
  pescatarian: ["vegan", "vegetarian"],
};

// What a recipe certainly keeps to.
export function DietBadges({ diets: all }: { diets: readonly string[] }) {
  const diets = all.filter((diet) => !stricter[diet]?.some((other) => all.includes(other)));
  if (diets.length === 0) return null;
  return (
    <ul aria-label="Diets it keeps to" className="flex flex-wrap gap-1.5">
      {diets.map((diet) => (
        <li
          key={diet}
          className="flex items-center gap-1.5 rounded-full bg-success-wash px-2.5 py-0.5 text-sm font-semibold text-success"
        >
          <Leaf aria-hidden className="size-3.5" />
          {diet}
        </li>
      ))}
    </ul>
  );
}

interface AllergenLineProps {
  allergens: readonly string[];
  // Allergens that depend on who made an ingredient.
  mayContain: readonly string[];
}

export function AllergenLine({ allergens, mayContain }: AllergenLineProps) {
  return (
    <div className="flex gap-2.5 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div>
        <p>
          {allergens.length > 0 ? (
            <>
              <span className="font-semibold">Contains: </span>
              {allergens.join(", ")}
            </>
          ) : (
            "Contains none of the usual allergens"
          )}
        </p>
        {mayContain.length > 0 && (
          <p>
            <span className="font-semibold">May contain: </span>
            {mayContain.join(", ")}
          </p>
        )}
      </div>
    </div>
  );
}
