import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Pencil, Trash2 } from "lucide-react";
import { Link, useNavigate, useParams } from "react-router-dom";

import { Button, ButtonLook } from "@/components/button";
import { Card } from "@/components/card";
import { CategoryTile } from "@/components/category-tile";
import { LoadError } from "@/components/load-error";
import { PageHeading } from "@/components/page";
import { Skeleton } from "@/components/skeleton";
import { showToast } from "@/components/toast";
import { hasStatus, messageOf } from "@/lib/api-error";
import { formatDay } from "@/lib/dates";
import { recipeQuery } from "@/lib/recipe";

import { useDeleteRecipe, useRestoreRecipe } from "../api/delete-recipe";
import type { Recipe } from "../api/list-recipes";
import { IngredientChecklist } from "./ingredient-checklist";
import { RecipeFacts } from "./recipe-facts";
import { RecipeNotFound } from "./recipe-not-found";

export function RecipePage() {
  const recipeId = Number(useParams().recipeId);
  const recipe = useQuery({ ...recipeQuery(recipeId), enabled: Number.isSafeInteger(recipeId) });
  if (!Number.isSafeInteger(recipeId) || hasStatus(recipe.error, 404)) return <RecipeNotFound />;
  if (recipe.data) return <RecipeView recipe={recipe.data} />;
  if (recipe.isError) {
    return (
      <div className="grid gap-4">
        <PageHeading>Recipe</PageHeading>
        <LoadError error={recipe.error} onRetry={() => void recipe.refetch()} />
      </div>
    );
  }
  return <RecipeSkeleton />;
}

function RecipeView({ recipe }: { recipe: Recipe }) {
  return (
    <article className="grid gap-6">
      <Link
        to="/recipes"
        className="inline-flex w-fit items-center gap-2 py-1 font-semibold text-primary hover:underline"
      >
        <ArrowLeft aria-hidden className="size-5" />
        All recipes
      </Link>
      <Card className="grid overflow-hidden md:grid-cols-[1fr_18rem]">
        <CategoryTile category={recipe.category} className="h-28 md:order-last md:h-auto" />
        <div className="grid content-start gap-4 p-5 sm:p-8">
          <PageHeading>{recipe.title}</PageHeading>
          <RecipeFacts recipe={recipe} />
          {recipe.description && (
            <p className="max-w-prose text-lg whitespace-pre-line">{recipe.description}</p>
          )}
          <RecipeActions recipe={recipe} />
        </div>
      </Card>
      <div className="grid items-start gap-6 md:grid-cols-[minmax(16rem,2fr)_3fr]">
        <Card className="p-5 sm:p-6 md:sticky md:top-24">
          <h2 className="mb-3 text-title">Ingredients</h2>
          <IngredientChecklist recipeId={recipe.id} ingredients={recipe.ingredients} />
        </Card>
        <section className="px-1 sm:p-6" aria-labelledby="steps">
          <h2 id="steps" className="mb-4 text-title">
            Steps
          </h2>
          <ol className="grid gap-6">
            {recipe.instructions.map((step, index) => (
              <li key={index} className="grid grid-cols-[2.75rem_1fr] gap-3">
                <span
                  aria-hidden
                  className="grid size-10 place-items-center rounded-full bg-accent font-display text-lg font-bold text-accent-ink"
                >
                  {index + 1}
                </span>
                <p className="min-w-0 pt-1.5 text-lg whitespace-pre-line">{step}</p>
              </li>
            ))}
          </ol>
        </section>
      </div>
      <p className="text-sm text-ink-soft">
        {recipe.createdAt && `Added ${formatDay(recipe.createdAt)}`}
        {recipe.updatedAt &&
          recipe.updatedAt !== recipe.createdAt &&
          ` · changed ${formatDay(recipe.updatedAt)}`}
      </p>
    </article>
  );
}

function RecipeActions({ recipe }: { recipe: Recipe }) {
  const navigate = useNavigate();
  const deletion = useDeleteRecipe();
  const restoration = useRestoreRecipe();

  const restore = () => {
    restoration.mutate(recipe.id, {
      onSuccess: () => {
        showToast({ message: `“${recipe.title}” is back` });
      },
      onError: (error) => {
        showToast({ message: messageOf(error), tone: "error" });
      },
    });
  };
  const remove = async () => {
    try {
      await deletion.mutateAsync(recipe.id);
    } catch (error) {
      showToast({ message: messageOf(error), tone: "error" });
      return;
    }
    navigate("/recipes");
    showToast({
      message: `“${recipe.title}” was deleted`,
      action: { label: "Undo", run: restore },
    });
  };

  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLook variant="outline">
        <Link to={`/recipes/${recipe.id}/edit`}>
          <Pencil aria-hidden className="size-4" />
          Edit
        </Link>
      </ButtonLook>
      <Button variant="danger" pending={deletion.isPending} onClick={() => void remove()}>
        <Trash2 aria-hidden className="size-4" />
        Delete
      </Button>
    </div>
  );
}

function RecipeSkeleton() {
  return (
    <div className="grid gap-6" role="status" aria-label="Loading the recipe">
      <Skeleton className="h-7 w-32" />
      <Skeleton className="h-64 rounded-card" />
      <Skeleton className="h-80 rounded-card" />
    </div>
  );
}
