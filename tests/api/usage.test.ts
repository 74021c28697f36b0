// What of the month is used.
import { afterAll, beforeAll, expect, test } from "vitest";

import { newPerson, type Person } from "./support/people.js";
import { Server } from "./support/server.js";
import { withTable } from "./support/table.js";

let server: Server;
let ann: Person;

beforeAll(async () => {
  server = await Server.start();
  ann = await newPerson(server);
});
afterAll(async () => {
  await server.stop();
});

const monthOf = (date: Date) => date.toISOString().slice(0, 7);

test("somebody new has five generations left", async () => {
  const stats = await ann.client.get("/api/usage/stats");
  expect(stats.status).toBe(200);
  const month = monthOf(new Date());
  const next = new Date(`${month}-01T00:00:00.000Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  expect(stats.json).toEqual({
    currentMonth: month,
    recipeQueries: 0,
    recipesGenerated: 0,
    tier: "free",
    limits: { recipesGenerated: 5 },
    remaining: 5,
    resetsAt: next.toISOString(),
  });
  expect((await ann.client.get("/api/usage")).json, "where older clients ask").toEqual(stats.json);
});

test("a month in which nothing was used has the counters only", async () => {
  const answer = await ann.client.get("/api/usage/2020-02");
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual({ recipeQueries: 0, recipesGenerated: 0 });
});

test("what is no month is 422", async () => {
  for (const month of ["2026", "2026-13", "2026-1", "x", "2026-01-01", "%20"]) {
    const answer = await ann.client.get(`/api/usage/${month}`);
    expect(answer.status, month).toBe(422);
    expect(answer.json.errors).toEqual({ month: "Must be a month like 2026-11" });
  }
});

test("the Node version's counts are read", async () => {
  await server.stop();
  const month = monthOf(new Date());
  await withTable(server.dataDir, (table) =>
    table.put({
      PK: { S: `USER#${ann.id}` },
      SK: { S: `USAGE#${month}` },
      userId: { S: ann.id },
      month: { S: month },
      recipeQueries: { N: "9" },
      updatedAt: { S: `${month}-01T08:00:00.000Z` },
    }),
  );
  server = await Server.start({ dataDir: server.dataDir });
  const cookie = ann.client.cookie;
  const { Client } = await import("./support/client.js");
  ann.client = new Client(server);
  ann.client.cookie = cookie;
  expect((await ann.client.get("/api/usage/stats")).json).toMatchObject({ recipeQueries: 9, remaining: 5 });
  expect((await ann.client.get(`/api/usage/${month}`)).json).toEqual({
    id: 1,
    userId: ann.id,
    month,
    recipeQueries: 9,
    recipesGenerated: 0,
    createdAt: null,
    updatedAt: `${month}-01T08:00:00.000Z`,
  });
});
