import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { Controller, useForm } from "react-hook-form";
import { z } from "zod";

import { FormError } from "@/components/alert";
import { Button } from "@/components/button";
import { TextAreaField, TextField } from "@/components/field";
import { LoadError } from "@/components/load-error";
import { PageHeading } from "@/components/page";
import { Skeleton } from "@/components/skeleton";
import { SwitchField } from "@/components/switch-field";
import { showToast } from "@/components/toast";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard";
import { nameField } from "@/lib/account-fields";
import type { User } from "@/lib/api";
import { showServerError } from "@/lib/form-errors";
import { userQuery } from "@/lib/session";

import { useUpdateProfile } from "../api/update-profile";
import { allergens, diets } from "../diets";
import { ChosenFoods } from "./chosen-foods";
import { SectionCard } from "./section-card";

const bioLimit = 500;
const schema = z.object({
  firstName: nameField("first name"),
  lastName: nameField("last name"),
  bio: z.string().trim().max(bioLimit, `At most ${bioLimit} characters`),
  dietaryPreferences: z.array(z.string()),
  allergies: z.array(z.string()),
  emailNotifications: z.boolean(),
});
const fieldsOfServer = ["firstName", "lastName", "bio", "dietaryPreferences", "allergies"] as const;
type Values = z.infer<typeof schema>;

const toValues = (user: User): Values => ({
  firstName: user.firstName,
  lastName: user.lastName,
  bio: user.bio ?? "",
  dietaryPreferences: [...user.dietaryPreferences],
  allergies: [...(user.allergies ?? [])],
  emailNotifications: user.emailNotifications,
});

export function ProfilePage() {
  const user = useQuery(userQuery);
  return (
    <>
      <PageHeading>Profile</PageHeading>
      {user.data && <ProfileForm user={user.data} />}
      {!user.data && user.isError && (
        <LoadError error={user.error} onRetry={() => void user.refetch()} />
      )}
      {user.isPending && <Skeleton className="h-96 rounded-card" />}
    </>
  );
}

function ProfileForm({ user }: { user: User }) {
  const update = useUpdateProfile();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: toValues(user) });
  const { errors, isDirty, isSubmitting } = form.formState;
  const dirty = useRef(isDirty);
  useEffect(() => {
    dirty.current = isDirty;
  }, [isDirty]);
  const hasChanges = useCallback(() => dirty.current, []);

  const submit = form.handleSubmit(async (values) => {
    try {
      const saved = await update.mutateAsync({
        ...values,
        bio: values.bio === "" ? null : values.bio,
      });
      form.reset(toValues(saved));
      showToast({ message: "Profile saved" });
    } catch (error) {
      showServerError(form, fieldsOfServer, error);
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <UnsavedChangesGuard hasChanges={hasChanges} />
      <SectionCard title="About you">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="First name"
            autoComplete="given-name"
            error={errors.firstName?.message}
            {...form.register("firstName")}
          />
          <TextField
            label="Last name"
            autoComplete="family-name"
            error={errors.lastName?.message}
            {...form.register("lastName")}
          />
        </div>
        <TextAreaField
          label="Bio"
          optional
          hint={`What you like to cook, in ${bioLimit} characters or fewer`}
          error={errors.bio?.message}
          {...form.register("bio")}
        />
      </SectionCard>
      <SectionCard title="What you eat" lead="The chef keeps every recipe to it.">
        <Controller
          control={form.control}
          name="dietaryPreferences"
          render={({ field }) => (
            <ChosenFoods
              label="Dietary preferences"
              suggestions={diets}
              own={{ label: "Something else", placeholder: "no coriander" }}
              chosen={field.value}
              onChange={field.onChange}
              error={errors.dietaryPreferences?.message}
            />
          )}
        />
      </SectionCard>
      <SectionCard
        title="Allergies"
        lead="The chef leaves these out, also where they hide in something else. It can’t see your kitchen: always read the label."
      >
        <Controller
          control={form.control}
          name="allergies"
          render={({ field }) => (
            <ChosenFoods
              label="Allergies"
              suggestions={allergens}
              own={{ label: "Another food", placeholder: "kiwi" }}
              chosen={field.value}
              onChange={field.onChange}
              error={errors.allergies?.message}
            />
          )}
        />
      </SectionCard>
      <SectionCard title="Mail">
        <Controller
          control={form.control}
          name="emailNotifications"
          render={({ field }) => (
            <SwitchField
              label="News by e-mail"
              hint="Mails about your account's security always come."
              checked={field.value}
              onChange={field.onChange}
            />
          )}
        />
      </SectionCard>
      <FormError message={errors.root?.message} />
      <Button type="submit" pending={isSubmitting} className="justify-self-end">
        Save profile
      </Button>
    </form>
  );
}
