import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { FormError } from "@/components/alert";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { PasswordField } from "@/components/password-field";
import { showToast } from "@/components/toast";
import { passwordField } from "@/lib/account-fields";
import { hasStatus } from "@/lib/api-error";
import { showServerError } from "@/lib/form-errors";

import { useDeleteAccount } from "../api/delete-account";
import { SectionCard } from "./section-card";

const schema = z.object({ password: passwordField });
type Values = z.infer<typeof schema>;

export function DeleteAccount() {
  const [asking, setAsking] = useState(false);
  return (
    <SectionCard
      title="Delete your account"
      lead="Your profile, your recipes and everything else of yours is erased."
    >
      <Button
        variant="danger"
        className="justify-self-start"
        onClick={() => {
          setAsking(true);
        }}
      >
        Delete account…
      </Button>
      <Dialog
        open={asking}
        title="Delete your account for good?"
        onClose={() => {
          setAsking(false);
        }}
      >
        <ConfirmDeletion
          onCancel={() => {
            setAsking(false);
          }}
        />
      </Dialog>
    </SectionCard>
  );
}

function ConfirmDeletion({ onCancel }: { onCancel: () => void }) {
  const deletion = useDeleteAccount();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await deletion.mutateAsync(password);
      showToast({ message: "Your account is deleted. Farewell!" });
    } catch (error) {
      if (hasStatus(error, 403)) {
        form.setError("password", { message: "That is not your password" }, { shouldFocus: true });
      } else {
        showServerError(form, ["password"], error);
      }
    }
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      <p>This can’t be undone. You may want to download your data first.</p>
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register("password")}
      />
      <FormError message={errors.root?.message} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="danger" pending={isSubmitting}>
          Delete everything
        </Button>
      </div>
    </form>
  );
}
