import { ArrowDown } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { useNavigate } from "react-router-dom";

import { Button } from "@/components/button";
import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/skeleton";
import { useSignedInUser } from "@/lib/session";

import type { Conversation } from "../api/conversations";
import { draftNameOf, type TalkPlace } from "../talks";
import { openTurns, type Turn } from "../turn";
import { useFollowScroll } from "../use-follow-scroll";
import { useQuestionDraft } from "../use-question-draft";
import { useTalk, useTalks } from "../use-talk";
import { Announcer } from "./announcer";
import { Composer } from "./composer";
import { SaidRules } from "./kitchen-rules";
import { QuestionBubble } from "./messages";
import { Reply } from "./reply";
import { SuggestionButtons } from "./suggestion-buttons";
import { TurnView } from "./turn-view";
import { UsageLine, UsedUpNotice } from "./usage-notice";
import { Welcome } from "./welcome";

const none: Conversation["suggestions"] = [];

interface TalkViewProps {
  // null: it begins with the first question.
  conversationId: string | null;
  // undefined: not loaded.
  conversation: Conversation | undefined;
  error: unknown;
  onReload: () => void;
  // Stand beside the field for the question.
  tools: ReactNode;
}

export function TalkView({ conversationId, conversation, error, onReload, tools }: TalkViewProps) {
  const { id: userId } = useSignedInUser();
  const place: TalkPlace = { userId, conversationId };
  const talks = useTalks();
  const talk = useTalk(place);
  const turns = openTurns(talk.turns, conversation?.messages ?? []);
  const busy = turns.some((turn) => turn.state === "asking");
  const [text, setText] = useQuestionDraft(draftNameOf(place, "question"));
  const content = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const scroll = useFollowScroll(content, conversationId ?? "new");
  const goTo = useGoToBegun(conversationId);

  const ask = (question: string) => {
    scroll.followQuestion();
    talks.ask(place, question, goTo);
  };
  // For when the button that had the focus is gone. A phone would open its keyboard for the field.
  const keepFocus = () => {
    const target = window.matchMedia("(pointer: fine)").matches ? field : content;
    target.current?.focus({ preventScroll: true });
  };
  const choose = (question: string) => {
    ask(question);
    keepFocus();
  };
  const retry = (turn: Turn) => {
    scroll.followQuestion();
    talks.retry(place, turn.key, goTo);
    keepFocus();
  };
  const stop = () => {
    talks.stop(place);
  };
  const edit = (turn: Turn) => {
    talks.discard(place, turn.key);
    setText(turn.question);
    field.current?.focus();
  };
  useEscape(busy, stop);

  // Only while nothing else is asked.
  const suggestions = turns.length > 0 || !conversation ? none : conversation.suggestions;
  const isLoading = conversationId !== null && !conversation && !error;
  const isEmpty = conversationId === null && turns.length === 0;
  return (
    <>
      <div
        ref={content}
        tabIndex={-1}
        className="grid flex-1 content-start gap-6 pb-6 wrap-anywhere outline-none sm:gap-8"
      >
        {isLoading && <TalkSkeleton />}
        {error && !conversation ? <LoadError error={error} onRetry={onReload} /> : null}
        {isEmpty && <Welcome onChoose={choose} />}
        {conversation?.messages.map((message, index) =>
          message.role === "user" ? (
            <QuestionBubble key={message.id}>{message.content}</QuestionBubble>
          ) : (
            <Reply
              key={message.id}
              conversationId={conversation.id}
              message={message}
              suggestions={index === conversation.messages.length - 1 ? suggestions : none}
            />
          ),
        )}
        {turns.map((turn) => (
          <TurnView
            key={turn.key}
            turn={turn}
            busy={busy}
            onRetry={() => {
              retry(turn);
            }}
            onEdit={() => {
              edit(turn);
            }}
          />
        ))}
        {conversation && !busy && <SaidRules conversationId={conversation.id} />}
        {suggestions.length > 0 && (
          <SuggestionButtons suggestions={suggestions} onChoose={choose} />
        )}
      </div>
      <Announcer talk={talk} />
      <div className="sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-20 bg-linear-to-t from-ground from-85% to-transparent pt-5 pb-3 sm:bottom-0 sm:pb-5">
        {scroll.isBehind && (
          <Button
            variant="outline"
            size="icon"
            aria-label="Jump to newest"
            onClick={scroll.jumpToEnd}
            className="absolute bottom-full left-1/2 -translate-x-1/2 shadow-float"
          >
            <ArrowDown aria-hidden className="size-5" />
          </Button>
        )}
        <UsedUpNotice />
        <Composer
          field={field}
          text={text}
          onChange={setText}
          busy={busy}
          onSend={() => {
            ask(text.trim());
            setText("");
          }}
          onStop={stop}
        >
          {tools}
          <div className="flex min-w-0 flex-1">
            <UsageLine />
          </div>
        </Composer>
      </div>
    </>
  );
}

// Goes to the conversation that has begun, if its first question is still what is looked at.
function useGoToBegun(conversationId: string | null) {
  const navigate = useNavigate();
  const shown = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    shown.current = conversationId;
    return () => {
      shown.current = undefined;
    };
  }, [conversationId]);
  return useCallback(
    (begunId: string) => {
      if (shown.current !== null) return;
      navigate(`/chef/${begunId}`, { replace: true, state: "begun", preventScrollReset: true });
    },
    [navigate],
  );
}

// Escape stops the chef, unless it closes something first.
function useEscape(active: boolean, onEscape: () => void): void {
  const run = useRef(onEscape);
  useEffect(() => {
    run.current = onEscape;
  });
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector("dialog[open]") === null) run.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [active]);
}

function TalkSkeleton() {
  return (
    <div role="status" aria-label="Loading the conversation" className="grid gap-6">
      <Skeleton className="ml-auto h-12 w-2/3" />
      <Skeleton className="h-64 rounded-card" />
    </div>
  );
}
