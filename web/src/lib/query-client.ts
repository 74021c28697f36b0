// The cache of what the server told us, and the one place that notices an expired session.
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { ApiError, hasStatus } from "./api-error";
import { markSessionEnded } from "./session";

const maxRetries = 2;

function isWorthRetrying(failures: number, error: Error): boolean {
  if (failures >= maxRetries || !(error instanceof ApiError)) return false;
  return error.status === 0 || error.status >= 500 || error.status === 429;
}

export function createQueryClient(): QueryClient {
  const endOnUnauthorized = (error: Error) => {
    if (hasStatus(error, 401)) markSessionEnded(client, "expired");
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: endOnUnauthorized }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (mutation.meta?.signsIn !== true) endOnUnauthorized(error);
      },
    }),
    defaultOptions: {
      // Offline a form says so at once, instead of waiting and saving at a time nobody expects.
      mutations: { networkMode: "always" },
      queries: {
        staleTime: 30_000,
        retry: isWorthRetrying,
        retryDelay: (attempt, error) => {
          const asked = error instanceof ApiError ? error.retryAfterSeconds : null;
          return Math.min(asked === null ? 500 * 2 ** attempt : asked * 1000, 5000);
        },
      },
    },
  });
  return client;
}
