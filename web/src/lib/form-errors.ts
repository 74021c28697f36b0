// Puts what the server says about a form where the person looks for it.
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";

import { ApiError, messageOf } from "./api-error";

// Marks the fields that a 422 names, the first of them focused; anything else becomes the form's own error.
export function showServerError<Values extends FieldValues, Transformed>(
  form: UseFormReturn<Values, unknown, Transformed>,
  fields: readonly Path<Values>[],
  error: unknown,
): void {
  const named = fields.filter(
    (field) => error instanceof ApiError && error.fields[field] !== undefined,
  );
  if (!(error instanceof ApiError) || named.length === 0) {
    form.setError("root", { message: messageOf(error) });
    return;
  }
  named.forEach((field, index) => {
    form.setError(
      field,
      { message: error.fields[field] ?? error.message },
      { shouldFocus: index === 0 },
    );
  });
}
