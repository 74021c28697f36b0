import { useEffect } from "react";
import { useRouteError } from "react-router-dom";

import { Button } from "@/components/button";
import { PageHeading } from "@/components/page";

// After a release the page that is open asks for files that are gone.
function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|module script failed/i.test(error.message)
  );
}

// What a page shows instead of itself when it failed in a way that nobody foresaw.
export function ErrorPage() {
  const error = useRouteError();
  useEffect(() => {
    console.error(error);
  }, [error]);
  const outdated = isMissingChunk(error);
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid min-h-dvh max-w-xl content-center justify-items-start gap-4 px-4 py-16 outline-none"
    >
      <PageHeading>
        {outdated ? "This page could not be loaded" : "Something boiled over"}
      </PageHeading>
      <p className="text-ink-soft">
        {outdated
          ? "FlavorBot was updated, or the connection broke. Loading it again helps in most cases."
          : "That is our fault. What you saved is safe, and so is the draft of your recipe."}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          Load again
        </Button>
        <Button
          variant="outline"
          onClick={() => {
            window.location.assign("/");
          }}
        >
          Go to the start
        </Button>
      </div>
    </main>
  );
}
