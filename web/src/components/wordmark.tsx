import { classNames } from "@/lib/class-names";

// The mark: a whisk's loop in a beet-coloured drop of batter.
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" aria-hidden className={classNames("size-9", className)}>
      <path
        d="M20 2c9.9 0 18 7.4 18 17.6C38 30.4 30.6 38 20.4 38 9.6 38 2 30.6 2 20.2 2 10 10.1 2 20 2Z"
        className="fill-primary"
      />
      <g fill="none" strokeWidth="2.4" strokeLinecap="round" className="stroke-primary-ink">
        <path d="M27.6 12.4 30 10" strokeWidth="4" className="stroke-accent" />
        <path d="M26.4 13.6C20 12 11 16.5 11.5 24.5c.1 2.4 1.6 3.9 4 4 8 .5 12.5-8.5 10.9-14.9Z" />
        <path d="M26.4 13.6c-6 2.4-10.5 7.4-12.8 13.8M26.4 13.6c-1 6-5 11-11.2 13.9" />
      </g>
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="flex w-fit items-center gap-2 font-display text-title leading-none font-extrabold tracking-tight">
      <Mark />
      FlavorBot
    </span>
  );
}
