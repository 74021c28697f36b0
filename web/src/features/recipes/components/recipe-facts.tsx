import { ChefHat, Clock, Users } from "lucide-react";

import { categoryLook } from "@/lib/categories";
import { classNames } from "@/lib/class-names";
import { formatMinutes } from "@/lib/minutes";

import type { Recipe } from "../api/list-recipes";

// Category, time, servings and where it comes from, in one line.
export function RecipeFacts({ recipe, className }: { recipe: Recipe; className?: string }) {
  return (
    <p
      className={classNames("flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft", className)}
    >
      <span
        data-category={recipe.category}
        className="rounded-full bg-tile px-2.5 py-0.5 font-semibold text-tile-ink"
      >
        {categoryLook(recipe.category).label}
      </span>
      {recipe.cookTime != null && (
        <span className="flex items-center gap-1.5">
          <Clock aria-hidden className="size-4" />
          <span className="sr-only">Cooking time: </span>
          {formatMinutes(recipe.cookTime)}
        </span>
      )}
      {recipe.servings != null && (
        <span className="flex items-center gap-1.5">
          <Users aria-hidden className="size-4" />
          {recipe.servings} {recipe.servings === 1 ? "serving" : "servings"}
        </span>
      )}
      {recipe.isFromAI && (
        <span className="flex items-center gap-1.5">
          <ChefHat aria-hidden className="size-4" />
          From the chef
        </span>
      )}
    </p>
  );
}
