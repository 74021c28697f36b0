import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router-dom";

import { Alert } from "@/components/alert";
import { formatDay } from "@/lib/dates";
import { usageQuery } from "@/lib/usage";

// How many recipes are left, in a few words.
export function UsageLine() {
  const { data: usage } = useQuery(usageQuery);
  if (usage?.remaining == null || usage.limits.recipesGenerated === null) return null;
  return (
    <Link
      to="/settings/plan"
      className="min-w-0 truncate rounded-full px-2 py-3 text-sm text-ink-soft hover:text-ink hover:underline"
    >
      {usage.remaining} of {usage.limits.recipesGenerated} recipes left
      <span className="max-sm:sr-only"> this month</span>
    </Link>
  );
}

// What it means when none is left.
export function UsedUpNotice() {
  const { data: usage } = useQuery(usageQuery);
  if (usage?.remaining !== 0) return null;
  return (
    <Alert tone="info" className="mb-2 py-2 text-sm">
      This month’s recipes are used up; there are new ones on {formatDay(usage.resetsAt)}. You can
      go on asking about cooking.
    </Alert>
  );
}
