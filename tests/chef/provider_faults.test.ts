// Whatever a provider does wrong: people read what they can do about it and nothing of its insides, nothing is
// counted, and the next question is answered at once.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { Server } from "../api/support/server.js";
import { apiKey, Cook, eventsOf, loggedCalls, nothingUsed, protocols, settingsFor, wordsOf } from "./model_kitchen.js";
import { type Fault, StubProvider } from "./stub_provider.js";

const notSetUp = "The chef isn't set up properly. Whoever runs this site has to look at it.";
const tooMuchToDo = "The chef has too much to do. Please try again in a moment.";
const notReached = "The chef can't be reached. Please try again in a moment.";
const tookTooLong = "The chef took too long. Please try again.";
const notRead = "The chef's answer couldn't be read. Please try again.";
const notComplete = "The chef's recipe wasn't complete, so it isn't shown. Please try again.";

const allAttempts = 4;

interface Outcome {
  status: number;
  message: string;
  /** Retry-After, where waiting helps. */
  wait?: string;
  /** Calls of the provider for one question. */
  calls: number;
  /** Whether words were shown before it. */
  afterWords?: boolean;
}

const outcomes: [Fault, Outcome][] = [
  ["cut_off", { status: 503, message: notReached, wait: "10", calls: 1, afterWords: true }],
  ["cut_at_once", { status: 503, message: notReached, wait: "10", calls: allAttempts }],
  ["malformed_json", { status: 503, message: notRead, wait: "10", calls: 1 }],
  ["half_event", { status: 503, message: notReached, wait: "10", calls: allAttempts }],
  ["giant_event", { status: 503, message: notRead, wait: "10", calls: 1 }],
  ["error_in_stream", { status: 503, message: tooMuchToDo, wait: "10", calls: allAttempts }],
  ["no_stream", { status: 503, message: notRead, wait: "10", calls: 1 }],
  ["unauthorized", { status: 503, message: notSetUp, calls: 1 }],
  ["rate_limited", { status: 503, message: tooMuchToDo, wait: "1", calls: allAttempts }],
  ["rate_limited_long", { status: 503, message: tooMuchToDo, wait: "3600", calls: 1 }],
  ["overloaded", { status: 503, message: tooMuchToDo, wait: "10", calls: allAttempts }],
  ["broken", { status: 503, message: notReached, wait: "10", calls: allAttempts }],
  [
    "too_long",
    { status: 400, message: "This conversation is too long for the chef. Please begin a new one.", calls: 1 },
  ],
  [
    "refusal",
    {
      status: 400,
      message: "The chef won't answer this. Please ask for something else.",
      calls: 1,
      afterWords: true,
    },
  ],
  ["never", { status: 503, message: tookTooLong, wait: "10", calls: 1 }],
  ["quiet", { status: 503, message: tookTooLong, wait: "10", calls: 1, afterWords: true }],
];

/** Somebody new who asks both ways at once, in two conversations; questions have words of their own in them. */
class Guest {
  private constructor(
    readonly cook: Cook,
    private readonly whole: string,
    private readonly streamed: string,
    readonly words: string,
  ) {}

  private static count = 0;

  static async of(server: Server): Promise<Guest> {
    const cook = await Cook.of(server);
    return new Guest(cook, await cook.conversation(), await cook.conversation(), `(guest ${++Guest.count})`);
  }

  async ask(content: string) {
    const question = `${content} ${this.words}`;
    const [json, stream] = await Promise.all([
      this.cook.ask(this.whole, question),
      this.cook.askForStream(this.streamed, question),
    ]);
    expect(stream.status).toBe(200);
    return { json, stream, events: eventsOf(stream) };
  }

  /** Both are told what is wrong; nothing is kept or counted. */
  async expectRefused({ status, message, wait, afterWords = false }: Outcome): Promise<void> {
    const { json, events } = await this.ask("What shall I cook?");
    expect([json.status, json.json]).toEqual([status, { message }]);
    expect(json.headers["retry-after"]).toBe(wait);
    const retry = wait === undefined ? {} : { retryAfter: Number(wait) };
    expect(events.pop()).toEqual({ type: "error", data: { message, status, ...retry } });
    expect(events.every(({ type }) => type === "text")).toBe(true);
    expect(wordsOf(events) !== "").toBe(afterWords);
    expect(await this.cook.used()).toEqual(nothingUsed);
    await this.expectKept(1);
  }

  async expectAnswered(): Promise<void> {
    const { json, events } = await this.ask("And now?");
    expect([json.status, json.json.reply.content]).toEqual([200, "Try a dal."]);
    const done = events.at(-1);
    expect([done?.type, done?.data.reply.content]).toEqual(["done", "Try a dal."]);
    expect(wordsOf(events)).toBe("Try a dal.");
    expect(await this.cook.used()).toEqual({ recipeQueries: 2, recipesGenerated: 0 });
    await this.expectKept(3);
  }

  /** A conversation begins with the chef's greeting. */
  private async expectKept(messages: number): Promise<void> {
    for (const conversation of [this.whole, this.streamed]) {
      expect(await this.cook.messages(conversation)).toHaveLength(messages);
    }
  }
}

describe.each(protocols)("%s", (protocol) => {
  let provider: StubProvider;
  let server: Server;
  let impatient: Server; // for providers that keep people waiting

  beforeAll(async () => {
    provider = await StubProvider.start();
    const env = settingsFor(protocol, provider);
    server = await Server.start({ env });
    impatient = await Server.start({
      env: { ...env, FLAVORBOT_CHEF_FIRST_WORD_SECONDS: "2", FLAVORBOT_CHEF_QUIET_SECONDS: "2" },
    });
  });
  afterAll(async () => {
    for (const each of [server, impatient]) {
      await each.stop();
      expect(each.output).toContain("model call");
      expect(each.output).not.toContain(apiKey);
    }
    await provider.close();
  });

  // Beside each other: they mostly wait before they try again.
  test.concurrent.each(outcomes)("%s", async (fault, outcome) => {
    const guest = await Guest.of(outcome.message === tookTooLong ? impatient : server);
    provider.fail(fault, Infinity, guest.words);
    await guest.expectRefused(outcome);
    expect(provider.callsWith(guest.words)).toHaveLength(2 * outcome.calls);
    provider.fail("none", 0, guest.words);
    await guest.expectAnswered();
  });

  // Nobody has seen a word of it yet.
  test.concurrent.each(["cut_at_once", "half_event", "error_in_stream", "rate_limited", "overloaded", "broken"] as const)(
    "%s, once, is tried again and goes unnoticed",
    async (fault) => {
      const guest = await Guest.of(server);
      provider.fail(fault, 2, guest.words);
      await guest.expectAnswered();
      expect(provider.callsWith(guest.words)).toHaveLength(4);
    },
  );

  test.concurrent("a provider that asks for a second's patience has it", async () => {
    const guest = await Guest.of(server);
    provider.fail("rate_limited", 1, guest.words);
    const answer = await guest.cook.ask(await guest.cook.conversation(), `Hello ${guest.words}`);
    expect(answer.status).toBe(200);
    expect(await loggedCalls(server, answer)).toMatchObject([{ outcome: "answered", attempts: 2 }]);
    const [again] = await loggedCalls(server, answer, "model call is tried again");
    expect(again.after_ms).toBeGreaterThanOrEqual(1000);
  });

  test.concurrent("slow is only slow", async () => {
    const guest = await Guest.of(server);
    provider.fail("slow", Infinity, guest.words);
    const { json, events } = await guest.ask("What shall I cook?");
    expect(json.json.reply.content).toBe("Try a dal.");
    expect(events.filter(({ type }) => type === "text").length).toBeGreaterThan(1);
    expect([events.at(-1)?.type, wordsOf(events)]).toEqual(["done", "Try a dal."]);
    expect(await guest.cook.used()).toEqual({ recipeQueries: 2, recipesGenerated: 0 });
  });

  describe("a recipe of a wrong schema", () => {
    beforeEach(() => {
      provider.fail("none");
      provider.addsRecipe = false;
      provider.calls.length = 0;
    });

    test("is mended in the second round, and counted once", async () => {
      const cook = await Cook.of(server);
      const conversation = await cook.conversation();
      provider.addsRecipe = true;
      provider.fail("wrong_schema", 1);
      const json = (await cook.ask(conversation, "Give me the dal")).json;
      expect(json.reply.recipe.title).toBe("Red lentil dal");
      expect(provider.calls).toHaveLength(2);
      expect(await cook.used()).toEqual({ recipeQueries: 1, recipesGenerated: 1 });
      provider.fail("wrong_schema", 1);
      const done = eventsOf(await cook.askForStream(conversation, "Give me the dal")).at(-1);
      expect(done?.type).toBe("done");
      expect(done?.data.reply.recipe.title).toBe("Red lentil dal");
      expect(await cook.used()).toEqual({ recipeQueries: 2, recipesGenerated: 2 });
    });

    test("twice is refused", async () => {
      const guest = await Guest.of(server);
      provider.addsRecipe = true;
      provider.fail("wrong_schema");
      await guest.expectRefused({ status: 503, message: notComplete, wait: "10", calls: 2, afterWords: true });
      expect(provider.calls).toHaveLength(4);
      provider.addsRecipe = false;
      await guest.expectAnswered();
    });

    test("is as little a recipe where nothing else is asked for", async () => {
      const cook = await Cook.of(server);
      const generate = () => cook.person.client.post("/api/chatbot/generate-recipe", { prompt: "A dal" });
      provider.fail("wrong_schema");
      const refused = await generate();
      expect([refused.status, refused.json]).toEqual([503, { message: notComplete }]);
      expect(await cook.used()).toEqual(nothingUsed);
      provider.fail("wrong_schema", 1);
      const recipe = await generate();
      expect([recipe.status, recipe.json.title]).toEqual([200, "Red lentil dal"]);
      expect(await cook.used()).toEqual({ recipeQueries: 0, recipesGenerated: 1 });
    });
  });
});

test.each(protocols)("%s, and nobody is there", async (protocol) => {
  const gone = await StubProvider.start();
  const env = settingsFor(protocol, gone);
  await gone.close();
  const server = await Server.start({ env });
  const guest = await Guest.of(server);
  await guest.expectRefused({ status: 503, message: notReached, wait: "10", calls: 0 });
  await server.stop();
});
