import { Soup } from "lucide-react";
import { Link } from "react-router-dom";

import { ButtonLook } from "@/components/button";
import { PageHeading } from "@/components/page";
import { Wordmark } from "@/components/wordmark";

export function NotFoundPage() {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] gap-6 px-4 py-8">
      <header className="mx-auto w-full max-w-xl">
        <Link to="/" aria-label="FlavorBot, home" className="inline-block rounded-control">
          <Wordmark />
        </Link>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto grid max-w-xl content-center justify-items-center gap-4 pb-24 text-center outline-none"
      >
        <span className="grid size-24 -rotate-6 place-items-center rounded-[2rem] bg-accent text-accent-ink">
          <Soup aria-hidden className="size-12" strokeWidth={1.6} />
        </span>
        <PageHeading className="mt-2">This page isn’t on the menu</PageHeading>
        <p className="text-ink-soft">The address is mistyped, or the page has moved.</p>
        <ButtonLook>
          <Link to="/">Back to the kitchen</Link>
        </ButtonLook>
      </main>
    </div>
  );
}
