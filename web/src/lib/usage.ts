// What the chef may still do this month.
import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./api";

export const usageQuery = queryOptions({
  queryKey: ["usage"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/usage/stats", { signal })),
});
