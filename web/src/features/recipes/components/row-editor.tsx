// Edits a list of texts, row by row: Enter adds a row, pasted lines become rows, rows can be moved and removed.
import * as Menu from "@radix-ui/react-dropdown-menu";
import { ArrowDown, ArrowUp, GripVertical, Plus, X } from "lucide-react";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";

import { Button } from "@/components/button";
import { FieldError } from "@/components/field";
import { classNames } from "@/lib/class-names";

import type { RecipeFormResult, RecipeFormValues } from "../recipe-form-schema";

interface RowEditorProps {
  name: "ingredients" | "instructions";
  legend: string;
  // One row, in words: "Ingredient".
  rowLabel: string;
  placeholder: string;
  // Long rows are text areas, where Enter is a line break and Ctrl+Enter adds a row.
  rows: "short" | "long";
}

const menuItem =
  "flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 outline-none data-disabled:cursor-default data-disabled:opacity-50 data-highlighted:bg-sunken";

export function RowEditor({ name, legend, rowLabel, placeholder, rows }: RowEditorProps) {
  const form = useFormContext<RecipeFormValues, unknown, RecipeFormResult>();
  const { fields, insert, remove, move } = useFieldArray({ control: form.control, name });
  const errors = form.formState.errors[name];
  const listError = errors?.root?.message ?? errors?.message;
  const listErrorId = `${name}-error`;

  const addAfter = (index: number) => {
    insert(index + 1, { text: "" }, { focusName: `${name}.${index + 1}.text` });
  };
  const removeAt = (index: number) => {
    if (fields.length === 1) form.setValue(`${name}.0.text`, "", { shouldDirty: true });
    else remove(index);
    setTimeout(() => {
      form.setFocus(`${name}.${Math.min(index, Math.max(fields.length - 2, 0))}.text`);
    });
  };
  const moveRow = (from: number, to: number) => {
    move(from, to);
    setTimeout(() => {
      form.setFocus(`${name}.${to}.text`);
    });
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    if (rows === "long" && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    addAfter(index);
  };
  const onPaste = (event: ClipboardEvent, index: number) => {
    const lines = event.clipboardData
      .getData("text")
      .split(/\r?\n/)
      .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, "").trim())
      .filter((line) => line !== "");
    if (lines.length < 2 || form.getValues(`${name}.${index}.text`).trim() !== "") return;
    event.preventDefault();
    form.setValue(`${name}.${index}.text`, lines[0] ?? "", { shouldDirty: true });
    insert(
      index + 1,
      lines.slice(1).map((text) => ({ text })),
      {
        focusName: `${name}.${index + lines.length - 1}.text`,
      },
    );
  };

  return (
    <fieldset className="grid gap-3" aria-describedby={listError ? listErrorId : undefined}>
      <legend className="mb-2 font-display text-title font-bold">{legend}</legend>
      <ol className="grid gap-2">
        {fields.map((field, index) => {
          const label = `${rowLabel} ${index + 1}`;
          const error = errors?.[index]?.text?.message;
          const errorId = `${field.id}-error`;
          const input = {
            ...form.register(`${name}.${index}.text`),
            "aria-label": label,
            "aria-invalid": error || (listError && index === 0) ? (true as const) : undefined,
            "aria-describedby": error ? errorId : undefined,
            placeholder: index === 0 ? placeholder : undefined,
            onKeyDown: (event: KeyboardEvent) => {
              onKeyDown(event, index);
            },
            onPaste: (event: ClipboardEvent) => {
              onPaste(event, index);
            },
          };
          return (
            <li key={field.id}>
              <div className="flex items-start gap-0.5 sm:gap-1">
                <RowMenu
                  label={label}
                  onMoveUp={
                    index > 0
                      ? () => {
                          moveRow(index, index - 1);
                        }
                      : undefined
                  }
                  onMoveDown={
                    index < fields.length - 1
                      ? () => {
                          moveRow(index, index + 1);
                        }
                      : undefined
                  }
                />
                {rows === "long" ? (
                  <textarea
                    {...input}
                    rows={2}
                    className="control field-sizing-content min-w-0 flex-1"
                  />
                ) : (
                  <input
                    {...input}
                    type="text"
                    autoComplete="off"
                    className="control min-w-0 flex-1"
                  />
                )}
                <Button
                  variant="quiet"
                  size="icon"
                  aria-label={`Remove ${label.toLowerCase()}`}
                  className="text-ink-soft"
                  onClick={() => {
                    removeAt(index);
                  }}
                >
                  <X aria-hidden className="size-5" />
                </Button>
              </div>
              <div className="pl-12">
                <FieldError id={errorId} message={error} />
              </div>
            </li>
          );
        })}
      </ol>
      <FieldError id={listErrorId} message={listError} />
      <Button
        variant="outline"
        size="small"
        className="justify-self-start"
        onClick={() => {
          addAfter(fields.length - 1);
        }}
      >
        <Plus aria-hidden className="size-4" />
        Add {rowLabel.toLowerCase()}
      </Button>
    </fieldset>
  );
}

interface RowMenuProps {
  label: string;
  onMoveUp: (() => void) | undefined;
  onMoveDown: (() => void) | undefined;
}

function RowMenu({ label, onMoveUp, onMoveDown }: RowMenuProps) {
  return (
    // Not modal: a modal menu locks the scroll with an injected style, which the content security policy refuses.
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <Button
          variant="quiet"
          size="icon"
          aria-label={`Move ${label.toLowerCase()}`}
          className="text-ink-soft"
        >
          <GripVertical aria-hidden className="size-5" />
        </Button>
      </Menu.Trigger>
      <Menu.Content
        align="start"
        sideOffset={4}
        // The row that was moved takes the focus.
        onCloseAutoFocus={(event) => {
          event.preventDefault();
        }}
        className={classNames(
          "z-40 min-w-44 rounded-card border border-line bg-surface p-1.5 shadow-float",
        )}
      >
        <Menu.Item className={menuItem} disabled={!onMoveUp} onSelect={onMoveUp}>
          <ArrowUp aria-hidden className="size-4" /> Move up
        </Menu.Item>
        <Menu.Item className={menuItem} disabled={!onMoveDown} onSelect={onMoveDown}>
          <ArrowDown aria-hidden className="size-4" /> Move down
        </Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
