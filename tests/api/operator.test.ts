// `flavorbot user ...` and `flavorbot db ...` beside a running server, which sees at once what they
// change. Each command alone, and without a server, is tested by src/cli/operator_commands_test.cc.
import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { binary } from "../program.js";
import { newDirectory } from "../scratch.js";
import { Client } from "./support/client.js";
import { mailsTo, nextMail } from "./support/mail.js";
import { newPerson, password, savedRecipe, signedOut } from "./support/people.js";
import { endIfRefused } from "./support/refusal.js";
import { Server, commandEnvironment, endpoint } from "./support/server.js";
import { withTable } from "./support/table.js";

interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Without a .env file. */
const workingDirectory = newDirectory();

/** Runs `flavorbot` with these arguments, as whoever runs the server on `dataDir`. */
async function flavorbot(dataDir: string, args: string[], input = ""): Promise<Outcome> {
  const outcome = await runToEnd(dataDir, args, input);
  endIfRefused(outcome.code === 1 && outcome.err.includes("The service is busy"), args.slice(0, 2).join(" "));
  return outcome;
}

function runToEnd(dataDir: string, args: string[], input: string): Promise<Outcome> {
  return new Promise((done) => {
    const process = execFile(
      binary,
      args,
      { cwd: workingDirectory, env: commandEnvironment(dataDir) },
      (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }),
    );
    process.stdin?.end(input);
  });
}

const otherPassword = "Another-Staple-8?";

let server: Server;
const user = (command: string, email: string, ...more: string[]) =>
  flavorbot(server.dataDir, ["user", command, email, ...more]);

beforeAll(async () => {
  server = await Server.start();
});
afterAll(async () => {
  expect((await server.stop()).code).toBe(0);
});

const login = async (email: string, secret = password) => {
  const client = new Client(server);
  return { client, answer: await client.post("/api/login", { email, password: secret }) };
};

async function verifiedPerson() {
  const person = await newPerson(server);
  expect(await user("verify", person.email)).toMatchObject({ code: 0 });
  return person;
}

describe("a running server sees what an operator does", () => {
  test("verify: the person can sign in", async () => {
    const person = await newPerson(server);
    expect((await login(person.email)).answer.status).toBe(401);
    expect(await user("verify", person.email)).toMatchObject({ code: 0, out: `${person.email} is verified\n` });
    expect((await login(person.email)).answer.status).toBe(200);
  });

  test("sign-out: every session is over", async () => {
    const person = await verifiedPerson();
    const { client } = await login(person.email);
    expect((await client.get("/api/user")).status).toBe(200);
    expect((await user("sign-out", person.email)).out).toBe(`${person.email} is signed out: 2 sessions ended\n`);
    expect(await signedOut(() => client.get("/api/user"), endpoint !== undefined)).toBe(true);
    expect(await signedOut(() => person.client.get("/api/user"), endpoint !== undefined)).toBe(true);
    expect((await login(person.email)).answer.status).toBe(200);
  });

  test("tier: what may be used changes", async () => {
    const person = await verifiedPerson();
    expect((await person.client.get("/api/auth/user")).json.subscriptionTier).toBe("free");
    expect((await user("tier", person.email, "basic")).code).toBe(0);
    expect((await person.client.get("/api/auth/user")).json.subscriptionTier).toBe("basic");
  });

  test("reset-password: its link works once, and sessions are over", async () => {
    const person = await verifiedPerson();
    const { code, out } = await user("reset-password", person.email);
    expect(code).toBe(0);
    const token = new URL(out.trim()).searchParams.get("token");
    expect(await signedOut(() => person.client.get("/api/user"), endpoint !== undefined)).toBe(true);
    const reset = () => new Client(server).post("/api/auth/reset-password", { token, password: otherPassword });
    expect((await reset()).status).toBe(200);
    expect((await reset()).status).toBe(400);
    expect((await login(person.email, otherPassword)).answer.status).toBe(200);
  });

  test("reset-password --set: only the new one works, a lock is lifted, and the owner is told", async () => {
    const person = await verifiedPerson();
    const mails = mailsTo(server, person.email).length;
    for (let i = 0; i < 5; ++i) await login(person.email, "Wrong-Horse-Battery-9!");
    expect((await login(person.email)).answer.status).toBe(429);
    const set = await flavorbot(
      server.dataDir, ["user", "reset-password", "--set", person.email], `${otherPassword}\n`);
    expect(set.code, set.err).toBe(0);
    expect((await login(person.email)).answer.status).toBe(401);
    expect((await login(person.email, otherPassword)).answer.status).toBe(200);
    expect(await signedOut(() => person.client.get("/api/user"), endpoint !== undefined)).toBe(true);
    expect(await nextMail(server, person.email, mails)).toContain("password was changed");
  });

  test("delete: the account is over, and its address free", async () => {
    const person = await verifiedPerson();
    await savedRecipe(person);
    expect((await user("delete", person.email, "--yes", "--no-wait")).code).toBe(0);
    expect(await signedOut(() => person.client.get("/api/user"), endpoint !== undefined)).toBe(true);
    expect((await login(person.email)).answer.status).toBe(401);
    await newPerson(server, person.email);
  });

  test("and an operator sees what people do", async () => {
    const person = await verifiedPerson();
    await savedRecipe(person);
    await savedRecipe(person);
    const shown = JSON.parse((await user("show", person.email, "--format", "json")).out);
    expect(shown).toMatchObject({ email: person.email, tier: "free", verified: true, recipes: 2 });
    expect(shown.sessions).toHaveLength(1);
    const listed = JSON.parse((await flavorbot(server.dataDir, ["user", "list", "--format", "json"])).out);
    expect(listed).toContainEqual(expect.objectContaining({ email: person.email, name: "Ann Cook" }));
    const stats = JSON.parse((await flavorbot(server.dataDir, ["db", "stats", "--format", "json"])).out);
    expect(stats).toContainEqual(expect.objectContaining({ kind: "users", items: listed.length }));
  });
});

test("nothing of a deleted account is left once its deletion has settled", async () => {
  const first = await Server.start();
  const person = await newPerson(first);
  await savedRecipe(person);
  await savedRecipe(person);
  const deleted = await flavorbot(first.dataDir, ["user", "delete", person.email, "--yes", "--no-wait"]);
  expect(deleted).toMatchObject({ code: 0 });
  await first.stop();
  // The next start finishes what was left to it.
  const second = await Server.start({ dataDir: first.dataDir });
  for (const deadline = Date.now() + 20_000; !second.output.includes("account deletions finished"); ) {
    if (Date.now() > deadline) throw new Error(second.output);
    await new Promise((done) => setTimeout(done, 20));
  }
  await second.stop();
  const items = await withTable(first.dataDir, (table) => table.scan());
  // The token that was mailed is anonymous and ends by itself.
  expect(items.filter((item) => !JSON.stringify(item["PK"]).includes("TOKEN#"))).toEqual([]);
});

describe.skipIf(endpoint !== undefined)("the server's socket", () => {
  test("is its owner's alone, and a killed server's is replaced by the next", async () => {
    const first = await Server.start();
    const socket = join(first.dataDir, "operator.sock");
    const person = await newPerson(first);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    await first.kill();
    expect(existsSync(socket)).toBe(true);
    expect(await flavorbot(first.dataDir, ["user", "show", person.email])).toMatchObject({ code: 0 });

    const second = await Server.start({ dataDir: first.dataDir });
    const status = await flavorbot(first.dataDir, ["db", "status"]);
    expect(status.out).toContain("held by a running server");
    expect(await flavorbot(first.dataDir, ["user", "verify", person.email])).toMatchObject({ code: 0 });
    await second.stop();
    expect(existsSync(socket)).toBe(false);
  });

  test("is not there with `db local`, which is told with what to do", async () => {
    const dataDir = newDirectory();
    expect((await flavorbot(dataDir, ["db", "setup"])).code).toBe(0);
    await withTable(dataDir, async () => {
      const outcome = await flavorbot(dataDir, ["user", "list"]);
      expect(outcome.code).toBe(3);
      expect(outcome.err).toContain("DYNAMODB_ENDPOINT");
    });
  });
});

test("commands that follow each other while a server starts and stops all succeed", async () => {
  const dataDir = newDirectory();
  expect((await flavorbot(dataDir, ["db", "setup"])).code).toBe(0);
  let running = true;
  const outcomes: Outcome[] = [];
  const operator = (async () => {
    while (running) outcomes.push(await flavorbot(dataDir, ["db", "status"]));
  })();
  onTestFinished(() => {
    running = false;
  });
  for (let i = 0; i < 2; ++i) await (await Server.start({ dataDir })).stop();
  running = false;
  await operator;
  expect(outcomes.filter((outcome) => outcome.code !== 0)).toEqual([]);
});
