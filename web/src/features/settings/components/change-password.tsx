import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";

import { FormError } from "@/components/alert";
import { Button } from "@/components/button";
import { PasswordField } from "@/components/password-field";
import { showToast } from "@/components/toast";
import { newPasswordField, passwordField } from "@/lib/account-fields";
import { hasStatus } from "@/lib/api-error";
import { showServerError } from "@/lib/form-errors";
import { useSignedInUser } from "@/lib/session";

import { useChangePassword } from "../api/security";
import { SectionCard } from "./section-card";

const schema = z.object({ currentPassword: passwordField, newPassword: newPasswordField });
type Values = z.infer<typeof schema>;

export function ChangePassword() {
  const { email } = useSignedInUser();
  const change = useChangePassword();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { currentPassword: "", newPassword: "" },
  });
  const newPassword = useWatch({ control: form.control, name: "newPassword" });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    try {
      await change.mutateAsync(values);
      form.reset();
      showToast({ message: "Password changed. Your other devices are signed out." });
    } catch (error) {
      if (hasStatus(error, 403)) {
        form.setError(
          "currentPassword",
          { message: "That is not your current password" },
          { shouldFocus: true },
        );
      } else {
        showServerError(form, ["currentPassword", "newPassword"], error);
      }
    }
  });

  return (
    <SectionCard title="Password" lead="Changing it signs out your other devices.">
      <form
        aria-label="Password"
        noValidate
        onSubmit={(event) => void submit(event)}
        className="grid gap-4"
      >
        {/* For password managers: whose password this is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          error={errors.currentPassword?.message}
          {...form.register("currentPassword")}
        />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          error={errors.newPassword?.message}
          checkedValue={newPassword}
          {...form.register("newPassword")}
        />
        <FormError message={errors.root?.message} />
        <Button type="submit" variant="outline" pending={isSubmitting} className="justify-self-end">
          Change password
        </Button>
      </form>
    </SectionCard>
  );
}
