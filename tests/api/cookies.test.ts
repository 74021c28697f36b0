// The session cookie: forged, cut, expired, of somebody who is gone.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";

import { Client, cookieName } from "./support/client.js";
import { newPerson, type Person, password, signedOut } from "./support/people.js";
import { Server } from "./support/server.js";
import { withTable } from "./support/table.js";

const secret = "a secret of this test, and of nobody else";
let server: Server;
let ann: Person;

beforeAll(async () => {
  server = await Server.start({ env: { SESSION_SECRET: secret } });
  ann = await newPerson(server);
});
afterAll(async () => {
  await server.stop();
});

const statusWith = async (cookie: string) => {
  const client = new Client(server);
  client.cookie = cookie;
  const answer = await client.get("/api/recipes");
  if (answer.status === 401) expect(answer.json).toEqual({ message: "Unauthorized" });
  return answer.status;
};

const signed = (id: string, key = secret) =>
  encodeURIComponent(`s:${id}.${createHmac("sha256", key).update(id).digest("base64").replace(/=+$/, "")}`);

test("a session's cookie is as the Node version's, and out of scripts' reach", async () => {
  const client = new Client(server);
  const answer = await client.post("/api/register", {
    email: "cookie@example.com", password, firstName: "Coo", lastName: "Kie",
  });
  const [line] = answer.headers["set-cookie"] ?? [];
  expect(line).toMatch(new RegExp(`^${cookieName}=s%3A[A-Za-z0-9_-]{32}\\.[A-Za-z0-9%+/]+;`));
  expect(line).toMatch(/; HttpOnly/i);
  expect(line).toMatch(/; SameSite=Lax/i);
  expect(line).toMatch(/; Path=\//i);
  expect(line).not.toMatch(/; Secure/i);
  const id = decodeURIComponent(client.cookie ?? "").slice(2, 34);
  expect(decodeURIComponent(client.cookie ?? "")).toBe(decodeURIComponent(signed(id)));
});

test("a good cookie signs in, and a changed one doesn't", async () => {
  const good = ann.client.cookie ?? "";
  expect(await statusWith(good)).toBe(200);
  const plain = decodeURIComponent(good);
  const [id = "", signature = ""] = plain.slice(2).split(".");
  const otherId = `${id[0] === "A" ? "B" : "A"}${id.slice(1)}`;
  for (const forged of [
    "", "s:", "s%3A", "s%3A.", id, plain.slice(2), encodeURIComponent(`s:${id}`), encodeURIComponent(`s:${id}.`),
    encodeURIComponent(`s:${id}.${signature.slice(1)}`),
    encodeURIComponent(`s:${otherId}.${signature}`),
    encodeURIComponent(`s:${id}.${signature}x`),
    signed(id, "another secret"),
    signed(otherId),
    signed(""), signed("../PROFILE"), signed("x".repeat(5000)),
    "%", "%ff", "\u00e9",
  ]) {
    expect(await statusWith(forged), forged).toBe(401);
  }
});

test("two cookies of the name don't confuse it", async () => {
  const client = new Client(server);
  const header = `${cookieName}=forged; other=1; ${cookieName}=${ann.client.cookie}`;
  const answer = await client.get("/api/recipes", { headers: { cookie: header } });
  expect([200, 401]).toContain(answer.status);
  expect((await client.get("/api/recipes", { headers: { cookie: "=;;,;= =" } })).status).toBe(401);
});

test("a cookie that signed out is nobody's", async () => {
  const person = await newPerson(server);
  const cookie = person.client.cookie ?? "";
  expect((await person.client.post("/api/logout")).status).toBe(200);
  expect(await signedOut(async () => ({ status: await statusWith(cookie) }))).toBe(true);
});

test("a cookie of a deleted account is nobody's", async () => {
  const person = await newPerson(server);
  const cookie = person.client.cookie ?? "";
  expect((await person.client.delete("/api/user/account", { password })).status).toBe(200);
  expect(await signedOut(async () => ({ status: await statusWith(cookie) }))).toBe(true);
});

test("an expired session is nobody's", async () => {
  const person = await newPerson(server);
  const cookie = person.client.cookie ?? "";
  expect(await statusWith(cookie)).toBe(200);
  await server.stop();
  await withTable(server.dataDir, async (table) => {
    let expired = 0;
    for (const item of await table.scan()) {
      const { PK, SK } = item;
      if (PK === undefined || SK === undefined || !("expire" in item)) continue;
      if (JSON.stringify(item).includes(person.id)) {
        await table.put({ ...item, expire: { N: String(Date.now() - 1000) } });
        ++expired;
      }
    }
    expect(expired).toBeGreaterThan(0);
  });
  server = await Server.start({ dataDir: server.dataDir, env: { SESSION_SECRET: secret } });
  expect(await statusWith(cookie)).toBe(401);
  expect(await statusWith(ann.client.cookie ?? ""), "another's lives on").toBe(200);
});

test("with another secret nobody is signed in", async () => {
  await server.stop();
  server = await Server.start({ dataDir: server.dataDir, env: { SESSION_SECRET: `${secret}, changed` } });
  expect(await statusWith(ann.client.cookie ?? "")).toBe(401);
});
