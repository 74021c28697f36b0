// Short messages at the edge of the page, announced to screen readers; F8 moves the focus to them.
import * as RadixToast from "@radix-ui/react-toast";
import { X } from "lucide-react";
import { useSyncExternalStore } from "react";

import { Button } from "./button";

interface ToastOptions {
  message: string;
  tone?: "plain" | "error";
  action?: { label: string; run: () => void };
}

interface ShownToast extends ToastOptions {
  id: number;
}

const maxShown = 3;
const plainDurationMs = 6000;
// Long enough to read it, decide and reach the button.
const actionDurationMs = 12_000;

let shown: readonly ShownToast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function replaceShown(next: readonly ShownToast[]): void {
  shown = next;
  for (const notify of listeners) notify();
}

function dismissToast(id: number): void {
  replaceShown(shown.filter((toast) => toast.id !== id));
}

export function showToast(options: ToastOptions): void {
  replaceShown([...shown, { ...options, id: nextId++ }].slice(-maxShown));
}

export function Toasts() {
  const toasts = useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    () => shown,
  );
  return (
    <RadixToast.Provider swipeDirection="right" label="Message">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
      <RadixToast.Viewport className="fixed inset-x-4 bottom-22 z-50 grid gap-2 in-[body:has([data-composer])]:bottom-50 sm:inset-x-auto sm:right-6 sm:bottom-6 sm:w-96 sm:in-[body:has([data-composer])]:bottom-36" />
    </RadixToast.Provider>
  );
}

function ToastCard({ toast }: { toast: ShownToast }) {
  return (
    <RadixToast.Root
      type="foreground"
      duration={toast.action ? actionDurationMs : plainDurationMs}
      onOpenChange={(open) => {
        if (!open) dismissToast(toast.id);
      }}
      className="flex items-center gap-2 rounded-card bg-ink py-2 pr-2 pl-5 text-ground shadow-float"
    >
      <RadixToast.Description className="flex-1 py-1 font-medium">
        {toast.tone === "error" && <span className="sr-only">Error: </span>}
        {toast.message}
      </RadixToast.Description>
      {toast.action && (
        <RadixToast.Action altText={toast.action.label} asChild onClick={toast.action.run}>
          <Button variant="accent" size="small">
            {toast.action.label}
          </Button>
        </RadixToast.Action>
      )}
      <RadixToast.Close
        aria-label="Dismiss"
        className="grid size-9 place-items-center rounded-full outline-ground hover:bg-[rgb(127_127_127/0.3)]"
      >
        <X aria-hidden className="size-4" />
      </RadixToast.Close>
    </RadixToast.Root>
  );
}
