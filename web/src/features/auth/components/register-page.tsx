import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { Link, useSearchParams } from "react-router-dom";
import { z } from "zod";

import { FormError } from "@/components/alert";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { PasswordField } from "@/components/password-field";
import { emailField, nameField, newPasswordField } from "@/lib/account-fields";
import { showServerError } from "@/lib/form-errors";

import { useRegister } from "../api/register";
import { AuthLayout, textLink } from "./auth-layout";

const schema = z.object({
  firstName: nameField("first name"),
  lastName: nameField("last name"),
  email: emailField,
  password: newPasswordField,
});
type Values = z.infer<typeof schema>;

// Below SignedOutOnly, which goes on to "we have sent you a mail" as soon as there is a session.
export function RegisterPage() {
  const [params] = useSearchParams();
  const registration = useRegister();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { firstName: "", lastName: "", email: "", password: "" },
  });
  const password = useWatch({ control: form.control, name: "password" });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    try {
      await registration.mutateAsync(values);
    } catch (error) {
      showServerError(form, ["firstName", "lastName", "email", "password"], error);
    }
  });

  return (
    <AuthLayout
      title="Create your account"
      lead="Your cookbook is free, and only yours."
      footer={
        <>
          Already cooking with us?{" "}
          <Link to={{ pathname: "/auth/sign-in", search: params.toString() }} className={textLink}>
            Sign in
          </Link>
        </>
      }
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <div className="grid gap-4 min-[26rem]:grid-cols-2">
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
        <TextField
          label="E-mail"
          type="email"
          autoComplete="email"
          error={errors.email?.message}
          {...form.register("email")}
        />
        <PasswordField
          label="Password"
          autoComplete="new-password"
          error={errors.password?.message}
          checkedValue={password}
          {...form.register("password")}
        />
        <FormError message={errors.root?.message} />
        <Button type="submit" pending={isSubmitting} className="mt-1">
          Create account
        </Button>
      </form>
    </AuthLayout>
  );
}
