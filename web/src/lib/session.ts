// Who is signed in. `null` means nobody; everything else in the cache belongs to that user.
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { createContext, use } from "react";

import { api, bodyOf, type SessionUser } from "./api";
import { hasStatus } from "./api-error";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<SessionUser | null> => {
    try {
      return await bodyOf(api.GET("/api/user", { signal }));
    } catch (error) {
      if (hasStatus(error, 401)) return null;
      throw error;
    }
  },
  // An address verified in another tab shows up soon after the return to this one.
  staleTime: 60_000,
});

export const userQuery = queryOptions({
  queryKey: ["user"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/auth/user", { signal })),
});

// Forgets what belongs to a user who is no longer signed in.
export function forgetUserData(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
}

export function markSessionStarted(client: QueryClient, user: SessionUser): void {
  forgetUserData(client);
  client.setQueryData(sessionQuery.queryKey, user);
}

// Why there is no session any more: the user left, or the server no longer knows it.
export type SessionEnd = "left" | "expired";
const sessionEndKey = ["session", "end"] as const;

// The pages that need a session leave on their own when they see this (app/session-routes.tsx).
export function markSessionEnded(client: QueryClient, why: SessionEnd): void {
  client.setQueryData<SessionEnd>(sessionEndKey, why);
  client.setQueryData(sessionQuery.queryKey, null);
}

export function hasSession(client: QueryClient): boolean {
  return client.getQueryData<SessionUser | null>(sessionQuery.queryKey) != null;
}

export function sessionEnd(client: QueryClient): SessionEnd | undefined {
  return client.getQueryData<SessionEnd>(sessionEndKey);
}

// Set by RequireSession. Its pages leave together when the session ends, so none of them sees `null`.
export const SignedInUserContext = createContext<SessionUser | null>(null);

// REQUIRES: rendered below RequireSession.
export function useSignedInUser(): SessionUser {
  const user = use(SignedInUserContext);
  if (!user) throw new Error("useSignedInUser needs a session");
  return user;
}
