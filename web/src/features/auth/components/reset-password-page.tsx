import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useForm, useWatch } from "react-hook-form";
import { Link, useSearchParams } from "react-router-dom";
import { z } from "zod";

import { Alert, FormError } from "@/components/alert";
import { Button, ButtonLook } from "@/components/button";
import { PasswordField } from "@/components/password-field";
import { newPasswordField } from "@/lib/account-fields";
import { showServerError } from "@/lib/form-errors";
import { markSessionEnded } from "@/lib/session";

import { useResetPassword } from "../api/reset-password";
import { AuthLayout, textLink } from "./auth-layout";

const schema = z.object({ password: newPasswordField });
type Values = z.infer<typeof schema>;

export function ResetPasswordPage() {
  const [params] = useSearchParams();
  const token = params.get("token") ?? "";
  const client = useQueryClient();
  const reset = useResetPassword();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { password: "" } });
  const password = useWatch({ control: form.control, name: "password" });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await reset.mutateAsync({ token, ...values });
      // The server has ended every session.
      markSessionEnded(client, "left");
    } catch (error) {
      showServerError(form, ["password"], error);
    }
  });

  if (token === "") {
    return (
      <AuthLayout title="That link is not complete">
        <p>Open the link from the mail again, or copy all of it into the address bar.</p>
        <Link to="/forgot-password" className={textLink}>
          Get a new link
        </Link>
      </AuthLayout>
    );
  }
  if (reset.isSuccess) {
    return (
      <AuthLayout title="Password changed">
        <Alert tone="success">You are signed out everywhere. Sign in with your new password.</Alert>
        <ButtonLook>
          <Link to="/auth/sign-in">Sign in</Link>
        </ButtonLook>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title="Choose a new password">
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <PasswordField
          label="New password"
          autoComplete="new-password"
          error={errors.password?.message}
          checkedValue={password}
          {...form.register("password")}
        />
        <FormError message={errors.root?.message} />
        {errors.root && (
          <Link to="/forgot-password" className={textLink}>
            Get a new link
          </Link>
        )}
        <Button type="submit" pending={isSubmitting}>
          Change password
        </Button>
      </form>
    </AuthLayout>
  );
}
