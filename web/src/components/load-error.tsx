import { messageOf } from "@/lib/api-error";

import { Alert } from "./alert";
import { Button } from "./button";

export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Alert tone="error">
      <p>{messageOf(error)}</p>
      <Button variant="outline" size="small" className="mt-2" onClick={onRetry}>
        Try again
      </Button>
    </Alert>
  );
}
