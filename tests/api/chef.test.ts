// Conversations with the built-in chef, over HTTP: what is answered, kept, counted and saved.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import type { Answer } from "./support/client.js";
import { newPerson, type Person, password } from "./support/people.js";
import { Server } from "./support/server.js";

let server: Server;
let ann: Person;
let talk: string;

beforeAll(async () => {
  server = await Server.start();
});
afterAll(async () => {
  await server.stop();
});
beforeEach(async () => {
  ann = await newPerson(server);
  talk = `/api/chatbot/conversations/${(await ann.client.post("/api/chatbot/conversations")).json.id}`;
});

const ask = (content: string, headers: Record<string, string> = {}) =>
  ann.client.post(`${talk}/messages`, { content }, { headers });
const used = async () => {
  const { recipeQueries, recipesGenerated } = (await ann.client.get("/api/usage")).json;
  return { recipeQueries, recipesGenerated };
};

interface StreamEvent {
  type: string;
  data: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests assert on its shape
}

const eventsOf = (answer: Answer): StreamEvent[] =>
  answer.text
    .split("\n\n")
    .filter((block) => block.startsWith("event: "))
    .map((block) => {
      const [type = "", data = ""] = block.split("\n");
      return { type: type.slice("event: ".length), data: JSON.parse(data.slice("data: ".length)) };
    });

test("the chef says who it is and what it keeps to", async () => {
  await ann.client.patch("/api/user/profile", { dietaryPreferences: ["vegan"], allergies: ["peanuts"] });
  expect((await ann.client.get("/api/chef")).json).toEqual({
    provider: "built-in",
    model: "",
    diets: ["vegan"],
    allergies: ["peanut"],
    unknown: [],
  });
  expect((await ann.client.get("/readyz")).json).toEqual({
    status: "ready",
    chef: { provider: "built-in", model: "" },
  });
});

test("the chef says what it keeps to in a conversation", async () => {
  await ann.client.patch("/api/user/profile", { dietaryPreferences: ["vegan"] });
  await ask("I'm vegan and allergic to soy. A soup without mushrooms?");
  await ask("Without rosemary, please");
  const id = talk.split("/").at(-1);
  const { json } = await ann.client.get(`/api/chef?conversation=${id}`);
  expect(json.diets).toEqual(["vegan"]);
  expect(json.said).toEqual({
    diets: [],
    allergies: expect.arrayContaining(["soy", "mushroom", "rosemary"]),
    unknown: [],
  });
  expect((await ann.client.get("/api/chef?conversation=none")).status).toBe(404);
});

test("a recipe is answered, kept, counted, and saved with one click", async () => {
  const answer = await ask("A vegan lentil soup for two");
  expect(answer.status).toBe(200);
  const { reply } = answer.json;
  expect(reply.recipe.servings).toBe(2);
  expect(reply.recipe.diets).toContain("vegan");
  expect(await used()).toEqual({ recipeQueries: 1, recipesGenerated: 1 });

  const kept = (await ann.client.get(talk)).json;
  expect(kept.title).toBe("A vegan lentil soup for two");
  expect(kept.messages.slice(1)).toEqual([answer.json.question, reply]);
  expect(kept.suggestions).toEqual(answer.json.suggestions);

  const saved = await ann.client.post(`${talk}/messages/${reply.id}/save`);
  expect(saved.status).toBe(201);
  expect(saved.json).toMatchObject({ title: reply.recipe.title, ingredients: reply.recipe.ingredients, isFromAI: true });
  const { title, description, ingredients, instructions, cookTime, servings, category, ...details } = reply.recipe;
  expect(saved.json.details).toEqual(details);
  expect(saved.json).toMatchObject({ title, description, ingredients, instructions, cookTime, servings, category });
  const again = await ann.client.post(`${talk}/messages/${reply.id}/save`);
  expect(again.status).toBe(200);
  expect(again.json).toEqual(saved.json);
  expect((await ann.client.get("/api/recipes")).json).toHaveLength(1);
  expect((await ann.client.get(talk)).json.messages[2].savedRecipeId).toBe(saved.json.id);
});

test("details are of the recipe as it was saved", async () => {
  const { reply } = (await ask("A vegan lentil soup for two")).json;
  const saved = (await ann.client.post(`${talk}/messages/${reply.id}/save`)).json;
  expect((await ann.client.patch(`/api/recipes/${saved.id}`, { title: "Mine" })).json.details).toBeDefined();
  expect((await ann.client.patch(`/api/recipes/${saved.id}`, { ingredients: ["milk"] })).json.details).toBeUndefined();
});

test("a stream has the words as they come and then the whole", async () => {
  const answer = await ask("How long do I boil an egg?", { accept: "text/event-stream" });
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
  const events = eventsOf(answer);
  const done = events.pop();
  expect(done?.type).toBe("done");
  expect(events.length).toBeGreaterThan(0);
  expect(events.every(({ type }) => type === "text")).toBe(true);
  expect(events.map(({ data }) => data.text).join("")).toBe(done?.data.reply.content);
  expect((await ann.client.get(talk)).json.messages.at(-1)).toEqual(done?.data.reply);
});

test("a follow-up knows what was said before", async () => {
  await ask("A vegan lentil soup for two");
  expect((await ask("make it for six")).json.reply.recipe.servings).toBe(6);
});

describe("a double click", () => {
  test("is answered and counted once, also at the same moment", async () => {
    const headers = { "idempotency-key": "click-00000001" };
    const answers = await Promise.all([1, 2, 3].map(() => ask("A vegan lentil soup for two", headers)));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.json.reply).toEqual(answers[0]?.json.reply);
    }
    expect(await used()).toEqual({ recipeQueries: 1, recipesGenerated: 1 });
    expect((await ann.client.get(talk)).json.messages).toHaveLength(3);
    expect((await ask("Something else", headers)).status).toBe(409);
  });

  test("on save saves once", async () => {
    const { reply } = (await ask("A vegan lentil soup for two")).json;
    const saves = await Promise.all([1, 2, 3].map(() => ann.client.post(`${talk}/messages/${reply.id}/save`)));
    expect(new Set(saves.map(({ json }) => json.id)).size).toBe(1);
    expect((await ann.client.get("/api/recipes")).json).toHaveLength(1);
  });
});

test("of questions at once in one conversation each is kept or turned away", async () => {
  const answers = await Promise.all(
    ["eggs", "rice", "pasta", "beans"].map((food) => ask(`How long do I cook ${food}?`)),
  );
  const kept = answers.filter(({ status }) => status === 200).length;
  expect(kept).toBeGreaterThan(0);
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect((await ann.client.get(talk)).json.messages).toHaveLength(1 + 2 * kept);
  expect((await used()).recipeQueries).toBe(kept);
});

test("when the month's recipes are used up there are words, and a recipe is 403", async () => {
  for (let i = 0; i < 5; ++i) expect((await ask("Another soup")).status).toBe(200);
  const refused = await ask("Another soup");
  expect(refused.status).toBe(403);
  expect(refused.json.message).toBe("Monthly recipe limit reached. Please upgrade your plan.");
  expect((await ask("How long do I boil an egg?")).status).toBe(200);
  expect(await used()).toEqual({ recipeQueries: 6, recipesGenerated: 5 });
  expect((await ann.client.post("/api/chatbot/generate-recipe", { prompt: "Soup" })).status).toBe(403);
});

test("conversations are listed, renamed, exported and deleted", async () => {
  await ask("How long do I boil an egg?");
  expect((await ann.client.patch(talk, { title: "Eggs" })).json.title).toBe("Eggs");
  expect((await ann.client.get("/api/chatbot/conversations")).json.conversations).toMatchObject([{ title: "Eggs" }]);
  const exported = await ann.client.get(`${talk}/export`);
  expect(exported.headers["content-type"]).toBe("text/markdown; charset=utf-8");
  expect(exported.text).toContain("How long do I boil an egg?");
  expect((await ann.client.get("/api/user/export")).text).toContain("How long do I boil an egg?");
  expect((await ann.client.delete(talk)).status).toBe(204);
  expect((await ann.client.get(talk)).status).toBe(404);
  expect((await ann.client.get("/api/chatbot/conversations")).json.conversations).toEqual([]);
  expect((await ann.client.delete("/api/user/account", { password })).status).toBe(200);
});

test("a conversation is listed once something was said in it", async () => {
  const listed = async () => (await ann.client.get("/api/chatbot/conversations")).json.conversations;
  expect(await listed()).toEqual([]);
  expect((await ann.client.get(talk)).status).toBe(200);
  await ask("How long do I boil an egg?");
  expect(await listed()).toMatchObject([{ id: talk.split("/").at(-1) }]);
});

// Of a long talk the chef is told the end, and the guard knows all of it.
test("an allergy that was said once holds to the end of a long talk", async () => {
  expect((await ask("I'm allergic to peanuts. How long do I boil an egg?")).status).toBe(200);
  const long = `How long do I boil an egg${", and how long".repeat(130)}?`;
  for (let i = 0; i < 14; ++i) expect((await ask(long)).status).toBe(200);
  const { reply } = (await ask("Noodles with peanut butter and peanuts for two")).json;
  expect(reply.recipe.allergens).not.toContain("peanut");
  expect(reply.recipe.ingredients.join("\n")).not.toContain("peanut");
});

test("what is no question is refused before anything is counted", async () => {
  for (const content of ["", " ", "x".repeat(2001), 7]) {
    expect((await ann.client.post(`${talk}/messages`, { content })).status).toBe(422);
  }
  expect((await ask("Soup?", { "idempotency-key": "x" })).status).toBe(400);
  expect((await ann.client.post("/api/chatbot/conversations/nosuch/messages", { content: "Hi" })).status).toBe(404);
  expect(await used()).toEqual({ recipeQueries: 0, recipesGenerated: 0 });
});

test("the filter of the Node version is gone", async () => {
  expect((await ask("make it spicy & < 30 minutes")).status).toBe(200);
});

describe("the older routes", () => {
  test("greet, chat, generate and remember", async () => {
    await ann.client.delete(talk);
    const greeting = (await ann.client.get("/api/chatbot/conversation")).json;
    expect(greeting.messages).toHaveLength(1);
    expect(greeting.suggestions).toEqual([]);

    const chat = await ann.client.post("/api/chatbot/chat", {
      messages: [...greeting.messages, { role: "user", content: "Ideas for dinner?" }],
    });
    expect(chat.status).toBe(200);
    expect(chat.json.response).not.toBe("");
    expect(chat.json.suggestions.length).toBeLessThanOrEqual(12);

    const recipe = await ann.client.post("/api/chatbot/generate-recipe", { prompt: "Lentil soup" });
    expect(recipe.status).toBe(200);
    expect(recipe.json.ingredients.length).toBeGreaterThan(0);
    const { messages } = (await ann.client.get("/api/chatbot/conversation")).json;
    expect(messages).toHaveLength(5);
    expect(messages.at(-1).recipe.title).toBe(recipe.json.title);
  });

  test("refuse as they did", async () => {
    const chat = await ann.client.post("/api/chatbot/chat", { messages: "Hi" });
    expect([chat.status, chat.json.message]).toEqual([400, "Messages must be an array"]);
    const recipe = await ann.client.post("/api/chatbot/generate-recipe", {});
    expect([recipe.status, recipe.json.message]).toEqual([400, "Prompt is required"]);
  });
});
