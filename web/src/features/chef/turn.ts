// A question without a kept answer, as the tab's drafts hold it.
import { z } from "zod";

import "@/lib/account-fields";

import type { ChatMessage } from "./api/conversations";

export const turnSchema = z.object({
  // Names the question, also to the server (Idempotency-Key).
  key: z.string(),
  question: z.string(),
  // The last message that was there when it was asked; null in a conversation that has none.
  after: z.string().nullable(),
  state: z.enum(["asking", "stopped", "failed"]),
  // What the chef has said so far.
  text: z.string(),
  // Why it failed.
  error: z.string(),
  // From when on it is worth asking again, in milliseconds since 1970; null: the server doesn't say.
  retryAt: z.number().nullable().default(null),
});
export type Turn = z.infer<typeof turnSchema>;

// The turns that `messages` don't answer yet. The server may know the answer to one whose end was lost on the way.
export function openTurns(turns: readonly Turn[], messages: readonly ChatMessage[]): Turn[] {
  return turns.filter((turn) => {
    if (turn.state === "asking") return true;
    const since = messages.findIndex((message) => message.id === turn.after) + 1;
    return !messages
      .slice(since)
      .some((message) => message.role === "user" && message.content === turn.question);
  });
}
