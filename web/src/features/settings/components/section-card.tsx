import type { ReactNode } from "react";

import { Card } from "@/components/card";

export function SectionCard({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card className="grid gap-4 p-5 sm:p-6">
      <div className="grid gap-1">
        <h2 className="text-title">{title}</h2>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </div>
      {children}
    </Card>
  );
}
