import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-3 rounded-card border-2 border-dashed border-line px-6 py-14 text-center">
      <span className="grid size-20 -rotate-6 place-items-center rounded-[1.75rem] bg-accent text-accent-ink">
        <Icon aria-hidden className="size-10" strokeWidth={1.75} />
      </span>
      <h2 className="mt-3 text-title">{title}</h2>
      <p className="max-w-prose text-ink-soft">{children}</p>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
