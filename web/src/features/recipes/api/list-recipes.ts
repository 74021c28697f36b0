import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, bodyOf, type Schemas } from "@/lib/api";
import type { Category } from "@/lib/categories";
import { recipesKey } from "@/lib/recipes-key";

export type Recipe = Schemas["Recipe"];

const pageSize = 24;

export const recipeListQuery = (category: Category | null) =>
  infiniteQueryOptions({
    queryKey: [...recipesKey, "list", category],
    queryFn: async ({ pageParam, signal }): Promise<Schemas["RecipePage"]> => {
      const query = {
        limit: pageSize,
        ...(category === null ? {} : { category }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      const body = await bodyOf(api.GET("/api/recipes", { params: { query }, signal }));
      // The plain array is the answer to a request without a limit.
      return "recipes" in body ? body : { recipes: body };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });

export const recipeSearchQuery = (text: string) =>
  queryOptions({
    queryKey: [...recipesKey, "search", text],
    queryFn: ({ signal }): Promise<readonly Recipe[]> =>
      bodyOf(api.GET("/api/recipes/search", { params: { query: { q: text } }, signal })),
  });
