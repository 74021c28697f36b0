import { useQuery } from "@tanstack/react-query";
import { ChefHat } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";

import type { Schemas } from "@/lib/api";
import { classNames } from "@/lib/class-names";

import { chefQuery } from "../api/get-chef";

type Chef = Schemas["Chef"];

// Which chef answers, and what it keeps to for the one who asks.
export function KitchenRules() {
  const chef = useQuery(chefQuery);
  // The talk works without it.
  if (!chef.data) return <div className="min-h-9" />;
  return (
    <div className="grid gap-2">
      <Rules chef={chef.data} />
      <p className="flex items-center gap-1.5 text-sm text-ink-soft">
        <ChefHat aria-hidden className="size-4 shrink-0" />
        {nameOf(chef.data)}
      </p>
    </div>
  );
}

function nameOf({ provider, model }: Chef): string {
  if (provider === "built-in") return "The built-in chef answers; nothing leaves this server.";
  return model === "" ? `A model of ${provider} answers.` : `${model} answers (${provider}).`;
}

function Rules({ chef }: { chef: Chef }) {
  const rules = [...chef.diets, ...chef.allergies.map((food) => `no ${food}`)];
  const change = (
    <Link
      to="/settings/profile"
      className="inline-flex min-h-11 items-center rounded-full px-2 font-semibold text-primary underline-offset-4 hover:underline"
    >
      {rules.length + chef.unknown.length === 0 ? "Add diets and allergies" : "Change"}
      {rules.length + chef.unknown.length > 0 && (
        <span className="sr-only"> diets and allergies</span>
      )}
    </Link>
  );
  if (rules.length + chef.unknown.length === 0) {
    return (
      <p className="flex flex-wrap items-center gap-x-1 text-ink-soft">
        Every recipe can keep to what you eat. {change}
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul aria-label="The chef keeps to" className="contents">
        {rules.map((rule) => (
          <Rule key={rule}>{rule}</Rule>
        ))}
        {chef.unknown.map((rule) => (
          <Rule key={rule} className="border border-dashed border-line-strong bg-transparent">
            {rule}
            <span className="font-normal text-ink-soft"> (only by its words)</span>
          </Rule>
        ))}
      </ul>
      {change}
    </div>
  );
}

function Rule({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <li
      className={classNames(
        "max-w-full rounded-[1rem] bg-sunken px-3 py-1 text-sm font-semibold wrap-anywhere",
        className,
      )}
    >
      {children}
    </li>
  );
}
