// What comes in that nobody well-meaning sends, and the exact answer to it.
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Client } from "./support/client.js";
import { newPerson, type Person, password, recipe } from "./support/people.js";
import { Server } from "./support/server.js";

let server: Server;
let ann: Person;

beforeAll(async () => {
  server = await Server.start();
  ann = await newPerson(server);
});
afterAll(async () => {
  expect((await server.stop()).code).toBe(0);
});

const json = { "content-type": "application/json" };

describe("a body", () => {
  test.each([
    ["{", "cut off"],
    ["{\"title\":}", "without a value"],
    ["{'title':'x'}", "in single quotes"],
    ["{\"title\":\"a\nb\"}", "with a raw line break in a text"],
    ["{} {}", "of two documents"],
    ["{\"a\":".repeat(200) + "1" + "}".repeat(200), "nested 200 deep"],
    ["nonsense", "of no JSON"],
    ["\"text\"", "that is a text"],
    ["12", "that is a number"],
    ["null", "that is null"],
  ])("%s (%s) is 400", async (raw) => {
    const answer = await ann.client.send("POST", "/api/recipes", { raw, headers: json });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ message: expect.any(String) });
    expect(answer.json.message).not.toMatch(/boost|exception|\.cc/i);
  });

  test("of invalid UTF-8 is 400", async () => {
    for (const bytes of [[0xff], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]]) {
      const raw = Buffer.concat([Buffer.from('{"title":"'), Buffer.from(bytes), Buffer.from('"}')]);
      const answer = await ann.client.send("POST", "/api/recipes", { raw, headers: json });
      expect(answer.status).toBe(400);
    }
  });

  test("of 11 MB is 413, and the server goes on", async () => {
    const raw = JSON.stringify(recipe({ title: "x".repeat(11 * 1024 * 1024) }));
    const answer = await ann.client.send("POST", "/api/recipes", { raw, headers: json });
    expect(answer.status).toBe(413);
    expect(answer.json).toEqual({ message: "request entity too large" });
    expect((await ann.client.get("/api/user")).status).toBe(200);
  });

  test("of 9 MB is read and judged", async () => {
    const answer = await ann.client.post("/api/recipes", recipe({ title: "x".repeat(9 * 1024 * 1024) }));
    expect(answer.status).toBe(422);
  });

  test("of another content type is 415", async () => {
    for (const type of ["text/plain", "application/xml", "multipart/form-data; boundary=x", "nonsense"]) {
      const answer = await ann.client.send("POST", "/api/recipes", { raw: "{}", headers: { "content-type": type } });
      expect(answer.status, type).toBe(415);
      expect(answer.json).toEqual({ message: expect.any(String) });
    }
  });

  test("may be a form, as older clients send it", async () => {
    const { Client } = await import("./support/client.js");
    const client = new Client(server);
    const raw = new URLSearchParams({ email: ann.email, password: "wrong" }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await client.send("POST", "/api/login", { raw, headers });
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ message: "Invalid email or password" });
  });
});

describe("a path", () => {
  test.each([
    "/api", "/api/", "/api/nosuch", "/api/recipes/1/nosuch", "/api/recipes/", "/api//recipes",
    "/api/recipes/../user", "/api/%2e%2e/user", "/api/recipes/..%2fuser", "/API/recipes",
    "/api/recipes/1/restore/x", "/api/recipes\\1", "/api/user/sessions/a/b",
  ])("%s leads nowhere, and the answer is JSON", async (path) => {
    for (const method of ["GET", "POST"]) {
      const answer = await ann.client.send(method, path, method === "POST" ? { body: {} } : {});
      // 405: "..%2fuser" is a recipe's id, if none that there is.
      expect([400, 404, 405], `${method} ${path}`).toContain(answer.status);
      expect(answer.headers["content-type"]).toMatch(/^application\/json/);
      expect(answer.json).toEqual({ message: expect.any(String) });
    }
  });

  test.each(["%", "%zz", "%c3", "%ff%fe"])("with the broken escape %s is 400", async (segment) => {
    const answer = await ann.client.get(`/api/recipes/${segment}`);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ message: expect.any(String) });
  });

  test.each([
    "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../../etc/passwd",
    "/....//etc/passwd", "/uploads/..%5c..%5csecret", "/etc/passwd%00.html", "/session-secret", "/.env",
  ])("%s leads to no file", async (path) => {
    const answer = await ann.client.get(path);
    expect(answer.text).not.toMatch(/root:|SESSION_SECRET/);
    expect([200, 400, 404]).toContain(answer.status);
    if (answer.status === 200) expect(answer.headers["content-type"]).toMatch(/^text\/html/);
  });

  test("with a method it doesn't have is 405 and says which it has", async () => {
    const answer = await ann.client.send("PUT", "/api/recipes", { body: {} });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe("GET, HEAD, POST");
  });
});

describe("a request from another site", () => {
  test("that changes something is 403", async () => {
    for (const origin of ["https://evil.example", "null", "http://127.0.0.1:1"]) {
      const answer = await ann.client.post("/api/recipes", recipe(), { headers: { origin } });
      expect(answer.status, origin).toBe(403);
    }
    const { url } = server;
    const atOne = new Client({ url });
    atOne.cookie = ann.client.cookie;
    const own = await atOne.post("/api/recipes", recipe(), { headers: { origin: url } });
    expect(own.status).toBe(200);
  });
});

describe("bytes that are no HTTP", () => {
  const raw = (text: string) =>
    new Promise<string>((done, fail) => {
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname, () => socket.end(text));
      let received = "";
      socket.on("data", (chunk) => (received += chunk.toString("latin1")));
      socket.on("close", () => done(received));
      socket.on("error", fail);
    });

  test.each([
    ["GET /api/user\r\n\r\n", /^(HTTP\/1\.1 (400|505)|$)/],
    ["\x16\x03\x01\x02\x00\x01\x00", /^(HTTP\/1\.1 400|$)/],
    ["POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", /^HTTP\/1\.1 400/],
    ["POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", /^HTTP\/1\.1 400/],
    ["POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", /^HTTP\/1\.1 400/],
    [`GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, /^HTTP\/1\.1 (414|431)/],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431/],
  ])("%j are refused", async (text, answer) => {
    expect(await raw(text)).toMatch(answer);
  });

  test("leave the server as it was", async () => {
    expect((await ann.client.get("/api/user")).status).toBe(200);
    const login = await ann.client.post("/api/login", { email: "nobody@example.com", password });
    expect(login.status).toBe(401);
  });
});
