import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createQueryClient } from "@/lib/query-client";
import { writeDraft } from "@/lib/session-draft";

import { draftNameOf, Talks } from "./talks";
import { openTurns, type Turn } from "./turn";

const place = { userId: "ada", conversationId: "c1" };
const turn: Turn = {
  key: "0123456789abcdef",
  question: "Soup?",
  after: "m1",
  state: "asking",
  text: "First, ",
  error: "",
  retryAt: null,
};
const message = (id: string, role: "user" | "assistant", content: string) => ({
  id,
  role,
  content,
  createdAt: "2026-11-20T10:00:00.000Z",
});

beforeEach(() => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
});
afterEach(() => {
  sessionStorage.clear();
});

test("a question that a reload interrupted is there to be asked again", () => {
  writeDraft(draftNameOf(place, "turns"), [turn]);
  const talks = new Talks(createQueryClient());
  expect(talks.talk(place).turns).toEqual([
    { ...turn, state: "failed", error: "The answer was interrupted." },
  ]);
});

test("a damaged draft is no question", () => {
  writeDraft(draftNameOf(place, "turns"), [{ key: 7 }]);
  expect(new Talks(createQueryClient()).talk(place).turns).toEqual([]);
});

test("only one question is asked at a time", () => {
  const talks = new Talks(createQueryClient());
  talks.ask(place, "One", () => undefined);
  talks.ask(place, "Two", () => undefined);
  expect(talks.talk(place).turns.map(({ question }) => question)).toEqual(["One"]);
});

test("without a network the question is kept as failed, in the draft too", async () => {
  const talks = new Talks(createQueryClient());
  talks.ask(place, "One", () => undefined);
  await vi.waitFor(() => {
    expect(talks.talk(place).turns[0]?.state).toBe("failed");
  });
  expect(talks.talk(place).turns[0]?.error).toContain("can't be reached");
  const again = new Talks(createQueryClient());
  await vi.waitFor(() => {
    expect(again.talk(place).turns[0]).toMatchObject({ question: "One", state: "failed" });
  });
});

test("each user has drafts of their own", () => {
  writeDraft(draftNameOf(place, "turns"), [turn]);
  const talks = new Talks(createQueryClient());
  expect(talks.talk({ ...place, userId: "bo" }).turns).toEqual([]);
});

test("a turn that the server has kept after all is not shown twice", () => {
  const stopped = { ...turn, state: "stopped" as const };
  const before = [message("m0", "user", "Soup?"), message("m1", "assistant", "Which?")];
  expect(openTurns([stopped], before)).toEqual([stopped]);
  const after = [...before, message("m2", "user", "Soup?"), message("m3", "assistant", "Here.")];
  expect(openTurns([stopped], after)).toEqual([]);
  expect(openTurns([turn], after)).toEqual([turn]);
});
