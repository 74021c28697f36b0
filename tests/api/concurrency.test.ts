// What happens when many do the same at the same time.
import { afterAll, beforeAll, expect, test } from "vitest";

import { Client } from "./support/client.js";
import { newEmail, newPerson, type Person, password, savedRecipe } from "./support/people.js";
import { Server } from "./support/server.js";

let server: Server;
let ann: Person;

beforeAll(async () => {
  server = await Server.start();
  ann = await newPerson(server);
});
afterAll(async () => {
  await server.stop();
});

const times = <T>(count: number, action: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => action(index)));

test("of twenty registrations of one address exactly one succeeds", async () => {
  const email = newEmail();
  const answers = await times(20, (i) =>
    new Client(server).post("/api/register", {
      // Spelled differently, and the same address.
      email: i % 2 === 0 ? email : ` ${email.toUpperCase()} `,
      password,
      firstName: `Number ${i}`,
      lastName: "One",
    }),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const refused = answers.filter(({ status }) => status !== 201);
  for (const answer of refused) {
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ message: "An account with this email already exists" });
  }
});

test("twenty updates of one recipe's fields lose nothing", async () => {
  const { id } = await savedRecipe(ann);
  const changes = [
    ...Array.from({ length: 10 }, (_, i) => ({ title: `Title ${i}` })),
    ...Array.from({ length: 10 }, (_, i) => ({ cookTime: i + 1 })),
  ];
  const answers = await times(changes.length, (i) => ann.client.patch(`/api/recipes/${id}`, changes[i]));
  for (const answer of answers) expect(answer.status).toBe(200);
  // Each is a version of its own, and the last of them has the last value of both fields.
  const versions = answers.map(({ json }) => json.updatedAt as string).sort();
  expect(new Set(versions).size).toBe(changes.length);
  const now = (await ann.client.get(`/api/recipes/${id}`)).json;
  expect(now.updatedAt).toBe(versions.at(-1));
  expect(now).toEqual(answers.find(({ json }) => json.updatedAt === now.updatedAt)?.json);
  const inOrder = answers.map(({ json }) => json).sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
  for (let i = 1; i < inOrder.length; ++i) {
    const changed = ["title", "cookTime"].filter((field) => inOrder[i][field] !== inOrder[i - 1][field]);
    expect(changed.length, "an update changed what another had written").toBeLessThanOrEqual(1);
  }
});

test("of twenty updates of one version exactly one succeeds", async () => {
  const { id, updatedAt } = await savedRecipe(ann);
  const answers = await times(20, (i) =>
    ann.client.patch(`/api/recipes/${id}`, { title: `Title ${i}` }, { headers: { "if-match": `"${updatedAt}"` } }),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
});

test("fifty recipes saved at once are fifty recipes", async () => {
  const bea = await newPerson(server);
  const saved = await times(50, (i) => savedRecipe(bea, { title: `Recipe ${i}` }));
  expect(new Set(saved.map(({ id }) => id)).size).toBe(50);
  const list = (await bea.client.get("/api/recipes")).json as { title: string }[];
  expect(new Set(list.map(({ title }) => title)).size).toBe(50);
});

test("twenty deletions and restorations at once leave one recipe, here or gone", async () => {
  const bea = await newPerson(server);
  const saved = await savedRecipe(bea);
  const answers = await times(20, (i) =>
    i % 2 === 0 ? bea.client.delete(`/api/recipes/${saved.id}`) : bea.client.post(`/api/recipes/${saved.id}/restore`),
  );
  for (const { status } of answers) expect([200, 404]).toContain(status);
  await bea.client.post(`/api/recipes/${saved.id}/restore`);
  expect((await bea.client.get("/api/recipes")).json).toEqual([saved]);
});
