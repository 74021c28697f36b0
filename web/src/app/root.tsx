// What surrounds every page: the skip link, the progress bar and the offline notice.
import { WifiOff } from "lucide-react";
import { Outlet, ScrollRestoration, useNavigation } from "react-router-dom";

import { useOnline } from "@/lib/use-online";

export function Root() {
  const { state } = useNavigation();
  const online = useOnline();
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-primary px-4 py-3 font-semibold text-primary-ink focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to content
      </a>
      {state === "loading" && (
        <div aria-hidden className="fixed inset-x-0 top-0 z-50 h-1 animate-pulse bg-accent" />
      )}
      <div role="status">
        {!online && (
          <p className="flex items-center justify-center gap-2 bg-ink px-4 py-2 text-center font-medium text-ground">
            <WifiOff aria-hidden className="size-4 shrink-0" />
            You are offline. Changes can’t be saved until you are back.
          </p>
        )}
      </div>
      <Outlet />
      <ScrollRestoration />
    </>
  );
}
