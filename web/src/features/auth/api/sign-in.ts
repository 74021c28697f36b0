import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, bodyOf, type Schemas } from "@/lib/api";
import { markSessionStarted } from "@/lib/session";

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    // Its 401 means a wrong password, not a session that has ended.
    meta: { signsIn: true },
    mutationFn: (body: Schemas["Credentials"]) => bodyOf(api.POST("/api/login", { body })),
    onSuccess: (user) => {
      markSessionStarted(client, user);
    },
  });
}
