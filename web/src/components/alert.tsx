import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";

import { classNames } from "@/lib/class-names";

const looks = {
  error: { icon: CircleAlert, className: "bg-danger-wash text-danger", role: "alert" },
  success: { icon: CircleCheck, className: "bg-success-wash text-success", role: "status" },
  info: { icon: Info, className: "bg-sunken text-ink", role: "status" },
} as const;

interface AlertProps {
  tone: keyof typeof looks;
  children: ReactNode;
  className?: string;
}

export function Alert({ tone, children, className }: AlertProps) {
  const { icon: Icon, className: colours, role } = looks[tone];
  return (
    <div
      role={role}
      className={classNames("flex gap-3 rounded-control px-4 py-3 font-medium", colours, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

// The error that belongs to a whole form, not to one of its fields.
export function FormError({ message }: { message: string | undefined }) {
  return message ? <Alert tone="error">{message}</Alert> : null;
}
