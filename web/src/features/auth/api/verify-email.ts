import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/lib/api";

// The token works once, so its answer is kept and never asked for again.
export const emailVerificationQuery = (email: string, token: string) =>
  queryOptions({
    queryKey: ["email-verification", email, token],
    queryFn: () => bodyOf(api.POST("/api/verify-email", { body: { email, token } })),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
