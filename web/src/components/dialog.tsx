// A modal dialog on the browser's own <dialog>: it traps the focus, makes the rest inert and needs no injected
// styles, which the content security policy would refuse.
import { type ReactNode, useEffect, useId, useRef } from "react";

interface DialogProps {
  open: boolean;
  title: string;
  // Escape, or a click beside the dialog.
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ open, title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return undefined;
    element.showModal();
    return () => {
      element.close();
    };
  }, [open]);
  if (!open) return null;
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
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-surface text-ink shadow-float backdrop:bg-[rgb(var(--shade)/0.55)]"
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
