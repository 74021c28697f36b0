// A trace that a browser's request belongs to goes through the server to the requests that it makes at its table.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { newPerson, type Person } from "../api/support/people.js";
import { Server } from "../api/support/server.js";
import { DbLocal } from "../clients/support/db_local.js";
import { RecordingProxy } from "./support/recording_proxy.js";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const parentId = "00f067aa0ba902b7";
const traceparent = `00-${traceId}-${parentId}-01`;

let engine: DbLocal;
let proxy: RecordingProxy;
let server: Server;
let ann: Person;

beforeAll(async () => {
  // It verifies signatures: the trace must not break them.
  engine = await DbLocal.start("--in-memory", "--credentials", "AKIDEXAMPLE:secret");
  proxy = new RecordingProxy(engine.url);
  server = await Server.start({
    env: {
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "secret",
      DYNAMODB_ENDPOINT: await proxy.start(),
      DYNAMODB_TABLE_NAME: "traced",
      FLAVORBOT_TABLE_MODE: "auto",
    },
  });
  ann = await newPerson(server);
});
afterAll(async () => {
  await server.stop();
  proxy.stop();
  await engine.stop();
});
beforeEach(() => {
  proxy.requests.length = 0;
});

/** Asks for the recipes with these headers; the traces of the calls that this made. */
async function traced(headers: Record<string, string>) {
  const answer = await ann.client.get("/api/recipes", { headers });
  expect(answer.status).toBe(200);
  const id = answer.headers["x-request-id"];
  expect(proxy.requests.length).toBeGreaterThan(0);
  const sent = proxy.requests.map((request) => ({
    traceparent: String(request["traceparent"]),
    tracestate: request["tracestate"],
  }));
  for (const one of sent) expect(one).toEqual(sent[0]);
  const [, trace, span, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(sent[0]!.traceparent) ?? [];
  return { id, trace, span, flags, tracestate: sent[0]!.tracestate };
}

/** The line of the log about request `id`, once it is written. */
async function logged(id: unknown) {
  for (;;) {
    const lines = server.output.split("\n").filter((line) => line.includes(`"id":"${id}"`));
    const line = lines.map((text) => JSON.parse(text)).find(({ event }) => event === "request");
    if (line !== undefined) return line;
    await new Promise(setImmediate);
  }
}

describe("a request with a trace", () => {
  test("passes it on with a span of its own, and logs both", async () => {
    const { id, trace, span, flags, tracestate } = await traced({ traceparent, tracestate: "rojo=1, congo=t61" });
    expect({ trace, flags, tracestate }).toEqual({ trace: traceId, flags: "01", tracestate: "rojo=1,congo=t61" });
    expect(span).not.toBe(parentId);
    expect(await logged(id)).toMatchObject({ trace_id: traceId, span_id: span });
  });

  test("that is not sampled stays so", async () => {
    expect(await traced({ traceparent: `00-${traceId}-${parentId}-00` })).toMatchObject({
      trace: traceId,
      flags: "00",
      tracestate: undefined,
    });
  });

  test("of each of its requests has another span", async () => {
    const first = await traced({ traceparent });
    proxy.requests.length = 0;
    expect((await traced({ traceparent })).span).not.toBe(first.span);
  });
});

test.each([
  "",
  "00",
  traceparent.toUpperCase(),
  `${traceparent}-more`,
  `ff-${traceId}-${parentId}-01`,
  `00-${"0".repeat(32)}-${parentId}-01`,
  `00-${traceId}-${"0".repeat(16)}-01`,
  `${traceparent}, ${traceparent}`,
])("traceparent %o begins a new trace", async (invalid) => {
  const { id, trace, span, tracestate } = await traced({ traceparent: invalid, tracestate: "rojo=1" });
  expect(trace).toMatch(/^[0-9a-f]{32}$/);
  expect(trace).not.toBe(traceId);
  expect(tracestate).toBeUndefined();
  expect(await logged(id)).toMatchObject({ trace_id: trace, span_id: span });
});

test("a tracestate of any length is bounded", async () => {
  const { trace, tracestate } = await traced({
    traceparent,
    tracestate: Array.from({ length: 32 }, (_, i) => `key${i}=${"x".repeat(100)}`).join(","),
  });
  expect(trace).toBe(traceId);
  expect(String(tracestate).length).toBeLessThanOrEqual(512);
  expect(tracestate).toMatch(/^key0=x{100},key1=/);
});
