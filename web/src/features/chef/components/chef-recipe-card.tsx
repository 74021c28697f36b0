import { Clock, Lightbulb, Users, UtensilsCrossed } from "lucide-react";
import { type ReactNode, useId } from "react";

import { CategoryTile } from "@/components/category-tile";
import type { Schemas } from "@/lib/api";
import { categoryLook } from "@/lib/categories";
import { formatMinutes } from "@/lib/minutes";

import { AllergenLine, DietBadges } from "./allergen-line";
import { GuardNotes } from "./guard-notes";
import { NutritionEstimate } from "./nutrition-estimate";

type ChefRecipe = Schemas["ChefRecipe"];

interface ChefRecipeCardProps {
  recipe: ChefRecipe;
  actions: ReactNode;
}

export function ChefRecipeCard({ recipe, actions }: ChefRecipeCardProps) {
  const titleId = useId();
  return (
    <article
      aria-labelledby={titleId}
      className="@container overflow-hidden rounded-card border border-line bg-surface shadow-card"
    >
      <CategoryTile category={recipe.category} className="h-20 @xl:h-24" />
      <div className="grid gap-5 p-5 @xl:p-7">
        <header className="grid gap-3">
          <h2 id={titleId} className="text-title @xl:text-[1.75rem]">
            {recipe.title}
          </h2>
          <Facts recipe={recipe} />
          {recipe.description !== "" && (
            <p className="max-w-prose text-ink-soft">{recipe.description}</p>
          )}
          <DietBadges diets={recipe.diets} />
          <AllergenLine allergens={recipe.allergens} mayContain={recipe.mayContain} />
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">{actions}</div>
        </header>
        <GuardNotes notes={recipe.notes} />
        <div className="grid gap-6 @2xl:grid-cols-[minmax(13rem,2fr)_3fr] @2xl:gap-8">
          <Ingredients recipe={recipe} />
          <Steps recipe={recipe} />
        </div>
        <Tips tips={recipe.tips} />
        <Equipment equipment={recipe.equipment} />
        {recipe.nutrition && <NutritionEstimate nutrition={recipe.nutrition} />}
      </div>
    </article>
  );
}

function Facts({ recipe }: { recipe: ChefRecipe }) {
  const parts = (
    [
      ["preparation", recipe.prepMinutes],
      ["cooking", recipe.cookMinutes],
      ["rest", recipe.restMinutes],
    ] as const
  ).filter(([, minutes]) => minutes > 0);
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-ink-soft">
      <span
        data-category={recipe.category}
        className="rounded-full bg-tile px-2.5 py-0.5 font-semibold text-tile-ink"
      >
        {categoryLook(recipe.category).label}
      </span>
      <span className="flex items-center gap-1.5">
        <Clock aria-hidden className="size-4 shrink-0" />
        <span>
          <span className="sr-only">Time: </span>
          <span className="font-semibold text-ink">{formatMinutes(recipe.cookTime)}</span>
          {parts.length > 1 && (
            <span className="text-sm">
              {" "}
              ({parts.map(([what, minutes]) => `${formatMinutes(minutes)} ${what}`).join(", ")})
            </span>
          )}
        </span>
      </span>
      <span className="flex items-center gap-1.5">
        <Users aria-hidden className="size-4" />
        {recipe.servings} {recipe.servings === 1 ? "serving" : "servings"}
      </span>
      {recipe.cuisine !== "" && <span className="first-letter:uppercase">{recipe.cuisine}</span>}
    </p>
  );
}

function Ingredients({ recipe }: { recipe: ChefRecipe }) {
  return (
    <div>
      <h3 className="mb-1 text-lg">Ingredients</h3>
      <ul className="grid">
        {recipe.ingredients.map((ingredient, index) => (
          <li key={index} className="border-b border-line py-2 last:border-0">
            {ingredient}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Steps({ recipe }: { recipe: ChefRecipe }) {
  return (
    <div>
      <h3 className="mb-3 text-lg">Steps</h3>
      <ol className="grid gap-4">
        {recipe.steps.map(({ text, minutes }, index) => (
          <li key={index} className="grid grid-cols-[2rem_minmax(0,1fr)] gap-3">
            <span
              aria-hidden
              className="grid size-8 place-items-center rounded-full bg-accent font-display font-bold text-accent-ink"
            >
              {index + 1}
            </span>
            <div className="grid gap-0.5 pt-0.5">
              <p>{text}</p>
              {minutes !== undefined && minutes > 0 && (
                <p className="flex items-center gap-1.5 text-sm text-ink-soft">
                  <Clock aria-hidden className="size-3.5" />
                  {formatMinutes(minutes)}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Tips({ tips }: { tips: readonly string[] }) {
  if (tips.length === 0) return null;
  return (
    <div className="flex gap-3 rounded-control bg-sunken p-4">
      <Lightbulb aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="grid gap-1.5">
        <h3 className="sr-only">Tips</h3>
        {tips.map((tip, index) => (
          <p key={index}>{tip}</p>
        ))}
      </div>
    </div>
  );
}

function Equipment({ equipment }: { equipment: readonly string[] }) {
  if (equipment.length === 0) return null;
  return (
    <p className="flex gap-2.5 text-ink-soft">
      <UtensilsCrossed aria-hidden className="mt-1 size-4 shrink-0" />
      <span>
        <span className="font-semibold text-ink">You need: </span>
        {equipment.join(", ")}
      </span>
    </p>
  );
}
