import { PencilLine, RotateCcw, Square } from "lucide-react";

import { Alert } from "@/components/alert";
import { Button } from "@/components/button";

import type { Turn } from "../turn";
import { QuestionBubble, ReplyFrame } from "./messages";
import { ReplyText } from "./reply-text";
import { RetryNotice } from "./retry-notice";

interface TurnViewProps {
  turn: Turn;
  // Whether the chef is busy with another question.
  busy: boolean;
  onRetry: () => void;
  onEdit: () => void;
}

// A question without a kept answer: the chef is at it, was stopped, or failed.
export function TurnView({ turn, busy, onRetry, onEdit }: TurnViewProps) {
  return (
    <>
      <QuestionBubble>{turn.question}</QuestionBubble>
      <ReplyFrame busy={turn.state === "asking"}>
        {turn.text !== "" && <ReplyText text={turn.text} />}
        {turn.state === "asking" && turn.text === "" && <Thinking />}
        {turn.state === "stopped" && (
          <p className="flex items-center gap-2 text-ink-soft">
            <Square aria-hidden className="size-3.5 fill-current" />
            You stopped the chef here.
          </p>
        )}
        {turn.state === "failed" && <Alert tone="error">{turn.error}</Alert>}
        {turn.state === "failed" && turn.retryAt !== null && <RetryNotice at={turn.retryAt} />}
        {turn.state !== "asking" && (
          <div className="flex flex-wrap gap-2">
            <Button variant="outline" disabled={busy} onClick={onRetry}>
              <RotateCcw aria-hidden className="size-4" />
              Ask again
            </Button>
            <Button variant="quiet" onClick={onEdit}>
              <PencilLine aria-hidden className="size-4" />
              Edit question
            </Button>
          </div>
        )}
      </ReplyFrame>
    </>
  );
}

function Thinking() {
  return (
    <p className="flex h-7 items-center gap-1.5">
      <span className="sr-only">The chef is thinking.</span>
      <span aria-hidden className="size-2 animate-pulse rounded-full bg-ink-soft" />
      <span aria-hidden className="size-2 animate-pulse rounded-full bg-ink-soft delay-150" />
      <span aria-hidden className="size-2 animate-pulse rounded-full bg-ink-soft delay-300" />
    </p>
  );
}
