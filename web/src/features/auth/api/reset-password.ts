import { useMutation } from "@tanstack/react-query";

import { api, bodyOf } from "@/lib/api";

export function useForgotPassword() {
  return useMutation({
    mutationFn: (email: string) =>
      bodyOf(api.POST("/api/auth/forgot-password", { body: { email } })),
  });
}

export function useResetPassword() {
  return useMutation({
    mutationFn: (body: { token: string; password: string }) =>
      bodyOf(api.POST("/api/auth/reset-password", { body })),
  });
}
