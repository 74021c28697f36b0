import { useMutation } from "@tanstack/react-query";

import { api, bodyOf } from "./api";

// Mails the verification link again: to the signed-in user, or to `email` when nobody is signed in.
export function useSendVerification() {
  return useMutation({
    mutationFn: (email: string | undefined) =>
      bodyOf(
        api.POST("/api/auth/send-verification", { body: email === undefined ? {} : { email } }),
      ),
  });
}
