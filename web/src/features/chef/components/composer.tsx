import { ArrowUp, Square } from "lucide-react";
import { type ReactNode, type RefObject, useId } from "react";

import { Button } from "@/components/button";

const maxLength = 2000;
// From here on the writer is told how much room is left.
const tellFrom = 1800;

interface ComposerProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onChange: (text: string) => void;
  // Whether the chef is answering: then it can be stopped, and nothing sent.
  busy: boolean;
  onSend: () => void;
  onStop: () => void;
  // Beside the button that sends.
  children: ReactNode;
}

// Enter sends, Shift and Enter breaks the line.
export function Composer({ field, text, onChange, busy, onSend, onStop, children }: ComposerProps) {
  const id = useId();
  const empty = text.trim() === "";
  const send = () => {
    if (!busy && !empty) onSend();
  };
  return (
    <form
      data-composer
      aria-label="Ask the chef"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="rounded-card border border-line-strong bg-surface shadow-card focus-within:border-primary focus-within:ring-1 focus-within:ring-primary"
    >
      <label htmlFor={id} className="sr-only">
        Your question
      </label>
      <textarea
        ref={field}
        id={id}
        rows={1}
        value={text}
        maxLength={maxLength}
        enterKeyHint="send"
        placeholder="Ask for a recipe, or anything about cooking…"
        onChange={(event) => {
          onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          // While a character is being composed, Enter accepts it.
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
        className="field-sizing-content block max-h-48 min-h-12 w-full resize-none rounded-card bg-transparent px-4 pt-3 pb-1 text-ink placeholder:text-ink-soft focus-visible:outline-none"
      />
      <div className="flex items-center gap-1 p-1.5">
        {children}
        {text.length >= tellFrom && (
          <span role="status" className="shrink-0 px-2 text-sm text-ink-soft">
            {maxLength - text.length} left
          </span>
        )}
        {busy ? (
          <Button size="icon" aria-label="Stop the chef" onClick={onStop} className="shrink-0">
            <Square aria-hidden className="size-4 fill-current" />
          </Button>
        ) : (
          <Button
            type="submit"
            size="icon"
            aria-label="Send"
            aria-disabled={empty || undefined}
            className="shrink-0"
          >
            <ArrowUp aria-hidden className="size-5" />
          </Button>
        )}
      </div>
    </form>
  );
}
