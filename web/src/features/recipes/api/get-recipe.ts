import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/lib/api";
import { recipesKey } from "@/lib/recipes-key";

export const recipeQuery = (recipeId: number) =>
  queryOptions({
    queryKey: [...recipesKey, "one", recipeId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/recipes/{recipeId}", { params: { path: { recipeId } }, signal })),
  });
