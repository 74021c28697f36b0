import { X } from "lucide-react";
import type { ComponentProps } from "react";

import { classNames } from "@/lib/class-names";

interface ChoiceChipProps extends ComponentProps<"button"> {
  chosen: boolean;
}

// One of several choices, shown side by side.
export function ChoiceChip({ chosen, className, ...rest }: ChoiceChipProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={chosen}
      className={classNames(
        "inline-flex min-h-10 shrink-0 items-center gap-2 rounded-full border px-4 font-semibold transition-colors",
        chosen
          ? "border-primary bg-primary text-primary-ink"
          : "border-line-strong bg-surface text-ink hover:bg-sunken",
        className,
      )}
    />
  );
}

// A value that can be taken away again.
export function RemovableChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <span className="inline-flex min-h-9 max-w-full items-center gap-1 rounded-full bg-primary-wash pl-3.5 font-medium">
      <span className="truncate">{label}</span>
      <button
        type="button"
        aria-label={`Remove ${label}`}
        onClick={onRemove}
        className="grid size-9 shrink-0 place-items-center rounded-full hover:bg-primary hover:text-primary-ink"
      >
        <X aria-hidden className="size-4" />
      </button>
    </span>
  );
}
