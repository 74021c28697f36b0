// Who may see which page. These two are the only places that send people to or away from the sign-in page.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Navigate, Outlet, useLocation, useSearchParams } from "react-router-dom";

import { LoadError } from "@/components/load-error";
import { PageHeading } from "@/components/page";
import { safePath } from "@/lib/safe-path";
import { forgetUserData, sessionEnd, sessionQuery, SignedInUserContext } from "@/lib/session";

import { Loading } from "./loading";

export function RequireSession() {
  const session = useQuery(sessionQuery);
  if (session.data) {
    return (
      <SignedInUserContext value={session.data}>
        <Outlet />
      </SignedInUserContext>
    );
  }
  if (session.data === null) return <LeaveSignedOut />;
  return session.isError ? (
    <Unreachable error={session.error} onRetry={() => void session.refetch()} />
  ) : (
    <Loading />
  );
}

function LeaveSignedOut() {
  const client = useQueryClient();
  const { pathname, search, hash } = useLocation();
  useEffect(() => {
    forgetUserData(client);
  }, [client]);
  if (sessionEnd(client) === "left") return <Navigate to="/" replace />;
  const next = new URLSearchParams({ next: pathname + search + hash });
  return <Navigate to={`/auth/sign-in?${next}`} replace />;
}

function Unreachable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid max-w-xl gap-4 px-4 py-16 outline-none">
      <PageHeading>FlavorBot is out of reach</PageHeading>
      <LoadError error={error} onRetry={onRetry} />
    </main>
  );
}

// A signed-in visitor goes on to `signedInPath`, or to where ?next says.
export function SignedOutOnly({ signedInPath }: { signedInPath?: string }) {
  const session = useQuery(sessionQuery);
  const [params] = useSearchParams();
  if (session.isPending) return <Loading />;
  // When the server can't be reached, the page still shows; its forms say what is wrong.
  if (!session.data) return <Outlet />;
  return <Navigate to={signedInPath ?? safePath(params.get("next"))} replace />;
}
