// A CloudWatch on this machine: takes PutMetricData in its Query form, and keeps what it was sent.
import { createServer, type IncomingHttpHeaders } from "node:http";

import { close, listen } from "../../local_server.js";
import type { Datum } from "./published.js";

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

const taken =
  '<PutMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><ResponseMetadata>' +
  "<RequestId>1</RequestId></ResponseMetadata></PutMetricDataResponse>";
const refused = (code: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;

/** The members of a list of the Query form, from its first: `Values.member.1`, `Values.member.2` ... */
function members<T>(form: URLSearchParams, name: string, read: (at: string) => T): T[] {
  const found: T[] = [];
  const keys = [...form.keys()];
  for (let i = 1; ; ++i) {
    const at = `${name}.member.${i}`;
    if (!keys.some((key) => key === at || key.startsWith(`${at}.`))) return found;
    found.push(read(at));
  }
}

/** What a request brought. Throws where it isn't what the API reference says. */
export function dataOf(request: Received): { timestamps: string[]; data: Datum[] } {
  const form = new URLSearchParams(request.body);
  const text = (name: string): string => {
    const value = form.get(name);
    if (value === null) throw new Error(`${name} is missing`);
    return value;
  };
  const number = (name: string): number => {
    const value = Number(text(name));
    if (!Number.isFinite(value)) throw new Error(`${name} is no number`);
    return value;
  };
  if (text("Action") !== "PutMetricData" || text("Version") !== "2010-08-01") throw new Error("another action");
  if (text("Namespace") !== "FlavorBot") throw new Error("another namespace");
  const timestamps: string[] = [];
  const data = members(form, "MetricData", (at): Datum => {
    timestamps.push(text(`${at}.Timestamp`));
    const values = members(form, `${at}.Values`, number);
    const counts = members(form, `${at}.Counts`, number);
    if (values.length !== counts.length) throw new Error(`${at}: not as many counts as values`);
    if (form.has(`${at}.Value`) === values.length > 0) throw new Error(`${at}: one of Value and Values`);
    return {
      name: text(`${at}.MetricName`),
      unit: text(`${at}.Unit`),
      dimensions: members(form, `${at}.Dimensions`, (dimension): [string, string] => [
        text(`${dimension}.Name`),
        text(`${dimension}.Value`),
      ]),
      values:
        values.length > 0
          ? values.map((value, i) => ({ value, count: counts[i] ?? 0 }))
          : [{ value: number(`${at}.Value`), count: 1 }],
    };
  });
  return { timestamps, data };
}

export class FakeCloudWatch {
  readonly received: Received[] = [];
  /** Refuses with this status and code while it is set. */
  refusal: { status: number; code: string } | undefined;
  url = "";

  private waiting: (() => void)[] = [];
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      this.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      const { status, code } = this.refusal ?? { status: 200, code: "" };
      response.writeHead(status, { "content-type": "text/xml" }).end(status === 200 ? taken : refused(code));
      for (const wake of this.waiting.splice(0)) wake();
    });
  });

  async start(): Promise<this> {
    this.url = await listen(this.server);
    return this;
  }

  stop(): void {
    close(this.server);
  }

  /** Until the next request has come. */
  next(): Promise<void> {
    return new Promise((come) => this.waiting.push(come));
  }

  get data(): Datum[] {
    return this.received.flatMap((request) => dataOf(request).data);
  }
}
