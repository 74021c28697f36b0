import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, bodyOf, type Schemas } from "@/lib/api";
import { recipesKey } from "@/lib/recipes-key";

import type { Recipe } from "./list-recipes";

type RecipePages = InfiniteData<Schemas["RecipePage"], string | null>;

// The recipe can be restored for a day.
export function useDeleteRecipe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (recipeId: number) =>
      bodyOf(api.DELETE("/api/recipes/{recipeId}", { params: { path: { recipeId } } })),
    onSuccess: (_answer, recipeId) => {
      const keep = (recipe: Recipe) => recipe.id !== recipeId;
      client.setQueriesData<RecipePages>(
        { queryKey: [...recipesKey, "list"] },
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({ ...page, recipes: page.recipes.filter(keep) })),
          },
      );
      client.setQueriesData<readonly Recipe[]>({ queryKey: [...recipesKey, "search"] }, (found) =>
        found?.filter(keep),
      );
    },
    // Also on failure: another device may have deleted it. The page that shows the recipe is about to be left.
    onSettled: () => client.invalidateQueries({ queryKey: recipesKey, refetchType: "none" }),
  });
}

export function useRestoreRecipe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (recipeId: number) =>
      bodyOf(api.POST("/api/recipes/{recipeId}/restore", { params: { path: { recipeId } } })),
    onSettled: () => client.invalidateQueries({ queryKey: recipesKey }),
  });
}
