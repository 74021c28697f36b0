// The chef that is a model, from a person's end: which it is, readers who leave, the guard, and the month's tokens.
import { once } from "node:events";

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { Server } from "../api/support/server.js";
import { Cook, eventsOf, loggedCalls, nothingUsed, protocols, settingsFor, until, wordsOf } from "./model_kitchen.js";
import { StubProvider, stubRecipe } from "./stub_provider.js";

let provider: StubProvider;
beforeAll(async () => {
  provider = await StubProvider.start();
});
afterEach(() => {
  provider.fail("none");
  provider.words = ["Try ", "a ", "dal."];
  provider.recipes = [stubRecipe];
  provider.addsRecipe = false;
  provider.calls.length = 0;
});
afterAll(() => provider.close());

/** Where the provider is, of both protocols; the models are left to choose. */
const bothSettings = () => ({
  ...settingsFor("anthropic", provider),
  ...settingsFor("openai", provider),
  ANTHROPIC_MODEL: "",
  OPENAI_MODEL: "",
});

describe("FLAVORBOT_CHEF", () => {
  const chefs = [
    { choice: "auto", chef: "anthropic", model: "claude-sonnet-stub", path: "/v1/messages" },
    { choice: "anthropic", chef: "anthropic", model: "claude-sonnet-stub", path: "/v1/messages" },
    { choice: "openai", chef: "openai", model: "stub-chat", path: "/v1/chat/completions" },
    { choice: "built-in", chef: "built-in", model: "", path: undefined },
  ];
  test.each(chefs)("$choice is $chef where there are both", async ({ choice, chef, model, path }) => {
    const server = await Server.start({ env: { ...bothSettings(), FLAVORBOT_CHEF: choice } });
    const cook = await Cook.of(server);
    const { client } = cook.person;
    const before = path === undefined ? "" : "chosen with the first question";
    expect((await client.get("/readyz")).json).toEqual({ status: "ready", chef: { provider: chef, model: before } });
    expect((await cook.ask(await cook.conversation(), "How long do I boil an egg?")).status).toBe(200);
    expect((await client.get("/readyz")).json.chef).toEqual({ provider: chef, model });
    expect((await client.get("/api/chef")).json).toMatchObject({ provider: chef, model });
    expect(provider.calls.map((call) => call.path)).toEqual(path === undefined ? [] : [path]);
    if (path !== undefined) expect(provider.calls[0]?.body["model"]).toBe(model);
    await server.stop();
  });

  test("a base URL alone is an OpenAI-compatible server without a key", async () => {
    const server = await Server.start({ env: { OPENAI_BASE_URL: `${provider.url}/v1`, OPENAI_MODEL: "stub" } });
    const cook = await Cook.of(server);
    expect((await cook.ask(await cook.conversation(), "Hello")).json.reply.content).toBe("Try a dal.");
    expect(provider.calls[0]?.headers.authorization).toBeUndefined();
    await server.stop();
  });

  test.each([
    [{ FLAVORBOT_CHEF: "grandmother" }, "FLAVORBOT_CHEF"],
    [{ FLAVORBOT_CHEF: "anthropic" }, "ANTHROPIC_API_KEY"],
    [{ OPENAI_BASE_URL: "ftp://kitchen" }, "OPENAI_BASE_URL"],
    [{ ANTHROPIC_API_KEY: "k", FLAVORBOT_CHEF_QUIET_SECONDS: "soon" }, "FLAVORBOT_CHEF_QUIET_SECONDS"],
  ])("%o doesn't start, and names the setting", async (env, name) => {
    const exit = await Server.refusal({ env });
    expect(exit.code).toBe(2);
    expect(exit.output).toContain(name);
  });
});

describe.each(protocols)("%s", (protocol) => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start({ env: settingsFor(protocol, provider) });
  });
  afterAll(async () => {
    await server.stop();
  });

  // The model would go on for 30 s, and for 60 s: nobody waits for it any more.
  test.each([
    { fault: "quiet", when: "after the first words", accept: "text/event-stream" },
    { fault: "never", when: "before them", accept: "text/event-stream" },
    { fault: "quiet", when: "while waiting for the whole", accept: "application/json" },
  ] as const)("a reader who leaves $when ends the call, and nothing is kept or counted", async ({ fault, accept }) => {
    const cook = await Cook.of(server);
    const conversation = await cook.conversation();
    provider.fail(fault, 1);
    const [called, closed] = [once(provider.events, "call"), once(provider.events, "closed")];
    const { firstWords, leave } = cook.askToLeave(conversation, "What shall I cook?", accept);
    if (fault === "quiet" && accept !== "application/json") expect(await firstWords).toContain("Try");
    await called;
    leave();
    await closed;
    await until(async () => (await cook.ask(conversation, "And now?")).status === 200);
    expect(await cook.used()).toEqual({ recipeQueries: 1, recipesGenerated: 0 });
    expect(await cook.messages(conversation)).toHaveLength(3);
  });

  test("the model is told the talk, and what the person doesn't eat", async () => {
    const cook = await Cook.of(server, { dietaryPreferences: ["vegan"], allergies: ["peanuts"] });
    const conversation = await cook.conversation();
    await cook.ask(conversation, "A dal for two");
    await cook.ask(conversation, "And for six?");
    const told = JSON.stringify(provider.calls.at(-1)?.body);
    for (const words of ["vegan", "peanut", "A dal for two", "Try a dal.", "And for six?"]) {
      expect(told).toContain(words);
    }
  });

  describe("with an allergy to milk", () => {
    const withFood = (food: string, step: string) => ({
      ...stubRecipe,
      ingredients: [
        { quantity: 250, unit: "g", food: "red lentils", preparation: "", optional: false },
        { quantity: 30, unit: "g", food, preparation: "", optional: false },
      ],
      steps: [
        { text: "Simmer the red lentils.", minutes: 20, uses: ["red lentils"] },
        { text: step, minutes: 5, uses: [food] },
      ],
      tips: [`More ${food} makes it richer.`],
      allergens: [],
    });

    test("butter in a model's dish is replaced, in the list and in the steps", async () => {
      const cook = await Cook.of(server, { allergies: ["milk"] });
      provider.addsRecipe = true;
      provider.recipes = [withFood("butter", "Stir in the butter.")];
      const { reply } = (await cook.ask(await cook.conversation(), "A dal")).json;
      const { title, ingredients, instructions, tips, notes } = reply.recipe;
      const dish = JSON.stringify({ title, ingredients, instructions, tips });
      expect(dish).not.toMatch(/(?<!vegan |plant |cocoa |peanut )butter/i);
      expect(notes).toContainEqual(expect.objectContaining({ action: "replaced", food: "butter" }));
      expect(reply.content).toContain("vegan butter instead of butter (butter contains milk)");
      expect(await cook.used()).toEqual({ recipeQueries: 1, recipesGenerated: 1 });
    });

    // What the guard says it did is nothing to ask next.
    test("what was replaced is no suggestion", async () => {
      const cook = await Cook.of(server, { allergies: ["milk"] });
      provider.addsRecipe = true;
      provider.recipes = [withFood("butter", "Stir in the butter.")];
      expect((await cook.ask(await cook.conversation(), "A dal")).json.suggestions).toEqual([]);
    });

    test("words name no food with milk, also when it comes in pieces", async () => {
      const cook = await Cook.of(server, { allergies: ["milk"] });
      provider.words = ["Melt some but", "ter, and fold in the mas", "carpone. Serve with ri", "ce."];
      const events = eventsOf(await cook.askForStream(await cook.conversation(), "What shall I cook?"));
      const { content } = events.at(-1)?.data.reply ?? {};
      for (const text of [content, wordsOf(events)]) {
        expect(text.replace(/\[left out: [^\]]*\]/g, "")).not.toMatch(/butter|mascarpone/i);
        expect(text).toContain("rice");
      }
    });
  });

  test("a dish that can't do without what is forbidden is refused, and costs nothing", async () => {
    const cook = await Cook.of(server, { allergies: ["legumes"] });
    const conversation = await cook.conversation();
    provider.addsRecipe = true;
    const message =
      "I made a recipe that isn't for you, and threw it away: it has red lentils in it, which is left out by wish, " +
      "and I know nothing to put in its place.";
    const answer = await cook.ask(conversation, "Something warm");
    expect([answer.status, answer.json]).toEqual([400, { message }]);
    const events = eventsOf(await cook.askForStream(conversation, "Something warm"));
    expect(events.at(-1)).toEqual({ type: "error", data: { message, status: 400 } });
    expect(await cook.used()).toEqual(nothingUsed);
    expect(await cook.messages(conversation)).toHaveLength(1);
  });

  test("a model's links and control characters don't reach people", async () => {
    const cook = await Cook.of(server);
    provider.words = ["See [this ", "page](http://x.exam", "ple/a) or https://y.example", " now\u0007."];
    const events = eventsOf(await cook.askForStream(await cook.conversation(), "Where?"));
    const { content } = events.at(-1)?.data.reply ?? {};
    for (const text of [content, wordsOf(events)]) {
      expect(text).toContain("this page");
      expect(text).not.toMatch(/example|http|\u0007/);
    }
  });
});

describe.each(protocols)("%s, with 200 tokens a month", (protocol) => {
  let server: Server;
  beforeEach(async () => {
    const env = { ...settingsFor(protocol, provider), FLAVORBOT_CHEF_MONTHLY_TOKENS: "200" };
    server = await Server.start({ env });
  });
  afterEach(async () => {
    await server.stop();
  });
  const ask = async (cook: Cook) => cook.ask(await cook.conversation(), "Hello"); // 120 tokens

  test("when they are used up the chef is back on the first, for everybody", async () => {
    const [ann, bob] = [await Cook.of(server), await Cook.of(server)];
    const [first, second] = [await ask(ann), await ask(ann)];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await loggedCalls(server, first)).toMatchObject([
      { outcome: "answered", model: "stub", attempts: 1, input_tokens: 100, output_tokens: 20 },
    ]);
    const refused = await ask(bob);
    expect(refused.status).toBe(503);
    expect(refused.json.message).toContain("back on the first of the next");
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(await bob.used()).toEqual(nothingUsed);
    expect(provider.calls).toHaveLength(2);
  });

  // They have been paid for, whatever came of the answer.
  test("those of a recipe that is none are counted, too", async () => {
    const cook = await Cook.of(server);
    provider.addsRecipe = true;
    provider.fail("wrong_schema", 2);
    expect((await ask(cook)).status).toBe(503);
    provider.fail("none");
    expect((await ask(cook)).status).toBe(503);
    expect(provider.calls).toHaveLength(2);
  });
});

describe("anthropic, which tells the tokens of a question at once", () => {
  // Who asks and leaves, again and again, costs the operator as much as who stays.
  test("those of a reader who left are counted", async () => {
    const env = { ...settingsFor("anthropic", provider), FLAVORBOT_CHEF_MONTHLY_TOKENS: "100" };
    const server = await Server.start({ env });
    const cook = await Cook.of(server);
    provider.fail("quiet", 1);
    const closed = once(provider.events, "closed");
    const { firstWords, leave } = cook.askToLeave(await cook.conversation(), "What shall I cook?");
    await firstWords;
    leave();
    await closed;
    await until(async () => (await cook.used()).recipeQueries === 0); // what comes after it is done
    const answer = await cook.ask(await cook.conversation(), "And now?");
    await server.stop();
    expect(answer.status).toBe(503);
  });
});
