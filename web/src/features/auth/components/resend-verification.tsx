import { Alert } from "@/components/alert";
import { Button } from "@/components/button";
import { messageOf } from "@/lib/api-error";
import { useSendVerification } from "@/lib/send-verification";

// `email` is needed when nobody is signed in.
export function ResendVerification({ email }: { email?: string }) {
  const sending = useSendVerification();
  if (sending.isSuccess)
    return <Alert tone="success">The mail is on its way. Look into your spam folder, too.</Alert>;
  return (
    <div className="grid gap-3">
      {sending.isError && <Alert tone="error">{messageOf(sending.error)}</Alert>}
      <Button
        variant="outline"
        pending={sending.isPending}
        onClick={() => {
          sending.mutate(email);
        }}
      >
        Send the mail again
      </Button>
    </div>
  );
}
