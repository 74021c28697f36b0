import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, bodyOf, type Schemas } from "@/lib/api";
import { markSessionStarted } from "@/lib/session";

export function useRegister() {
  const client = useQueryClient();
  return useMutation({
    meta: { signsIn: true },
    mutationFn: (body: Schemas["Registration"]) => bodyOf(api.POST("/api/register", { body })),
    onSuccess: ({ user }) => {
      markSessionStarted(client, user);
    },
  });
}
