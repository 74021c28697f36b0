// Writes whose answers are lost: what was answered is there once, what was refused once at most.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { Client } from "../api/support/client.js";
import { newEmail, newPerson, password, type Person, recipe } from "../api/support/people.js";
import { Server } from "../api/support/server.js";
import type { FaultPlan } from "./fault_plan.js";
import { FaultProxy } from "./fault_proxy.js";

const lossy: FaultPlan = {
  reset_after: 0.06,
  failed_after: 0.04,
  half_answer: 0.04,
  wrong_crc: 0.03,
  reset_before: 0.03,
};
// Its own, which is calm between the tests.
const proxy = new FaultProxy(process.env["FLAVORBOT_TEST_TABLES"] ?? "", {});

let server: Server;
let ann: Person;

const calm = () => (proxy.plan = {});
const disturb = () => (proxy.plan = lossy);

beforeAll(async () => {
  server = await Server.start({ env: { DYNAMODB_ENDPOINT: await proxy.start() } });
});
afterAll(async () => {
  await server.stop();
  proxy.stop();
});
beforeEach(async () => {
  ann = await newPerson(server);
  disturb();
});
afterEach(calm);

/** The titles of Ann's recipes, page after page. */
async function titles(): Promise<string[]> {
  const list = await ann.client.get("/api/recipes");
  expect(list.status).toBe(200);
  return list.json.map(({ title }: { title: string }) => title);
}

const occurrences = (all: string[], one: string) => all.filter((each) => each === one).length;

/** `answered` are there once, `refused` once at most, and nothing else is. */
function expectOnce(there: string[], answered: string[], refused: string[]): void {
  for (const one of answered) expect(occurrences(there, one), `answered: ${one}`).toBe(1);
  for (const one of refused) expect(occurrences(there, one), `refused: ${one}`).toBeLessThanOrEqual(1);
  expect(there.filter((each) => !answered.includes(each) && !refused.includes(each))).toEqual([]);
}

test("recipes are saved once or refused", async () => {
  const answered: string[] = [];
  const refused: string[] = [];
  for (let count = 0; count < 40; ++count) {
    const title = `Dish ${count}`;
    const answer = await ann.client.post("/api/recipes", recipe({ title }));
    expect([200, 503], answer.text).toContain(answer.status);
    (answer.status === 200 ? answered : refused).push(title);
  }
  calm();
  expect(answered.length).toBeGreaterThan(0);
  expectOnce(await titles(), answered, refused);
});

test("people are registered once or refused, and have their password when it was answered", async () => {
  const people: { email: string; status: number }[] = [];
  for (let count = 0; count < 6; ++count) {
    const email = newEmail();
    const answer = await new Client(server).post("/api/register", { email, password, firstName: "Bo", lastName: "C" });
    expect([201, 503], answer.text).toContain(answer.status);
    people.push({ email, status: answer.status });
  }
  calm();
  for (const { email, status } of people) {
    const again = await new Client(server).post("/api/register", { email, password, firstName: "Bo", lastName: "C" });
    // Whoever was refused may be registered all the same, with the same password.
    expect(status === 201 ? [400] : [201, 400], again.text).toContain(again.status);
    const login = await new Client(server).post("/api/login", { email, password });
    expect(login.status, login.text).toBe(401);
    expect(login.json.message, "of who has the password").toBe("Please verify your email before logging in");
  }
});

test("changes are the last answered one, or one refused after it", async () => {
  calm();
  const { id } = (await ann.client.post("/api/recipes", recipe({ title: "Start" }))).json;
  disturb();
  let possible = ["Start"];
  for (let count = 0; count < 30; ++count) {
    const title = `Change ${count}`;
    const answer = await ann.client.patch(`/api/recipes/${id}`, { title });
    expect([200, 503], answer.text).toContain(answer.status);
    possible = answer.status === 200 ? [title] : [...possible, title];
  }
  calm();
  expect(possible).toContain((await ann.client.get(`/api/recipes/${id}`)).json.title);
});

test("what was deleted is gone, and comes back once", async () => {
  calm();
  const recipes: { id: number; title: string }[] = [];
  for (let count = 0; count < 15; ++count) {
    recipes.push((await ann.client.post("/api/recipes", recipe({ title: `Dish ${count}` }))).json);
  }
  disturb();
  const kept: string[] = [];
  const unknown: string[] = [];
  for (const { id, title } of recipes) {
    const removal = await ann.client.delete(`/api/recipes/${id}`);
    expect([200, 204, 503], removal.text).toContain(removal.status);
    if (removal.status === 503) {
      unknown.push(title);
      continue;
    }
    const back = await ann.client.post(`/api/recipes/${id}/restore`);
    expect([200, 503], back.text).toContain(back.status);
    (back.status === 200 ? kept : unknown).push(title);
  }
  calm();
  expectOnce(await titles(), kept, unknown);
});

test("reading is right or refused", async () => {
  calm();
  const { json: saved } = await ann.client.post("/api/recipes", recipe());
  disturb();
  let right = 0;
  for (let count = 0; count < 40; ++count) {
    const answer = await ann.client.get(`/api/recipes/${saved.id}`);
    expect([200, 503], answer.text).toContain(answer.status);
    if (answer.status === 200) {
      expect(answer.json).toEqual(saved);
      ++right;
    }
  }
  expect(right, "reads are tried again").toBe(40);
});
