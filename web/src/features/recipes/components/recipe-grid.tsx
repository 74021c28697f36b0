import { Skeleton } from "@/components/skeleton";

import type { Recipe } from "../api/list-recipes";
import { RecipeCard } from "./recipe-card";

const grid = "grid gap-4 sm:grid-cols-2 sm:gap-5 lg:grid-cols-3";

export function RecipeGrid({ recipes }: { recipes: readonly Recipe[] }) {
  return (
    <ul className={grid}>
      {recipes.map((recipe) => (
        <li key={recipe.id} className="grid">
          <RecipeCard recipe={recipe} />
        </li>
      ))}
    </ul>
  );
}

export function RecipeGridSkeleton() {
  return (
    <div className={grid}>
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <Skeleton key={key} className="h-28 rounded-card sm:h-64" />
      ))}
    </div>
  );
}
