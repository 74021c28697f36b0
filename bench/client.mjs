#!/usr/bin/env node
// @ts-check
// What a GetItem of 1 KB costs its caller: through FlavorBot's client and through the AWS SDK for JavaScript v3, from the
// same `flavorbot db local` and from a fixed answer, in one run.
//
//   bench/client.mjs [--build build/bench] [--seconds 3] [--rounds 3] [--connections 64]
//
// Takes flavorbot, client_load and http_floor from the build, and the SDK from tests/node_modules. Each round measures all
// four after one another; the table has the medians. CPU is the client process's own.
import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

const run = promisify(execFile);
const kTable = "bench";
const kItemBytes = 1024;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    build: { type: "string", default: "build/bench" },
    seconds: { type: "string", default: "3" },
    rounds: { type: "string", default: "3" },
    connections: { type: "string", default: "64" },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  const header = readFileSync(new URL(import.meta.url), "utf8").split("\n").slice(2, 10);
  console.log(header.join("\n").replaceAll("// ", ""));
  process.exit(0);
}

/** @typedef {{requests: number, seconds: number, cpuMicroseconds: number}} Figures */

/** The SDK of tests/, with as many sockets as calls at a time. @param {string} url @param {number} connections */
async function sdk(url, connections) {
  const { createRequire } = await import("node:module");
  const require = createRequire(new URL("../tests/package.json", import.meta.url));
  const { DynamoDBClient, ...commands } = require("@aws-sdk/client-dynamodb");
  const { NodeHttpHandler } = require("@smithy/node-http-handler");
  const { Agent } = await import("node:http");
  const client = new DynamoDBClient({
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
    requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, maxSockets: connections }) }),
  });
  return { client, commands };
}

/** The load of client_load, through the SDK. @param {string} url @param {number} connections @param {number} seconds */
async function loadWithSdk(url, connections, seconds) {
  const { client, commands } = await sdk(url, connections);
  /** @param {number} end */
  const runUntil = async (end) => {
    let answered = 0;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (performance.now() < end) {
          const answer = await client.send(new commands.GetItemCommand({ TableName: kTable, Key: { PK: { S: "a" } } }));
          if (answer.Item === undefined) throw new Error("no item");
          ++answered;
        }
      }),
    );
    return answered;
  };
  await runUntil(performance.now() + 1000 * Math.max(seconds, 2)); // until it is compiled
  const begin = performance.now();
  const before = process.cpuUsage();
  const requests = await runUntil(begin + 1000 * seconds);
  const { user, system } = process.cpuUsage(before);
  const took = (performance.now() - begin) / 1000;
  console.log(JSON.stringify({ requests, seconds: took, cpuMicroseconds: (user + system) / requests }));
}

/** A program that prints its address. @param {string} program @param {string[]} args */
async function started(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`${program} ended`);
}

/** @param {string} text @returns {Figures} */
const figures = (text) => JSON.parse(text);

/** @param {number[]} all */
const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

async function compare() {
  const engine = await started(`${options.build}/flavorbot`, ["db", "local", "--in-memory", "--port", "0"]);
  const floor = await started(`${options.build}/bench/http_floor`, ["0", "1", String(kItemBytes)]);
  try {
    const { client, commands } = await sdk(engine.url, 1);
    await client.send(
      new commands.CreateTableCommand({
        TableName: kTable,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [{ AttributeName: "PK", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "PK", AttributeType: "S" }],
      }),
    );
    const item = { PK: { S: "a" }, text: { S: "x".repeat(kItemBytes - 20) } };
    await client.send(new commands.PutItemCommand({ TableName: kTable, Item: item }));

    const self = fileURLToPath(import.meta.url);
    /** @type {Record<string, () => Promise<{stdout: string}>>} */
    const loads = {};
    for (const [place, { url }] of Object.entries({ "flavorbot db local": engine, "a fixed answer": floor })) {
      loads[`RemoteApi, ${place}`] = () =>
        run(`${options.build}/bench/client_load`, [url, kTable, options.connections, options.seconds]);
      loads[`JavaScript SDK v3, ${place}`] = () =>
        run(process.execPath, [self, "sdk", url, options.connections, options.seconds]);
    }
    /** @type {Record<string, Figures[]>} */
    const measured = {};
    for (let round = 0; round < Number(options.rounds); ++round) {
      for (const [name, load] of Object.entries(loads)) (measured[name] ??= []).push(figures((await load()).stdout));
    }
    console.log(`GetItem of 1 KB, ${options.connections} at a time, medians of ${options.rounds} rounds`);
    for (const [name, all] of Object.entries(measured)) {
      const rate = median(all.map(({ requests, seconds }) => requests / seconds));
      const cpu = median(all.map(({ cpuMicroseconds }) => cpuMicroseconds));
      console.log(`${name.padEnd(40)} ${rate.toFixed(0).padStart(8)}/s ${cpu.toFixed(1).padStart(9)} us of CPU each`);
    }
    for (const place of ["flavorbot db local", "a fixed answer"]) {
      const ratios = (measured[`RemoteApi, ${place}`] ?? []).map(
        (ours, round) => (measured[`JavaScript SDK v3, ${place}`]?.[round]?.cpuMicroseconds ?? 0) / ours.cpuMicroseconds,
      );
      console.log(`${place}: the SDK needs ${median(ratios).toFixed(1)} times the CPU`);
    }
  } finally {
    engine.child.kill("SIGTERM");
    floor.child.kill("SIGTERM");
  }
}

if (positionals[0] === "sdk") {
  const [, url = "", connections, seconds] = positionals;
  await loadWithSdk(url, Number(connections), Number(seconds));
} else {
  await compare();
}
