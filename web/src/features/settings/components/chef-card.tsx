import { useQuery } from "@tanstack/react-query";

import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/skeleton";
import { type Chef, chefQuery, whoAnswers } from "@/lib/chef";

import { SectionCard } from "./section-card";

// Which chef answers here; the operator of the site chooses it.
export function ChefCard() {
  const chef = useQuery(chefQuery(null));
  if (chef.data)
    return (
      <SectionCard title="The chef" lead={whoAnswers(chef.data)}>
        <p className="text-sm text-ink-soft">{whereItGoes(chef.data)}</p>
      </SectionCard>
    );
  if (chef.isError) return <LoadError error={chef.error} onRetry={() => void chef.refetch()} />;
  return <Skeleton className="h-32 rounded-card" />;
}

function whereItGoes({ provider }: Chef): string {
  if (provider === "built-in") return "It works without a network, and knows what it was taught.";
  return "It gets your questions, what was said before them and what you don't eat; nothing else of your account.";
}
