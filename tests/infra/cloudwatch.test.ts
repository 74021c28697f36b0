// FLAVORBOT_METRICS=cloudwatch: what arrives at CloudWatch, and what its failures do.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

import { Client } from "../api/support/client.js";
import { Server } from "../api/support/server.js";
import { DbLocal } from "../clients/support/db_local.js";
import { newDirectory } from "../scratch.js";
import { FakeCloudWatch, dataOf, type Received } from "./support/fake_cloudwatch.js";
import { kindsOf, statistics } from "./support/published.js";
import { samplesOf, sumOf } from "./support/prometheus.js";

const keys = { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "hush hush" };
const tableName = "flavorbot-cloudwatch";
const Table = tableName;

let engine: DbLocal;
let cloudWatch: FakeCloudWatch;
const servers: Server[] = [];

beforeAll(async () => {
  engine = await DbLocal.start("--in-memory");
  cloudWatch = await new FakeCloudWatch().start();
});
afterAll(async () => {
  cloudWatch.stop();
  await engine.stop();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  cloudWatch.received.length = 0;
  cloudWatch.refusal = undefined;
});

async function start(env: Record<string, string> = {}): Promise<Server> {
  const server = await Server.start({
    env: {
      ...keys,
      HOME: newDirectory(), // whatever ~/.aws has
      AWS_REGION: "eu-west-1",
      AWS_ENDPOINT_URL_CLOUDWATCH: cloudWatch.url,
      DYNAMODB_ENDPOINT: engine.url,
      DYNAMODB_TABLE_NAME: tableName,
      FLAVORBOT_TABLE_MODE: "auto",
      FLAVORBOT_METRICS: "cloudwatch",
      FLAVORBOT_METRICS_INTERVAL: "3600",
      ...env,
    },
  });
  servers.push(server);
  return server;
}

/** What botocore finds wrong with a request. */
async function faultsOf({ headers, body }: Received): Promise<string> {
  const script = fileURLToPath(new URL("support/aws_models.py", import.meta.url));
  const child = spawn("/usr/bin/python3", [script, "request"], { stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.end(
    JSON.stringify({ url: `${cloudWatch.url}/`, headers, body, secret: keys.AWS_SECRET_ACCESS_KEY }),
  );
  const [code] = await once(child, "close");
  return code === 0 ? "" : said || `exit code ${code}`;
}

test("the last values are sent when a server stops, signed, and as botocore would send them", async () => {
  const server = await start();
  const client = new Client(server);
  await client.get("/readyz");
  await client.get("/api/recipes");
  const before = new Date();
  expect((await server.stop()).code).toBe(0);
  const [request] = cloudWatch.received;
  expect(cloudWatch.received).toHaveLength(1);
  expect(await faultsOf(request!)).toBe("");
  expect(request!.headers.authorization).toContain("Credential=AKIDEXAMPLE/");
  expect(request!.headers.authorization).toContain("/eu-west-1/monitoring/aws4_request");

  const { timestamps, data } = dataOf(request!);
  for (const timestamp of timestamps) {
    expect(Math.abs(Date.parse(timestamp) - before.getTime())).toBeLessThan(20_000);
  }
  for (const datum of data) {
    expect(datum.dimensions[0]).toEqual(["Table", expect.stringMatching(/^(flavorbot-cloudwatch|\(other\))$/)]);
    expect(datum.values.length).toBeLessThanOrEqual(150);
    for (const [, value] of datum.dimensions) expect(value).toMatch(/^[\x20-\x7e]{1,1024}$/);
  }
  expect(data.length).toBeLessThanOrEqual(1000);
  expect(statistics(data, "Up", { Table })).toEqual({ sum: 1, sampleCount: 1 });
  expect(statistics(data, "HttpLatency", { Table }).sampleCount).toBe(2);
  expect(statistics(data, "Http4xx", { Table, Method: "GET", Route: "/api/recipes" }).sum).toBe(1);
  expect(statistics(data, "RequestLatency", { Table, Action: "GetItem" }).sampleCount).toBe(1);
  expect(statistics(data, "ConsumedReadCapacityUnits", { Table, Action: "GetItem" }).sum).toBe(0.5);
  expect(kindsOf(data)).toContain("ThrottledRequests{Table}");
});

test("each interval what was counted in it", async () => {
  const server = await start({ FLAVORBOT_METRICS_INTERVAL: "1" });
  await cloudWatch.next();
  await new Client(server).get("/api/recipes");
  await cloudWatch.next();
  await cloudWatch.next();
  await server.stop();
  expect(cloudWatch.received.length).toBeGreaterThanOrEqual(4);
  expect(statistics(cloudWatch.data, "Http4xx", { Table }).sum).toBe(1);
  expect(statistics(cloudWatch.data, "Up", { Table }).sum).toBe(cloudWatch.received.length);
});

test("a CloudWatch that fails is logged and counted, harms nobody, and gets the values later", async () => {
  cloudWatch.refusal = { status: 503, code: "ServiceUnavailable" };
  const server = await start({ FLAVORBOT_METRICS_INTERVAL: "1" });
  await cloudWatch.next();
  expect((await new Client(server).get("/readyz")).status).toBe(200);
  await cloudWatch.next();
  const page = samplesOf((await new Client(server).get("/metrics")).text);
  expect(sumOf(page, "flavorbot_cloudwatch_requests_total", { result: "failed" })).toBeGreaterThanOrEqual(1);
  cloudWatch.refusal = undefined;
  cloudWatch.received.length = 0;
  const { code, output } = await server.stop();
  expect(code).toBe(0);
  expect(output).toContain('"event":"metrics not sent to CloudWatch"');
  expect(output).not.toContain(keys.AWS_SECRET_ACCESS_KEY);
  const timestamps = cloudWatch.received.map((request) => dataOf(request).timestamps[0]);
  expect(new Set(timestamps).size).toBeGreaterThanOrEqual(3);
  expect(statistics(cloudWatch.data, "RequestLatency", { Table, Action: "GetItem" }).sampleCount).toBe(1);
});

test("a CloudWatch that isn't there doesn't hold up the end", async () => {
  const server = await start({ AWS_ENDPOINT_URL_CLOUDWATCH: "http://127.0.0.1:1" });
  expect((await server.stop()).code).toBe(0);
});

test("AWS_ENDPOINT_URL is its place, too, and the table may be built in", async () => {
  const server = await start({
    AWS_ENDPOINT_URL_CLOUDWATCH: "",
    AWS_ENDPOINT_URL: cloudWatch.url,
    DYNAMODB_ENDPOINT: "",
    FLAVORBOT_TABLE_MODE: "embedded",
  });
  await server.stop();
  expect(statistics(cloudWatch.data, "Up", { Table }).sum).toBe(1);
});

test.each([
  [{ FLAVORBOT_METRICS: "statsd" }, 'FLAVORBOT_METRICS is "statsd": it must be prometheus, emf or cloudwatch'],
  [{ FLAVORBOT_METRICS_INTERVAL: "0" }, 'FLAVORBOT_METRICS_INTERVAL is "0": it must be a whole number from 1 to 3600'],
  [{ FLAVORBOT_METRICS: "cloudwatch" }, 'FLAVORBOT_METRICS is "cloudwatch": it must be another while there are no AWS'],
  [{ ...keys, FLAVORBOT_METRICS: "cloudwatch", AWS_ENDPOINT_URL_CLOUDWATCH: "x" }, "AWS_ENDPOINT_URL_CLOUDWATCH: "],
])("unusable settings are refused: %o", async (env, line) => {
  const exit = await Server.refusal({
    env: { HOME: newDirectory(), FLAVORBOT_TABLE_MODE: "embedded", ...env },
  });
  expect(exit.code).toBe(2);
  expect(exit.output).toContain(line);
});

test("the policy allows what is sent, and no more", () => {
  const policy = JSON.parse(readFileSync(new URL("../../infra/iam-metrics-policy.json", import.meta.url), "utf8"));
  expect(policy.Statement).toEqual([
    expect.objectContaining({
      Action: ["cloudwatch:PutMetricData"],
      Condition: { StringEquals: { "cloudwatch:namespace": "FlavorBot" } },
    }),
  ]);
});
