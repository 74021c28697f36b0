// Asks before a form with unsaved changes is left, also by closing the tab.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useBlocker } from "react-router-dom";

import { hasSession } from "@/lib/session";

import { Button } from "./button";
import { Dialog } from "./dialog";

interface UnsavedChangesGuardProps {
  // Read when somebody leaves, so that a form may save and navigate in one go.
  hasChanges: () => boolean;
  onDiscard?: () => void;
}

export function UnsavedChangesGuard({ hasChanges, onDiscard }: UnsavedChangesGuardProps) {
  const client = useQueryClient();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    // Without a session the way to the sign-in page stays open; the draft waits for the return.
    return hasSession(client) && currentLocation.pathname !== nextLocation.pathname && hasChanges();
  });

  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (hasChanges()) event.preventDefault();
    };
    window.addEventListener("beforeunload", onBeforeUnload);
    return () => {
      window.removeEventListener("beforeunload", onBeforeUnload);
    };
  }, [hasChanges]);

  const stay = () => {
    blocker.reset?.();
  };
  return (
    <Dialog open={blocker.state === "blocked"} title="Leave without saving?" onClose={stay}>
      <p>What you changed on this page is not saved yet.</p>
      <div className="flex flex-wrap justify-end gap-2">
        {/* First, so that the dialog gives it the focus. */}
        <Button onClick={stay}>Keep editing</Button>
        <Button
          variant="danger"
          onClick={() => {
            onDiscard?.();
            blocker.proceed?.();
          }}
        >
          Discard changes
        </Button>
      </div>
    </Dialog>
  );
}
