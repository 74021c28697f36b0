// One recipe of the cookbook.
import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./api";
import { recipesKey } from "./recipes-key";

export const recipeQuery = (recipeId: number) =>
  queryOptions({
    queryKey: [...recipesKey, "one", recipeId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/recipes/{recipeId}", { params: { path: { recipeId } }, signal })),
  });
