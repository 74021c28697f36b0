import { Link } from "react-router-dom";

import { CategoryTile } from "@/components/category-tile";

import type { Recipe } from "../api/list-recipes";
import { RecipeFacts } from "./recipe-facts";

export function RecipeCard({ recipe }: { recipe: Recipe }) {
  return (
    <article className="group relative flex overflow-hidden rounded-card border border-line bg-surface shadow-card transition-shadow hover:shadow-float sm:flex-col">
      <CategoryTile category={recipe.category} className="w-24 shrink-0 sm:h-32 sm:w-full" />
      <div className="grid min-w-0 flex-1 content-start gap-2 p-4 sm:p-5">
        <h2 className="line-clamp-2 text-title">
          {/* The link covers the card, so the whole card can be clicked and is still read as one link. */}
          <Link
            to={`/recipes/${recipe.id}`}
            className="group-hover:text-primary after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-primary"
          >
            {recipe.title}
          </Link>
        </h2>
        <RecipeFacts recipe={recipe} className="text-sm" />
        {recipe.description && (
          <p className="line-clamp-2 text-sm text-ink-soft max-sm:hidden">{recipe.description}</p>
        )}
      </div>
    </article>
  );
}
