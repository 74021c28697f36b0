import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, bodyOf, type Schemas } from "@/lib/api";
import { sessionQuery, userQuery } from "@/lib/session";

export function useUpdateProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ProfileChanges"]) =>
      bodyOf(api.PATCH("/api/user/profile", { body })),
    onSuccess: (user) => {
      client.setQueryData(userQuery.queryKey, user);
      client.setQueryData(sessionQuery.queryKey, (session) =>
        session ? { ...session, firstName: user.firstName, lastName: user.lastName } : session,
      );
    },
  });
}
