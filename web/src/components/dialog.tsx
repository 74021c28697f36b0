// A modal dialog on the browser's own <dialog>: it traps the focus, makes the rest inert and needs no injected
// styles, which the content security policy would refuse.
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

import { classNames } from "@/lib/class-names";

const shapes = {
  card: "m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card",
  // From the bottom edge on a phone, where the thumb is; a column at the side of a wider window.
  sheet:
    "m-0 mt-auto max-h-[85dvh] w-full max-w-none rounded-t-card pb-[env(safe-area-inset-bottom)] " +
    "sm:mt-0 sm:h-dvh sm:max-h-none sm:w-96 sm:rounded-none",
} as const;

interface DialogProps {
  open: boolean;
  title: string;
  shape?: keyof typeof shapes;
  // Escape, or a click beside the dialog.
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ title, shape = "card", onClose, children }: Omit<DialogProps, "open">) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A layout effect, because closing returns the focus only while the dialog is still in the page.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
    };
  }, []);
  return (
    // Escape does what the click beside the dialog does.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      className={classNames(
        "bg-surface text-ink shadow-float backdrop:bg-[rgb(var(--shade)/0.55)]",
        shapes[shape],
      )}
    >
      <div className="grid gap-4 p-6">
        <h2 id={titleId} className="text-title">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
