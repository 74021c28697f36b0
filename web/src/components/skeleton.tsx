import { classNames } from "@/lib/class-names";

// The place of something that is still loading. The page says so in words elsewhere.
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden className={classNames("animate-pulse rounded-control bg-sunken", className)} />
  );
}
