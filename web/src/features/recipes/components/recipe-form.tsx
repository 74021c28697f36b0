import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { Link } from "react-router-dom";

import { Alert, FormError } from "@/components/alert";
import { Button, ButtonLook } from "@/components/button";
import { Card } from "@/components/card";
import { SelectField, TextAreaField, TextField } from "@/components/field";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard";
import { categories, categoryLook } from "@/lib/categories";
import { showServerError } from "@/lib/form-errors";
import { clearDraft, readDraft, writeDraft } from "@/lib/session-draft";

import {
  recipeDraftSchema,
  recipeFormSchema,
  type RecipeFormResult,
  type RecipeFormValues,
} from "../recipe-form-schema";
import { RowEditor } from "./row-editor";

interface RecipeFormProps {
  initial: RecipeFormValues;
  // Where what is typed is kept until it is saved.
  draftName: string;
  cancelPath: string;
  // Shown above the buttons: what the page has to say about saving.
  notice?: ReactNode;
  // Saves the recipe; `leave` goes to the next page without asking about unsaved changes. What it rejects with is
  // shown in the form.
  onSave: (recipe: RecipeFormResult, leave: (go: () => void) => void) => Promise<void>;
}

const serverFields = [
  "title",
  "description",
  "category",
  "cookTime",
  "servings",
  "ingredients",
  "instructions",
] as const;

export function RecipeForm({ initial, draftName, cancelPath, notice, onSave }: RecipeFormProps) {
  const [draft] = useState(() => readDraft(draftName, recipeDraftSchema));
  const [pristine] = useState(() => JSON.stringify(initial));
  const [draftShown, setDraftShown] = useState(draft !== null);
  const form = useForm<RecipeFormValues, unknown, RecipeFormResult>({
    resolver: zodResolver(recipeFormSchema),
    defaultValues: initial,
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const dirty = useRef(isDirty);
  useEffect(() => {
    dirty.current = isDirty;
  }, [isDirty]);

  useEffect(() => {
    if (draft) form.reset(draft, { keepDefaultValues: true });
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        if (JSON.stringify(values) === pristine) clearDraft(draftName);
        else writeDraft(draftName, values);
      },
    });
  }, [draft, draftName, form, pristine]);

  const hasChanges = useCallback(() => dirty.current, []);
  const discardDraft = useCallback(() => {
    clearDraft(draftName);
  }, [draftName]);
  const leave = (go: () => void) => {
    discardDraft();
    dirty.current = false;
    go();
  };

  const save = form.handleSubmit(async (recipe) => {
    try {
      await onSave(recipe, leave);
    } catch (error) {
      showServerError(form, serverFields, error);
    }
  });

  return (
    <FormProvider {...form}>
      <UnsavedChangesGuard hasChanges={hasChanges} onDiscard={discardDraft} />
      <form noValidate onSubmit={(event) => void save(event)} className="grid gap-5">
        {draftShown && (
          <Alert tone="info">
            <p>Here is what you typed before.</p>
            <Button
              variant="outline"
              size="small"
              className="mt-2"
              onClick={() => {
                form.reset(initial);
                discardDraft();
                setDraftShown(false);
              }}
            >
              Start over
            </Button>
          </Alert>
        )}
        <Card className="grid gap-5 p-5 sm:p-6">
          <TextField
            label="Title"
            required
            error={errors.title?.message}
            placeholder="Aunt Mira's lentil soup"
            {...form.register("title")}
          />
          <TextAreaField
            label="Description"
            optional
            error={errors.description?.message}
            placeholder="What makes it good, and when you cook it"
            {...form.register("description")}
          />
          <div className="grid gap-5 sm:grid-cols-3">
            <SelectField
              label="Category"
              required
              error={errors.category?.message}
              {...form.register("category")}
            >
              <option value="">Choose…</option>
              {categories.map((category) => (
                <option key={category} value={category}>
                  {categoryLook(category).label}
                </option>
              ))}
            </SelectField>
            <TextField
              label="Minutes"
              optional
              inputMode="numeric"
              error={errors.cookTime?.message}
              {...form.register("cookTime")}
            />
            <TextField
              label="Servings"
              optional
              inputMode="numeric"
              error={errors.servings?.message}
              {...form.register("servings")}
            />
          </div>
        </Card>
        <Card className="px-2 py-5 sm:p-6">
          <RowEditor
            name="ingredients"
            legend="Ingredients"
            rowLabel="Ingredient"
            placeholder="200 g red lentils"
            rows="short"
          />
        </Card>
        <Card className="px-2 py-5 sm:p-6">
          <RowEditor
            name="instructions"
            legend="Steps"
            rowLabel="Step"
            placeholder="Rinse the lentils until the water runs clear."
            rows="long"
          />
        </Card>
        {notice}
        <FormError message={errors.root?.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <ButtonLook variant="quiet">
            <Link to={cancelPath}>Cancel</Link>
          </ButtonLook>
          <Button type="submit" pending={isSubmitting}>
            Save recipe
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
