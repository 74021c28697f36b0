import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, bodyOf, type Schemas } from "@/lib/api";
import { recipeQuery } from "@/lib/recipe";
import { recipesKey } from "@/lib/recipes-key";

import type { Recipe } from "./list-recipes";

// The saved recipe is known; the lists it may appear in are asked for again.
async function keepSaved(client: QueryClient, recipe: Recipe): Promise<void> {
  client.setQueryData(recipeQuery(recipe.id).queryKey, recipe);
  await Promise.all(
    ["list", "search"].map((kind) => client.invalidateQueries({ queryKey: [...recipesKey, kind] })),
  );
}

export function useCreateRecipe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["NewRecipe"]) => bodyOf(api.POST("/api/recipes", { body })),
    onSuccess: (recipe) => keepSaved(client, recipe),
  });
}

interface RecipeUpdate {
  recipeId: number;
  // `updatedAt` of the version that was edited: a later one on the server answers 409. Older recipes have none.
  seenAt: string | null;
  changes: Schemas["RecipeChanges"];
}

export function useUpdateRecipe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ recipeId, seenAt, changes }: RecipeUpdate) =>
      bodyOf(
        api.PATCH("/api/recipes/{recipeId}", {
          params: {
            path: { recipeId },
            header: seenAt === null ? {} : { "If-Match": `"${seenAt}"` },
          },
          body: changes,
        }),
      ),
    onSuccess: (recipe) => keepSaved(client, recipe),
  });
}
