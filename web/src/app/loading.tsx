import { Mark } from "@/components/wordmark";

export function Loading() {
  return (
    <div role="status" className="grid min-h-dvh place-items-center">
      <Mark className="size-14 animate-pulse" />
      <span className="sr-only">Loading…</span>
    </div>
  );
}
