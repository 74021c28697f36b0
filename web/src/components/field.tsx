// A labelled form control with its hint and its error, tied together for assistive technology.
import { type ComponentProps, type ReactNode, useId } from "react";

import { classNames } from "@/lib/class-names";

interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  className?: string | undefined;
  children: (control: ControlProps) => ReactNode;
}

export function Field({ label, hint, error, optional = false, className, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error ? errorId : null, hint ? hintId : null].filter(Boolean).join(" ");
  return (
    <div className={classNames("grid gap-1.5", className)}>
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional && <span className="font-normal text-ink-soft"> (optional)</span>}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      <FieldError id={errorId} message={error} />
      {hint && (
        <div id={hintId} className="text-sm text-ink-soft">
          {hint}
        </div>
      )}
    </div>
  );
}

export function FieldError({ id, message }: { id?: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={id} className="text-sm font-medium text-danger">
      {message}
    </p>
  );
}

type TextFieldProps = Omit<FieldProps, "children"> & Omit<ComponentProps<"input">, "children">;

export function TextField({ label, hint, error, optional, className, ...input }: TextFieldProps) {
  return (
    <Field {...{ label, hint, error, className }} optional={optional ?? false}>
      {(control) => <input type="text" {...input} {...control} className="control" />}
    </Field>
  );
}

type TextAreaFieldProps = Omit<FieldProps, "children"> &
  Omit<ComponentProps<"textarea">, "children">;

export function TextAreaField({
  label,
  hint,
  error,
  optional,
  className,
  ...area
}: TextAreaFieldProps) {
  return (
    <Field {...{ label, hint, error, className }} optional={optional ?? false}>
      {(control) => (
        <textarea rows={3} {...area} {...control} className="control field-sizing-content" />
      )}
    </Field>
  );
}

type SelectFieldProps = Omit<FieldProps, "children"> & ComponentProps<"select">;

export function SelectField({
  label,
  hint,
  error,
  optional,
  className,
  ...select
}: SelectFieldProps) {
  return (
    <Field {...{ label, hint, error, className }} optional={optional ?? false}>
      {(control) => <select {...select} {...control} className="control min-h-[3.1rem]" />}
    </Field>
  );
}
