import { MailWarning } from "lucide-react";

import { Button } from "@/components/button";
import { messageOf } from "@/lib/api-error";
import { useSendVerification } from "@/lib/send-verification";
import { useSignedInUser } from "@/lib/session";

// Reminds of the mail that has not been opened yet: without it the next sign-in is refused.
export function VerifyBanner() {
  const { email, emailVerified } = useSignedInUser();
  const sending = useSendVerification();
  if (emailVerified) return null;
  return (
    <section aria-label="Verify your e-mail" className="bg-accent text-accent-ink">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-6">
        <MailWarning aria-hidden className="size-5 shrink-0 max-sm:hidden" />
        <p role="status" className="min-w-0 flex-1 basis-60 font-medium">
          {sending.isSuccess && `A new mail to ${email} is on its way.`}
          {sending.isError && messageOf(sending.error)}
          {!sending.isSuccess &&
            !sending.isError &&
            `Open the mail we sent to ${email}, so that you can sign in again.`}
        </p>
        {!sending.isSuccess && (
          <Button
            size="small"
            pending={sending.isPending}
            className="border border-accent-ink bg-transparent text-accent-ink hover:bg-accent-ink hover:text-accent"
            onClick={() => {
              sending.mutate(undefined);
            }}
          >
            Send it again
          </Button>
        )}
      </div>
    </section>
  );
}
