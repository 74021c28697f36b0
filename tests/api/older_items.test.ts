// Items as the Node version wrote them, its odd ones too, are served.
import { afterAll, beforeAll, expect, test } from "vitest";

import { Client } from "./support/client.js";
import { newPerson, type Person } from "./support/people.js";
import { Server } from "./support/server.js";
import { type Item, withTable } from "./support/table.js";

let server: Server;
let ann: Person;

const key = (id: string): Item => ({ PK: { S: `USER#${ann.id}` }, SK: { S: `RECIPE#${id}` } });

beforeAll(async () => {
  server = await Server.start();
  ann = await newPerson(server);
  await server.stop();
  await withTable(server.dataDir, async (table) => {
    await table.put({
      ...key("1731000000001"),
      id: { N: "1731000000001" },
      userId: { S: ann.id },
      title: { S: "Pancakes" },
      description: { NULL: true },
      ingredients: { L: [{ S: "flour" }, { S: "milk" }] },
      instructions: { L: [{ S: "Fry." }] },
      category: { S: "brunch" },
      cookTime: { N: "20" },
      isFromAI: { BOOL: true },
      createdAt: { S: "2024-11-07T17:20:00.001Z" },
      updatedAt: { S: "2024-11-07T17:20:00.001Z" },
      EntityType: { S: "RECIPE" },
    });
    // Made by a PATCH of an id that wasn't there.
    await table.put({ ...key("42"), title: { S: "Ghost" }, updatedAt: { S: "2024-11-08T10:00:00.000Z" } });
    // Its ingredients were any JSON.
    await table.put({
      ...key("43"),
      id: { N: "43" },
      userId: { S: ann.id },
      title: { S: "Odd" },
      ingredients: { S: "salt, pepper" },
      instructions: { L: [{ M: { text: { S: "Stir." } } }, { N: "2" }] },
      category: { S: "dinner" },
      isFromAI: { NULL: true },
      createdAt: { S: "2024-11-09T10:00:00.000Z" },
      updatedAt: { S: "2024-11-09T10:00:00.000Z" },
    });
    // Written beside every recipe, and never read.
    await table.put({ PK: { S: "SEARCH#pancakes" }, SK: { S: "RECIPE#1731000000001" } });
  });
  server = await Server.start({ dataDir: server.dataDir });
  const { cookie } = ann.client;
  ann.client = new Client(server);
  ann.client.cookie = cookie;
});
afterAll(async () => {
  await server.stop();
});

test("a recipe is as it was, outside today's rules too", async () => {
  expect((await ann.client.get("/api/recipes/1731000000001")).json).toEqual({
    id: 1731000000001,
    userId: ann.id,
    title: "Pancakes",
    description: null,
    ingredients: ["flour", "milk"],
    instructions: ["Fry."],
    category: "brunch",
    cookTime: 20,
    isFromAI: true,
    createdAt: "2024-11-07T17:20:00.001Z",
    updatedAt: "2024-11-07T17:20:00.001Z",
  });
});

test("a ghost has everything that a client reads", async () => {
  expect((await ann.client.get("/api/recipes/42")).json).toEqual({
    id: 42,
    userId: ann.id,
    title: "Ghost",
    ingredients: [],
    instructions: [],
    category: "",
    isFromAI: false,
    createdAt: null,
    updatedAt: "2024-11-08T10:00:00.000Z",
  });
});

test("odd ingredients are texts", async () => {
  expect((await ann.client.get("/api/recipes/43")).json).toMatchObject({
    ingredients: ["salt, pepper"],
    instructions: ['{"text":"Stir."}', "2"],
    isFromAI: false,
  });
});

test("the list is newest first by date, whatever the ids, and search finds them", async () => {
  const titles = (answer: { json: { title: string }[] }) => answer.json.map(({ title }) => title);
  expect(titles(await ann.client.get("/api/recipes"))).toEqual(["Odd", "Pancakes", "Ghost"]);
  expect(titles(await ann.client.get("/api/recipes/search/pepper"))).toEqual(["Odd"]);
  expect(titles(await ann.client.get("/api/recipes/search/ghost"))).toEqual(["Ghost"]);
});

test("they are changed, deleted and restored like any other", async () => {
  const changed = await ann.client.patch("/api/recipes/42", { title: "Real", category: "lunch" });
  expect(changed.status).toBe(200);
  expect(changed.json).toMatchObject({ id: 42, title: "Real", category: "lunch", createdAt: null });
  expect((await ann.client.delete("/api/recipes/42")).status).toBe(200);
  expect((await ann.client.post("/api/recipes/42/restore")).json).toEqual(changed.json);
});
