// The questions that are on their way to the chef, or did not get there. They live outside of the pages, so that an
// answer goes on while another page is looked at, and in the tab's drafts, so that a reload loses none.
//
// A question leaves this store when its answer is part of the conversation in the query cache.
import type { QueryClient } from "@tanstack/react-query";
import { z } from "zod";

import { hasStatus, messageOf, retryTimeOf } from "@/lib/api-error";
import { chefQuery } from "@/lib/chef";
import { refreshQueries } from "@/lib/refresh-queries";
import { markSessionEnded, sessionQuery } from "@/lib/session";
import { clearDraft, readDraft, writeDraft } from "@/lib/session-draft";
import { usageQuery } from "@/lib/usage";

import { askChef, type ChefAnswer } from "./api/ask-chef";
import {
  beginConversation,
  type ChatMessage,
  conversationQuery,
  refreshConversationList,
} from "./api/conversations";
import { type Turn, turnSchema } from "./turn";

export interface Talk {
  turns: readonly Turn[];
  // The reply to the last question that was asked here, since the page was loaded.
  latest: { key: string; reply: ChatMessage } | null;
}

// A conversation of a user; null is the one that begins with the first question.
export interface TalkPlace {
  userId: string;
  conversationId: string | null;
}

const interrupted = "The answer was interrupted.";

export const draftNameOf = ({ userId, conversationId }: TalkPlace, what: "question" | "turns") =>
  `${userId}.chef.${conversationId ?? "new"}.${what}`;

function newKey(): string {
  // Not randomUUID, which browsers keep from pages without HTTPS.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Talks {
  private readonly talks = new Map<string, Talk>();
  private readonly aborters = new Map<string, AbortController>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly client: QueryClient) {}

  readonly subscribe = (notify: () => void): (() => void) => {
    this.listeners.add(notify);
    return () => this.listeners.delete(notify);
  };

  talk(place: TalkPlace): Talk {
    const name = draftNameOf(place, "turns");
    const known = this.talks.get(name);
    if (known) return known;
    const turns = (readDraft(name, z.array(turnSchema)) ?? []).map((turn): Turn =>
      turn.state === "asking" ? { ...turn, state: "failed", error: interrupted } : turn,
    );
    const talk = { turns, latest: null };
    this.talks.set(name, talk);
    return talk;
  }

  isAsking(place: TalkPlace): boolean {
    return this.talk(place).turns.some((turn) => turn.state === "asking");
  }

  // Asks the chef, unless a question is still being answered. `onBegun` learns the id of a conversation that begins.
  ask(place: TalkPlace, question: string, onBegun: (conversationId: string) => void): void {
    if (this.isAsking(place)) return;
    const turn: Turn = {
      key: newKey(),
      question,
      after: this.lastMessageId(place.conversationId),
      state: "asking",
      text: "",
      error: "",
      retryAt: null,
    };
    this.change(place, ({ turns }) => ({ turns: [...turns, turn], latest: null }));
    void this.run(place, turn, onBegun);
  }

  // Asks the same question again, with the key it had.
  retry(place: TalkPlace, key: string, onBegun: (conversationId: string) => void): void {
    const old = this.talk(place).turns.find((turn) => turn.key === key);
    if (!old || this.isAsking(place)) return;
    const after = this.lastMessageId(place.conversationId);
    const turn: Turn = { ...old, after, state: "asking", text: "", error: "", retryAt: null };
    this.change(place, ({ turns }) => ({
      turns: [...turns.filter((one) => one.key !== key), turn],
      latest: null,
    }));
    void this.run(place, turn, onBegun);
  }

  stop(place: TalkPlace): void {
    for (const turn of this.talk(place).turns) this.aborters.get(turn.key)?.abort();
  }

  discard(place: TalkPlace, key: string): void {
    this.aborters.get(key)?.abort();
    this.change(place, (talk) => ({
      ...talk,
      turns: talk.turns.filter((turn) => turn.key !== key),
    }));
  }

  // The conversation is deleted.
  forget(place: TalkPlace): void {
    this.stop(place);
    this.talks.delete(draftNameOf(place, "turns"));
    clearDraft(draftNameOf(place, "turns"));
    clearDraft(draftNameOf(place, "question"));
    this.notify();
  }

  private async run(asked: TalkPlace, turn: Turn, onBegun: (id: string) => void): Promise<void> {
    const aborter = new AbortController();
    this.aborters.set(turn.key, aborter);
    const asker = this.client.getQueryData(sessionQuery.queryKey)?.id;
    let place = asked;
    try {
      const conversationId =
        asked.conversationId ?? (await this.begin(asked, turn, aborter.signal));
      place = { ...asked, conversationId };
      if (asked.conversationId === null) onBegun(conversationId);
      const answer = await askChef({
        conversationId,
        content: turn.question,
        idempotencyKey: turn.key,
        signal: aborter.signal,
        onText: (piece) => {
          this.changeTurn(place, turn.key, (now) => ({ text: now.text + piece }));
        },
      });
      // Somebody else may have signed in meanwhile.
      if (this.client.getQueryData(sessionQuery.queryKey)?.id !== asker) return;
      await this.keep(conversationId, answer);
      this.change(place, ({ turns }) => ({
        turns: turns.filter((one) => one.key !== turn.key),
        latest: { key: turn.key, reply: answer.reply },
      }));
    } catch (error) {
      if (aborter.signal.aborted) this.changeTurn(place, turn.key, () => ({ state: "stopped" }));
      else this.fail(place, turn.key, error);
      if (place.conversationId !== null) this.lookAgain(place.conversationId);
    } finally {
      this.aborters.delete(turn.key);
      this.store(place);
    }
  }

  // Makes the conversation that `turn` opens, and takes the turn there.
  private async begin(place: TalkPlace, turn: Turn, signal: AbortSignal): Promise<string> {
    const begun = await beginConversation(this.client, signal);
    const there = { ...place, conversationId: begun.id };
    const after = begun.messages.at(-1)?.id ?? null;
    this.change(place, (talk) => ({
      ...talk,
      turns: talk.turns.filter((one) => one.key !== turn.key),
    }));
    this.change(there, (talk) => ({ ...talk, turns: [...talk.turns, { ...turn, after }] }));
    return begun.id;
  }

  private async keep(conversationId: string, answer: ChefAnswer): Promise<void> {
    const { queryKey } = conversationQuery(conversationId);
    // One that is on its way may not know the answer yet.
    await this.client.cancelQueries({ queryKey });
    const kept = [answer.question, answer.reply];
    const before = this.client.getQueryData(queryKey);
    if (before) {
      const older = before.messages.filter((one) => kept.every((other) => other.id !== one.id));
      this.client.setQueryData(queryKey, {
        ...before,
        messages: [...older, ...kept],
        suggestions: answer.suggestions,
      });
    }
    const isFirst = !before?.messages.some((message) => message.role === "user");
    // The first question gives the conversation its title.
    if (isFirst) void this.client.invalidateQueries({ queryKey });
    // Not before: a conversation without an answer isn't listed.
    refreshConversationList(this.client);
    // What the question ruled out is kept to from now on.
    void refreshQueries(this.client, chefQuery(conversationId));
    await this.client.cancelQueries(usageQuery);
    this.client.setQueryData(usageQuery.queryKey, answer.usage);
  }

  private fail(place: TalkPlace, key: string, error: unknown): void {
    this.changeTurn(place, key, () => ({
      state: "failed",
      error: messageOf(error),
      retryAt: retryTimeOf(error),
    }));
    if (hasStatus(error, 401)) markSessionEnded(this.client, "expired");
    if (hasStatus(error, 403)) void this.client.invalidateQueries(usageQuery);
  }

  // The chef may have been done before it learned that nobody was listening.
  private lookAgain(conversationId: string): void {
    void refreshQueries(this.client, conversationQuery(conversationId));
  }

  private lastMessageId(conversationId: string | null): string | null {
    if (conversationId === null) return null;
    const conversation = this.client.getQueryData(conversationQuery(conversationId).queryKey);
    return conversation?.messages.at(-1)?.id ?? null;
  }

  private changeTurn(place: TalkPlace, key: string, change: (now: Turn) => Partial<Turn>): void {
    const talk = this.talk(place);
    const turns = talk.turns.map((turn) =>
      turn.key === key ? { ...turn, ...change(turn) } : turn,
    );
    this.talks.set(draftNameOf(place, "turns"), { ...talk, turns });
    this.notify();
  }

  private change(place: TalkPlace, change: (talk: Talk) => Talk): void {
    this.talks.set(draftNameOf(place, "turns"), change(this.talk(place)));
    this.store(place);
    this.notify();
  }

  // Not with each word: that would cost more than the words.
  private store(place: TalkPlace): void {
    const name = draftNameOf(place, "turns");
    const turns = this.talks.get(name)?.turns ?? [];
    if (turns.length === 0) clearDraft(name);
    else writeDraft(name, turns);
  }

  private notify(): void {
    for (const notify of this.listeners) notify();
  }
}
