import { useQuery } from "@tanstack/react-query";
import { ChefHat, MessageCircle, ShieldCheck } from "lucide-react";
import { Link } from "react-router-dom";

import { chefQuery, whoAnswers } from "@/lib/chef";
import { classNames } from "@/lib/class-names";

import { keptRules, type KeptRule } from "../kept-rules";

const noneSaid = { diets: [], allergies: [], unknown: [] };

// null: the conversation begins with the first question.
function useChef(conversationId: string | null) {
  return useQuery({
    ...chefQuery(conversationId),
    // What was said elsewhere doesn't hold here.
    placeholderData: (before) => before && { ...before, said: noneSaid },
  });
}

// Which chef answers, and what it keeps to for the one who asks: of the profile, and of what was said.
export function KitchenRules({ conversationId }: { conversationId: string | null }) {
  const chef = useChef(conversationId);
  // The talk works without it.
  if (!chef.data) return <div className="min-h-9" />;
  const rules = keptRules(chef.data);
  const said = rules.filter((rule) => rule.from === "talk");
  return (
    <div className="grid gap-2">
      <ProfileRules rules={rules.filter((rule) => rule.from === "profile")} />
      {said.length > 0 && (
        <div className="flex flex-wrap items-center gap-1.5">
          <p className="flex items-center gap-1.5 text-sm text-ink-soft">
            <MessageCircle aria-hidden className="size-4 shrink-0" />
            In this conversation also
          </p>
          <RuleList label="Kept to in this conversation" rules={said} />
        </div>
      )}
      <p className="flex items-center gap-1.5 text-sm text-ink-soft">
        <ChefHat aria-hidden className="size-4 shrink-0" />
        {whoAnswers(chef.data)}
      </p>
    </div>
  );
}

// The same of what was said, in a line for the end of the talk: there it is read whether the chef has understood.
export function SaidRules({ conversationId }: { conversationId: string }) {
  const { data } = useChef(conversationId);
  const said = data ? keptRules(data).filter((rule) => rule.from === "talk") : [];
  if (said.length === 0) return null;
  return (
    <p className="flex gap-2 text-sm text-ink-soft">
      <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        Kept to in this conversation: {said.map(({ text }) => text).join(", ")}. A new one begins
        without.
      </span>
    </p>
  );
}

function ProfileRules({ rules }: { rules: readonly KeptRule[] }) {
  const change = (
    <Link
      to="/settings/profile"
      className="inline-flex min-h-11 items-center rounded-full px-2 font-semibold text-primary underline-offset-4 hover:underline"
    >
      {rules.length === 0 ? "Add diets and allergies" : "Change"}
      {rules.length > 0 && <span className="sr-only"> diets and allergies</span>}
    </Link>
  );
  if (rules.length === 0) {
    return (
      <p className="flex flex-wrap items-center gap-x-1 text-ink-soft">
        Every recipe can keep to what you eat. {change}
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <RuleList label="The chef keeps to" rules={rules} />
      {change}
    </div>
  );
}

function RuleList({ label, rules }: { label: string; rules: readonly KeptRule[] }) {
  return (
    <ul aria-label={label} className="contents">
      {rules.map(({ text, from, isKnown }) => (
        <li
          key={text}
          className={classNames(
            "max-w-full rounded-[1rem] px-3 py-1 text-sm font-semibold wrap-anywhere",
            from === "profile" ? "bg-sunken" : "bg-primary-wash",
            !isKnown && "border border-dashed border-line-strong bg-transparent",
          )}
        >
          {text}
          {!isKnown && <span className="font-normal text-ink-soft"> (only by its words)</span>}
        </li>
      ))}
    </ul>
  );
}
