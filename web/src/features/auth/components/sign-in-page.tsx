import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Link, useSearchParams } from "react-router-dom";
import { z } from "zod";

import { Alert, FormError } from "@/components/alert";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { PasswordField } from "@/components/password-field";
import { emailField, passwordField } from "@/lib/account-fields";
import { hasStatus } from "@/lib/api-error";
import { showServerError } from "@/lib/form-errors";

import { useSignIn } from "../api/sign-in";
import { AuthLayout, textLink } from "./auth-layout";
import { ResendVerification } from "./resend-verification";

const schema = z.object({ email: emailField, password: passwordField });
type Values = z.infer<typeof schema>;

// Below SignedOutOnly, which goes on to the page that was asked for as soon as there is a session.
export function SignInPage() {
  const [params] = useSearchParams();
  const signIn = useSignIn();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { email: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const mustVerify =
    hasStatus(signIn.error, 401) && signIn.error.message.includes("verify your email");

  const submit = form.handleSubmit(async (values) => {
    try {
      await signIn.mutateAsync(values);
    } catch (error) {
      showServerError(form, ["email", "password"], error);
    }
  });

  return (
    <AuthLayout
      title="Sign in"
      footer={
        <>
          New here?{" "}
          <Link to={{ pathname: "/auth/register", search: params.toString() }} className={textLink}>
            Create an account
          </Link>
        </>
      }
    >
      {params.has("next") && !errors.root && (
        <Alert tone="info">Please sign in. Then you go on where you were.</Alert>
      )}
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <TextField
          label="E-mail"
          type="email"
          autoComplete="email"
          error={errors.email?.message}
          {...form.register("email")}
        />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register("password")}
        />
        <Link to="/forgot-password" className={`${textLink} justify-self-start`}>
          Forgot your password?
        </Link>
        <FormError message={errors.root?.message} />
        {mustVerify && <ResendVerification email={form.getValues("email")} />}
        <Button type="submit" pending={isSubmitting} className="mt-1">
          Sign in
        </Button>
      </form>
    </AuthLayout>
  );
}
