import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/lib/api";

export const usageQuery = queryOptions({
  queryKey: ["usage"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/usage/stats", { signal })),
});
