// What was answered is kept: over restarts, kills, a full disk; and a data directory that can't be
// used is refused in words, and left as it is.
import { createHash } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync, writeSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

import { newDirectory } from "../scratch.js";
import { Client } from "./support/client.js";
import { smallDisk } from "./support/disk.js";
import { newPerson, type Person, recipe, savedRecipe } from "./support/people.js";
import { endpoint, Server, type ServerOptions } from "./support/server.js";

/** The server again, on the same data. */
async function restarted(server: Server, people: Person[], options: ServerOptions = {}): Promise<Server> {
  const next = await Server.start({ ...options, dataDir: server.dataDir });
  for (const person of people) {
    const { cookie } = person.client;
    person.client = new Client(next);
    person.client.cookie = cookie;
  }
  return next;
}

/** Every file below `directory`, with a digest of what is in it. */
function contents(directory: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    files.set(path, createHash("sha256").update(readFileSync(path)).digest("hex"));
  }
  return files;
}

async function expectAll(person: Person, saved: { id: number }[]): Promise<void> {
  for (const one of saved) expect((await person.client.get(`/api/recipes/${one.id}`)).json).toEqual(one);
}

/** The engine's own logs change at every start; what it keeps is in these. */
const dataFiles = (directory: string) =>
  [...contents(join(directory, "table"))].filter(([path]) => /\.(sst|log)$/.test(path));

/** Of the built-in table's files. */
const ofItsFiles = endpoint === undefined;

describe("what was answered", () => {
  test("is there after a restart, sessions too", async () => {
    let server = await Server.start();
    const ann = await newPerson(server);
    const saved = await savedRecipe(ann);
    await ann.client.patch("/api/user/profile", { bio: "Cook", darkMode: true });
    const deleted = await savedRecipe(ann);
    await ann.client.delete(`/api/recipes/${deleted.id}`);
    const profile = (await ann.client.get("/api/auth/user")).json;
    expect((await server.stop()).code).toBe(0);

    server = await restarted(server, [ann]);
    expect((await ann.client.get("/api/recipes")).json).toEqual([saved]);
    expect((await ann.client.get("/api/auth/user")).json).toEqual(profile);
    expect((await ann.client.post(`/api/recipes/${deleted.id}/restore`)).json).toEqual(deleted);
    await server.stop();
  });

  test("is there after kill -9 in the middle of writing", async () => {
    let server = await Server.start();
    const ann = await newPerson(server);
    const acknowledged = new Map<number, unknown>();
    for (let round = 0; round < 3; ++round) {
      let running = true;
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; running; ++i) {
          try {
            const answer = await ann.client.post("/api/recipes", recipe({ title: `${round}.${writer}.${i}` }));
            if (answer.status === 200) acknowledged.set(answer.json.id, answer.json);
          } catch {
            return; // the connection died with the server
          }
        }
      });
      const enough = acknowledged.size + 100;
      while (acknowledged.size < enough) await new Promise((done) => setImmediate(done));
      await server.kill();
      running = false;
      await Promise.all(writers);
      server = await restarted(server, [ann]);
      const list = (await ann.client.get("/api/recipes")).json as { id: number }[];
      const found = new Map(list.map((saved) => [saved.id, saved]));
      for (const [id, saved] of acknowledged) expect(found.get(id)).toEqual(saved);
      // Of those that were not answered some are there, each whole.
      for (const saved of list) expect(Object.keys(saved)).toHaveLength(9);
    }
    await server.stop();
  });

  test.runIf(ofItsFiles)("stays when the disk is full; writing goes on when there is room again", async (context) => {
    const disk = smallDisk(64);
    if (disk === undefined) return context.skip("this process may not mount a file system");
    onTestFinished(() => disk.remove());
    let server = await Server.start({ dataDir: disk.dataDir });
    const ann = await newPerson(server);
    const saved = [await savedRecipe(ann)];
    disk.fill();
    // The engine's log has some room of its own.
    const large = recipe({ instructions: Array(60).fill("x".repeat(5000)) });
    let refused = 0;
    for (let i = 0; i < 300 && refused < 3; ++i) {
      const answer = await ann.client.post("/api/recipes", large);
      if (answer.status === 200) {
        saved.push(answer.json);
      } else {
        expect(answer.status).toBe(503);
        expect(answer.headers["retry-after"]).toMatch(/^\d+$/);
        ++refused;
      }
    }
    expect(refused, "the disk was never full").toBe(3);
    await expectAll(ann, saved);
    disk.free();
    let written = false;
    for (let i = 0; i < 200 && !written; ++i) {
      const answer = await ann.client.post("/api/recipes", recipe());
      if (answer.status === 200) {
        saved.push(answer.json);
        written = true;
      } else {
        await new Promise((done) => setTimeout(done, 100)); // the engine looks for room now and then
      }
    }
    expect(written, "writing never went on").toBe(true);
    await server.kill();
    server = await restarted(server, [ann]);
    await expectAll(ann, saved);
    await server.stop();
  });

  // Needs no right to mount: the limit on a file's size fails a write in the same place.
  test.runIf(ofItsFiles)("stays when the system refuses to write", async () => {
    let server = await Server.start();
    const ann = await newPerson(server);
    const saved = [await savedRecipe(ann)];
    await server.stop();
    server = await restarted(server, [ann], { shell: "trap '' XFSZ; ulimit -f 256" });
    let refused = false;
    for (let i = 0; i < 2000 && !refused; ++i) {
      const answer = await ann.client.post("/api/recipes", recipe({ description: "x".repeat(2000) }));
      if (answer.status === 200) {
        saved.unshift(answer.json);
      } else {
        expect([500, 503]).toContain(answer.status);
        refused = true;
      }
    }
    expect(refused, "the limit was never met").toBe(true);
    await server.kill();
    server = await restarted(server, [ann]);
    const found = (await ann.client.get("/api/recipes")).json as { id: number }[];
    // What was answered is there; the one that failed may be there too, and is whole if so.
    expect(found.filter(({ id }) => saved.some((recipe) => recipe.id === id))).toEqual(saved);
    expect(found.length - saved.length).toBeLessThanOrEqual(1);
    await server.stop();
  });
});

describe.runIf(ofItsFiles)("a data directory", () => {
  test("that another server holds is refused, and that one goes on", async () => {
    const server = await Server.start();
    const ann = await newPerson(server);
    const exit = await Server.refusal({ dataDir: server.dataDir });
    expect(exit.code).toBe(3);
    expect(exit.output).toContain(server.dataDir);
    expect(exit.output).toMatch(/another process|in use|held/i);
    expect(exit.output).not.toMatch(/terminate called|Aborted/);
    expect((await ann.client.post("/api/recipes", recipe())).status).toBe(200);
    await server.stop();
  });

  test("that is a file is refused", async () => {
    const file = join(newDirectory(), "file");
    writeFileSync(file, "x");
    const exit = await Server.refusal({ dataDir: file });
    expect(exit.code).toBe(3);
    expect(exit.output).toContain(file);
  });

  test("with a damaged file in it is refused, names it, and is left as it is", async () => {
    const server = await Server.start();
    const ann = await newPerson(server);
    for (let i = 0; i < 20; ++i) await savedRecipe(ann);
    await server.stop();
    const [path] = dataFiles(server.dataDir)
      .filter(([name]) => statSync(name).size > 1000)
      .sort(([a], [b]) => statSync(b).size - statSync(a).size)[0] ?? [""];
    const size = statSync(path).size;
    const file = openSync(path, "r+");
    // In the middle: a file that ends early is what a crash leaves, and is mended.
    writeSync(file, Buffer.alloc(64, 0x5a), 0, 64, Math.floor(size / 3));
    closeSync(file);
    const before = new Map(dataFiles(server.dataDir));

    const exit = await Server.refusal({ dataDir: server.dataDir });
    expect(exit.code).toBe(3);
    expect(exit.output).toContain(basename(path));
    expect(exit.output).not.toMatch(/terminate called|Aborted/);
    const after = new Map(dataFiles(server.dataDir));
    for (const [name, digest] of before) expect(after.get(name), name).toBe(digest);
  });

  test("with a file missing is refused and names it", async () => {
    const server = await Server.start();
    const ann = await newPerson(server);
    await savedRecipe(ann);
    await server.stop();
    // A clean second start and stop, so that there is a table file.
    await (await restarted(server, [ann])).stop();
    const path = dataFiles(server.dataDir).map(([name]) => name).find((name) => name.endsWith(".sst"));
    if (path === undefined) throw new Error("the engine has written no table file");
    unlinkSync(path);
    const exit = await Server.refusal({ dataDir: server.dataDir });
    expect(exit.code).toBe(3);
    // By its number: RocksDB looks for it under an older ending last, and names that.
    expect(exit.output).toContain(basename(path, ".sst"));
  });

  test("below a file is refused", async () => {
    const file = join(newDirectory(), "no-directory");
    writeFileSync(file, "");
    const dataDir = join(file, "data");
    const exit = await Server.refusal({ dataDir });
    expect(exit.code).toBe(3);
    expect(exit.output).toContain(dataDir);
  });
});
