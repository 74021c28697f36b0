// Two people never see each other's anything: every route that takes somebody's id is walked with
// another's, and every signed-in route without a session.
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Client } from "./support/client.js";
import { routes } from "./support/contract.js";
import { newPerson, type Person, password, prepared, savedRecipe } from "./support/people.js";
import { Server } from "./support/server.js";

let server: Server;
let ann: Person;
let eve: Person;
let annsRecipe: Awaited<ReturnType<typeof savedRecipe>>;
let annsDeletedRecipe: Awaited<ReturnType<typeof savedRecipe>>;
let annsSession: string;
let annsConversation: string;

beforeAll(async () => {
  server = await Server.start();
  eve = await newPerson(server);
  await prepared(async () => {
    ann = await newPerson(server);
    annsRecipe = await savedRecipe(ann, { title: "Grandmother's secret" });
    annsDeletedRecipe = await savedRecipe(ann, { title: "Burnt secret" });
    await ann.client.delete(`/api/recipes/${annsDeletedRecipe.id}`);
    annsSession = (await ann.client.get("/api/user/sessions")).json[0].id;
    annsConversation = (await ann.client.post("/api/chatbot/conversations")).json.id;
    await ann.client.post(`/api/chatbot/conversations/${annsConversation}/messages`, { content: "A secret soup" });
  });
});
afterAll(async () => {
  await server.stop();
});

/** Everything of Ann's that an answer to somebody else must not have. */
const traces = () => [ann.id, ann.email, "secret", annsSession, String(annsRecipe.id)];

/** The template with Ann's ids in it. */
const annsPath = (template: string, recipeId: number) =>
  template
    .replace("{recipeId}", String(recipeId))
    .replace("{sessionId}", annsSession)
    .replace("{conversationId}", annsConversation)
    .replace("{messageId}", "0002")
    .replace("{query}", "secret")
    .replace("{month}", new Date().toISOString().slice(0, 7));

// Routes that end the session or the account of the one who asks come last, and apart.
const ending = new Set(["logout", "logoutByLink", "deleteAccount", "changePassword"]);

describe("a signed-in stranger", () => {
  test.each(
    routes.filter(({ isPublic, operation }) => !isPublic && !ending.has(operation.operationId))
      .map((route) => [`${route.method} ${route.template}`, route] as const),
  )("gets nothing of another's at %s", async (_name, route) => {
    for (const recipeId of [annsRecipe.id, annsDeletedRecipe.id]) {
      const path = annsPath(route.template, recipeId);
      const hasBody = route.method !== "GET" && route.method !== "DELETE";
      const answer = await eve.client.send(route.method, path, hasBody ? { body: { title: "Mine now" } } : {});
      for (const trace of traces()) expect(answer.text.replaceAll(path, "")).not.toContain(trace);
      if (route.template.includes("{recipeId}")) expect(answer.status).toBe(404);
      if (route.template.includes("{sessionId}")) expect(answer.status).toBe(404);
      if (route.template.includes("{conversationId}")) expect([404, 422]).toContain(answer.status);
    }
  });

  test("has changed nothing of theirs", async () => {
    expect((await ann.client.get(`/api/recipes/${annsRecipe.id}`)).json).toEqual(annsRecipe);
    expect((await ann.client.get("/api/recipes")).json).toEqual([annsRecipe]);
    expect((await ann.client.get("/api/user")).status).toBe(200);
    expect((await ann.client.post(`/api/recipes/${annsDeletedRecipe.id}/restore`)).json).toEqual(annsDeletedRecipe);
    await ann.client.delete(`/api/recipes/${annsDeletedRecipe.id}`);
  });

  test("gets only their own pages with another's cursor", async () => {
    const spare = await savedRecipe(ann, { title: "secret spare" });
    const page = await ann.client.get("/api/recipes?limit=1");
    const theirs = await eve.client.get(`/api/recipes?limit=1&cursor=${page.json.nextCursor}`);
    expect(theirs.status).toBe(200);
    expect(theirs.text).not.toContain("secret");
    await ann.client.delete(`/api/recipes/${spare.id}`);
  });

  test("deletes nothing of another's with their own account", async () => {
    const mallory = await newPerson(server);
    const deleted = await mallory.client.delete("/api/user/account", { password });
    expect(deleted.status).toBe(200);
    expect((await ann.client.get(`/api/recipes/${annsRecipe.id}`)).json).toEqual(annsRecipe);
  });
});

describe("somebody without a session", () => {
  test.each(
    routes.filter(({ isPublic }) => !isPublic).map((route) => [`${route.method} ${route.template}`, route] as const),
  )("is refused at %s", async (_name, route) => {
    const nobody = new Client(server);
    const path = annsPath(route.template, annsRecipe.id);
    const answer = await nobody.send(route.method, path, route.method === "GET" ? {} : { body: {} });
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({
      message: path === "/api/user" ? "Not authenticated" : "Unauthorized",
    });
    for (const trace of traces()) expect(answer.text).not.toContain(trace);
  });
});
