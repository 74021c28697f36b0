import { useQuery, useQueryClient } from "@tanstack/react-query";
import { LoaderCircle } from "lucide-react";
import { useEffect } from "react";
import { Link, useSearchParams } from "react-router-dom";

import { Alert } from "@/components/alert";
import { ButtonLook } from "@/components/button";
import { messageOf } from "@/lib/api-error";
import { sessionQuery, userQuery } from "@/lib/session";

import { emailVerificationQuery } from "../api/verify-email";
import { AuthLayout } from "./auth-layout";
import { ResendVerification } from "./resend-verification";

// With `email` and `token`: the link in the mail. Without: what to do after registering.
export function VerifyEmailPage() {
  const [params] = useSearchParams();
  const email = params.get("email");
  const token = params.get("token");
  return email && token ? <VerifyByLink email={email} token={token} /> : <MailSent />;
}

function GoOn() {
  const { data: user } = useQuery(sessionQuery);
  return (
    <ButtonLook>
      {user ? (
        <Link to="/recipes">Go to your recipes</Link>
      ) : (
        <Link to="/auth/sign-in">Sign in</Link>
      )}
    </ButtonLook>
  );
}

function VerifyByLink({ email, token }: { email: string; token: string }) {
  const client = useQueryClient();
  const verification = useQuery(emailVerificationQuery(email, token));

  useEffect(() => {
    if (!verification.isSuccess) return;
    // A signed-in user has a verified, perhaps a new, address now.
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    void client.invalidateQueries({ queryKey: userQuery.queryKey });
  }, [client, verification.isSuccess]);

  if (verification.isPending) {
    return (
      <AuthLayout title="Verifying your e-mail">
        <p role="status" className="flex items-center gap-3">
          <LoaderCircle aria-hidden className="size-5 animate-spin" />
          One moment…
        </p>
      </AuthLayout>
    );
  }
  if (verification.isError) {
    return (
      <AuthLayout title="That link did not work">
        <Alert tone="error">{messageOf(verification.error)}</Alert>
        <p>
          A link works once, for a day. If you have used it already, you are all set. Otherwise get
          a new one.
        </p>
        <ResendVerification email={email} />
        <GoOn />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title="E-mail verified">
      <Alert tone="success">{email} is yours. Thank you!</Alert>
      <GoOn />
    </AuthLayout>
  );
}

function MailSent() {
  const { data: user } = useQuery(sessionQuery);
  if (user?.emailVerified) {
    return (
      <AuthLayout title="E-mail verified">
        <Alert tone="success">{user.email} is verified. There is nothing left to do.</Alert>
        <GoOn />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title="Check your mail">
      <p>
        {user ? (
          <>
            We have sent a link to <strong className="break-all">{user.email}</strong>.
          </>
        ) : (
          "We have sent you a link."
        )}{" "}
        Open it to verify your address; you need that to sign in again later.
      </p>
      {user && <ResendVerification />}
      <GoOn />
    </AuthLayout>
  );
}
