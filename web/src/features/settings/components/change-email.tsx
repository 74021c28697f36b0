import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { Alert, FormError } from "@/components/alert";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { PasswordField } from "@/components/password-field";
import { emailField, passwordField } from "@/lib/account-fields";
import { hasStatus } from "@/lib/api-error";
import { showServerError } from "@/lib/form-errors";
import { useSignedInUser } from "@/lib/session";

import { useChangeEmail } from "../api/security";
import { SectionCard } from "./section-card";

const schema = z.object({ newEmail: emailField, password: passwordField });
type Values = z.infer<typeof schema>;

export function ChangeEmail() {
  const { email } = useSignedInUser();
  const change = useChangeEmail();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { newEmail: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    try {
      await change.mutateAsync(values);
      form.reset();
    } catch (error) {
      if (hasStatus(error, 403)) {
        form.setError("password", { message: "That is not your password" }, { shouldFocus: true });
      } else {
        showServerError(form, ["newEmail", "password"], error);
      }
    }
  });

  return (
    <SectionCard
      title="E-mail address"
      lead={
        <>
          Now it is <span className="break-all">{email}</span>. It changes when you open the link
          that we mail to the new one.
        </>
      }
    >
      <form
        aria-label="E-mail address"
        noValidate
        onSubmit={(event) => void submit(event)}
        className="grid gap-4"
      >
        <TextField
          label="New e-mail"
          type="email"
          autoComplete="email"
          error={errors.newEmail?.message}
          {...form.register("newEmail")}
        />
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register("password")}
        />
        <FormError message={errors.root?.message} />
        {change.isSuccess && (
          <Alert tone="success">
            Open the link in the mail to{" "}
            <span className="break-all">{change.variables.newEmail}</span> to finish.
          </Alert>
        )}
        <Button type="submit" variant="outline" pending={isSubmitting} className="justify-self-end">
          Change e-mail
        </Button>
      </form>
    </SectionCard>
  );
}
