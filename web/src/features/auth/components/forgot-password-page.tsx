import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Link } from "react-router-dom";
import { z } from "zod";

import { Alert, FormError } from "@/components/alert";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { emailField } from "@/lib/account-fields";
import { showServerError } from "@/lib/form-errors";

import { useForgotPassword } from "../api/reset-password";
import { AuthLayout, textLink } from "./auth-layout";

const schema = z.object({ email: emailField });
type Values = z.infer<typeof schema>;

export function ForgotPasswordPage() {
  const request = useForgotPassword();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { email: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ email }) => {
    try {
      await request.mutateAsync(email);
    } catch (error) {
      showServerError(form, ["email"], error);
    }
  });
  const back = (
    <Link to="/auth/sign-in" className={textLink}>
      Back to sign in
    </Link>
  );
  return (
    <AuthLayout title="Forgot your password?" footer={back}>
      {request.isSuccess ? (
        <Alert tone="success">
          If there is an account for <span className="break-all">{request.variables}</span>, a mail
          with a link is on its way. The link works once, for a short time.
        </Alert>
      ) : (
        <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
          <p>Tell us your address. We send you a link to choose a new password.</p>
          <TextField
            label="E-mail"
            type="email"
            autoComplete="email"
            error={errors.email?.message}
            {...form.register("email")}
          />
          <FormError message={errors.root?.message} />
          <Button type="submit" pending={isSubmitting}>
            Send the link
          </Button>
        </form>
      )}
    </AuthLayout>
  );
}
