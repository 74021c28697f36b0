import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/lib/api";

export const chefQuery = queryOptions({
  queryKey: ["chef"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/chef", { signal })),
  // The profile may have changed since, and what the chef keeps to with it.
  staleTime: 0,
});
