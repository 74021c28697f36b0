import { useQuery } from "@tanstack/react-query";

import { LoadError } from "@/components/load-error";
import { PageHeading } from "@/components/page";
import { Skeleton } from "@/components/skeleton";
import type { Schemas } from "@/lib/api";
import { formatDay, formatMonth } from "@/lib/dates";
import { usageQuery } from "@/lib/usage";

import { ChefCard } from "./chef-card";
import { SectionCard } from "./section-card";

const tierNames: Record<Schemas["Tier"], string> = { free: "Free", basic: "Basic", pro: "Pro" };

export function PlanPage() {
  const usage = useQuery(usageQuery);
  return (
    <>
      <PageHeading>Plan and use</PageHeading>
      {usage.data && <UsageCard usage={usage.data} />}
      {!usage.data && usage.isError && (
        <LoadError error={usage.error} onRetry={() => void usage.refetch()} />
      )}
      {usage.isPending && <Skeleton className="h-60 rounded-card" />}
      <ChefCard />
    </>
  );
}

function UsageCard({ usage }: { usage: Schemas["Usage"] }) {
  const limit = usage.limits.recipesGenerated;
  return (
    <SectionCard
      title={formatMonth(usage.currentMonth)}
      lead={`You are on the ${tierNames[usage.tier]} plan. Recipes that you write yourself are never counted.`}
    >
      <div className="grid gap-2">
        <p className="flex items-baseline justify-between gap-3">
          <span id="generated" className="font-semibold">
            Recipes by the chef
          </span>
          <span className="font-display text-title font-bold">
            {usage.recipesGenerated}
            {limit !== null && (
              <span className="text-base font-medium text-ink-soft"> of {limit}</span>
            )}
          </span>
        </p>
        {limit !== null && (
          <progress
            aria-labelledby="generated"
            value={Math.min(usage.recipesGenerated, limit)}
            max={limit}
            className="h-3 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-primary"
          />
        )}
        <p className="text-sm text-ink-soft">
          {usage.remaining === null
            ? "Without a limit."
            : `${usage.remaining} left. The count starts anew on ${formatDay(usage.resetsAt)}.`}
        </p>
      </div>
      <p className="flex items-baseline justify-between gap-3 border-t border-line pt-4">
        <span className="font-semibold">Questions to the chef</span>
        <span className="font-display text-title font-bold">{usage.recipeQueries}</span>
      </p>
    </SectionCard>
  );
}
