// A DynamoDB endpoint that misbehaves: passes calls on to another, some of them with a fault.
//
// Which calls is drawn from a generator with a seed.
import { Agent, createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from "node:http";

import { close, listen } from "../local_server.js";
import type { Fault, FaultPlan } from "./fault_plan.js";

const delayMs = 200;
const clockAheadMs = 15 * 60_000;
const mostSkewMs = 5 * 60_000;

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const exception = (status: number, name: string, date = new Date()): Answer => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.0", date: date.toUTCString() },
  body: Buffer.from(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: "a fault" })),
});

/** mulberry32: evenly spread, and the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let drawn = Math.imul(state ^ (state >>> 15), 1 | state);
    drawn = (drawn + Math.imul(drawn ^ (drawn >>> 7), 61 | drawn)) ^ drawn;
    return ((drawn ^ (drawn >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** By X-Amz-Date, "20261126T101500Z"; in ms. */
function signedAt(request: IncomingMessage): number {
  const stamp = String(request.headers["x-amz-date"]);
  return Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));
}

/** "AKID" of "... Credential=AKID/20261126/...". */
const accessKeyOf = (request: IncomingMessage): string =>
  /Credential=([^/]*)\//.exec(String(request.headers.authorization))?.[1] ?? "";

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export class FaultProxy {
  /** How many calls had which fault; "none" for those without. */
  readonly counts = new Map<Fault | "none", number>();
  /** The names of the actions that were called: "GetItem". */
  readonly actions = new Set<string>();

  private readonly expired = new Set<string>(); // access keys
  private readonly draw: () => number;
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: unknown) => {
      console.error("fault proxy:", error);
      response.destroy();
    });
  });

  constructor(
    private readonly target: string,
    /** May be changed at any time. */
    public plan: FaultPlan,
    seed = 1,
    /** Whether this access key may expire. */
    private readonly mayExpire: (accessKey: string) => boolean = () => true,
  ) {
    this.draw = generator(seed);
  }

  /** Its address, once it listens. */
  start(): Promise<string> {
    return listen(this.server);
  }

  stop(): void {
    close(this.server);
    this.agent.destroy();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    this.actions.add(String(request.headers["x-amz-target"]).replace(/^.*\./, ""));
    const accessKey = accessKeyOf(request);
    const drawn = this.drawn(accessKey);
    const fault = this.expired.has(accessKey) ? "expired" : drawn;
    this.counts.set(fault ?? "none", (this.counts.get(fault ?? "none") ?? 0) + 1);
    const pass = () => this.pass(request, body);
    switch (fault) {
      case undefined:
        return send(response, await pass());
      case "delayed":
        await new Promise((later) => setTimeout(later, delayMs));
        return send(response, await pass());
      case "reset_before":
        return cut(response);
      case "reset_after":
        await pass();
        return cut(response);
      case "half_answer": {
        const answer = await pass();
        response.writeHead(answer.status, { ...answer.headers, "content-length": String(answer.body.length) });
        response.write(answer.body.subarray(0, answer.body.length / 2), () => cut(response));
        return;
      }
      case "throttled":
        return send(response, exception(400, "ProvisionedThroughputExceededException"));
      case "failed_before":
        return send(response, exception(500, "InternalServerError"));
      case "failed_after":
        await pass();
        return send(response, exception(500, "InternalServerError"));
      case "unavailable":
        return send(response, exception(503, "ServiceUnavailable"));
      case "gateway":
        return send(response, { status: 502, headers: {}, body: Buffer.from("<html>Bad gateway</html>") });
      case "clock": {
        const now = new Date(Date.now() + clockAheadMs);
        if (Math.abs(signedAt(request) - now.getTime()) <= mostSkewMs) return send(response, await pass());
        return send(response, exception(400, "InvalidSignatureException", now));
      }
      case "expired":
        this.expired.add(accessKey);
        return send(response, exception(400, "ExpiredTokenException"));
      case "wrong_crc": {
        const answer = await pass();
        return send(response, { ...answer, headers: { ...answer.headers, "x-amz-crc32": "1" } });
      }
    }
  }

  private drawn(accessKey: string): Fault | undefined {
    let at = this.draw();
    for (const [fault, share] of Object.entries(this.plan) as [Fault, number][]) {
      if (at < share) return fault === "expired" && !this.mayExpire(accessKey) ? undefined : fault;
      at -= share;
    }
    return undefined;
  }

  /** What the DynamoDB answers. */
  private pass(request: IncomingMessage, body: Buffer): Promise<Answer> {
    return new Promise((done, fail) => {
      const onward = httpRequest(
        this.target,
        { method: request.method ?? "POST", headers: request.headers, agent: this.agent },
        (answer) => {
          const headers: Record<string, string> = {};
          for (const name of ["content-type", "x-amz-crc32", "date"]) {
            const value = answer.headers[name];
            if (value !== undefined) headers[name] = String(value);
          }
          bodyOf(answer).then(
            (read) =>
              done({
                status: answer.statusCode ?? 0,
                headers,
                body: read,
              }),
            fail,
          );
        },
      );
      onward.on("error", fail);
      onward.end(body);
    });
  }
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
