import { ChevronDown, CircleMinus, Replace, ScanSearch, ShieldCheck } from "lucide-react";

import type { Schemas } from "@/lib/api";
import { classNames } from "@/lib/class-names";

type Note = Schemas["ChefRecipe"]["notes"][number];

const icons = { replaced: Replace, "left-out": CircleMinus, "check-label": ScanSearch } as const;

function summaryOf(notes: readonly Note[]): string {
  const checks = notes.filter((note) => note.action === "check-label").length;
  const changes = notes.length - checks;
  return [
    changes > 0 ? `Changed for you in ${changes} ${changes === 1 ? "place" : "places"}` : null,
    checks > 0 ? `${checks} to check` : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

// What was done to a recipe for somebody's diets and allergies and why, and what nobody can tell from here. It is open:
// who has an allergy is to see it without looking for it.
export function GuardNotes({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  const hasChecks = notes.some((note) => note.action === "check-label");
  return (
    <details
      open
      className={classNames(
        "group rounded-control",
        hasChecks ? "bg-accent text-accent-ink" : "bg-success-wash text-success",
      )}
    >
      <summary className="flex min-h-11 list-none items-center gap-3 rounded-control px-4 py-2 font-semibold [&::-webkit-details-marker]:hidden">
        <ShieldCheck aria-hidden className="size-5 shrink-0" />
        <span className="flex-1">{summaryOf(notes)}</span>
        <ChevronDown
          aria-hidden
          className="size-5 shrink-0 transition-transform group-open:rotate-180"
        />
      </summary>
      <ul className="grid gap-2.5 px-4 pt-1 pb-4">
        {notes.map((note, index) => (
          <NoteItem key={index} note={note} />
        ))}
      </ul>
    </details>
  );
}

function NoteItem({ note }: { note: Note }) {
  const Icon = icons[note.action];
  return (
    <li className="flex gap-3">
      <Icon aria-hidden className="mt-1 size-4 shrink-0" />
      <div className="min-w-0">
        <p>
          <NoteText note={note} />
        </p>
        {note.change !== "" && <p className="text-sm">{note.change}</p>}
      </div>
    </li>
  );
}

// The reason says something of the food: "contains milk".
function NoteText({ note: { action, food, replacement, reason } }: { note: Note }) {
  const strong = (name: string) => <strong className="font-semibold">{name}</strong>;
  if (action === "check-label")
    return (
      <>
        Check the label: {strong(food)} {reason}
      </>
    );
  if (action === "left-out")
    return (
      <>
        Left out {strong(food)}, which {reason}
      </>
    );
  return (
    <>
      {strong(replacement)} instead of {food}, which {reason}
    </>
  );
}
