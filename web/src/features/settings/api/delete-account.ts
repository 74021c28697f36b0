import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, bodyOf } from "@/lib/api";
import { markSessionEnded } from "@/lib/session";
import { clearAllDrafts } from "@/lib/session-draft";

export function useDeleteAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) =>
      bodyOf(api.DELETE("/api/user/account", { body: { password } })),
    onSuccess: () => {
      clearAllDrafts();
      markSessionEnded(client, "left");
    },
  });
}
