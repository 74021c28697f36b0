// Who said what: the frames of a question and of a reply.
import type { ReactNode } from "react";

import { Mark } from "@/components/wordmark";
import { classNames } from "@/lib/class-names";

export function QuestionBubble({ children }: { children: string }) {
  return (
    <div data-question className="flex justify-end">
      <span className="sr-only">You: </span>
      <p className="max-w-[85%] rounded-card rounded-br-sm bg-primary-wash px-4 py-2.5 whitespace-pre-line">
        {children}
      </p>
    </div>
  );
}

interface ReplyFrameProps {
  // Whether the chef is still speaking.
  busy?: boolean;
  children: ReactNode;
}

export function ReplyFrame({ busy = false, children }: ReplyFrameProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-[2.25rem_minmax(0,1fr)] sm:gap-4">
      <Mark className={classNames("size-7 sm:size-9", busy && "animate-pulse")} />
      <div className="grid min-w-0 gap-4 sm:pt-1">
        <span className="sr-only">The chef: </span>
        {children}
      </div>
    </div>
  );
}
