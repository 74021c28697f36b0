import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, bodyOf } from "@/lib/api";

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/user/sessions", { signal })),
});

// The server ends the other sessions.
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      bodyOf(api.POST("/api/user/password", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

// Takes effect when the link in the mail to the new address is opened.
export function useChangeEmail() {
  return useMutation({
    mutationFn: (body: { password: string; newEmail: string }) =>
      bodyOf(api.POST("/api/user/email", { body })),
  });
}

// `null`: all sessions but the current one.
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string | null) =>
      sessionId === null
        ? bodyOf(api.DELETE("/api/user/sessions"))
        : bodyOf(api.DELETE("/api/user/sessions/{sessionId}", { params: { path: { sessionId } } })),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
