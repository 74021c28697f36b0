import { Check, Circle, Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";

import { passwordRules } from "@/lib/account-fields";
import { classNames } from "@/lib/class-names";

import { Field } from "./field";

interface PasswordFieldProps extends ComponentProps<"input"> {
  label: string;
  error?: string | undefined;
  // What is typed now, to tick off the rules for a new password; leave it out for an existing one.
  checkedValue?: string;
}

export function PasswordField({ label, error, checkedValue, ...input }: PasswordFieldProps) {
  const [visible, setVisible] = useState(false);
  const Icon = visible ? EyeOff : Eye;
  return (
    <Field
      label={label}
      error={error}
      hint={checkedValue === undefined ? undefined : <PasswordRules value={checkedValue} />}
    >
      {(control) => (
        <div className="relative">
          <input
            {...input}
            {...control}
            type={visible ? "text" : "password"}
            autoCapitalize="none"
            spellCheck={false}
            className="control pr-13"
          />
          <button
            type="button"
            aria-label={`Show ${label.toLowerCase()}`}
            aria-pressed={visible}
            onClick={() => {
              setVisible(!visible);
            }}
            className="absolute inset-y-0 right-0 grid w-12 place-items-center rounded-control text-ink-soft hover:text-ink"
          >
            <Icon aria-hidden className="size-5" />
          </button>
        </div>
      )}
    </Field>
  );
}

function PasswordRules({ value }: { value: string }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {passwordRules.map((rule) => {
        const holds = rule.holds(value);
        const Icon = holds ? Check : Circle;
        return (
          <li
            key={rule.text}
            className={classNames("flex items-center gap-1.5", holds && "text-success")}
          >
            <Icon aria-hidden className={classNames("size-3.5", holds && "stroke-3")} />
            {rule.text}
            <span className="sr-only">{holds ? "(met)" : "(missing)"}</span>
          </li>
        );
      })}
    </ul>
  );
}
