// A client as the web page is one: JSON in and out, and a jar for the one cookie. Every answer to an
// /api request is held against the contract.
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";

import { contractBreach } from "./contract.js";
import { endIfRefused } from "./refusal.js";
import type { Server } from "./server.js";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed body; undefined when it isn't JSON. */
  json: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests assert on its shape
}

export interface RequestOptions {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  raw?: string | Buffer;
  headers?: Record<string, string>;
}

export const cookieName = "flavorbot.sid";

export class Client {
  cookie: string | undefined;

  constructor(private readonly server: Pick<Server, "url">) {}

  get = (path: string, options?: RequestOptions) => this.send("GET", path, options);
  post = (path: string, body?: unknown, options?: RequestOptions) =>
    this.send("POST", path, { body: body ?? {}, ...options });
  patch = (path: string, body?: unknown, options?: RequestOptions) =>
    this.send("PATCH", path, { body: body ?? {}, ...options });
  delete = (path: string, body?: unknown, options?: RequestOptions) =>
    this.send("DELETE", path, { ...(body === undefined ? {} : { body }), ...options });

  /** `path` goes onto the wire exactly as it is. */
  async send(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const answer = await this.exchange(method, path, options);
    const route = path.split("?")[0] ?? path;
    const isStream = answer.headers["content-type"]?.startsWith("text/event-stream") ?? false;
    if (route.startsWith("/api/") && !isStream) {
      const breach = contractBreach(method, route, answer.status, answer.json);
      if (breach !== undefined) throw new Error(breach);
    }
    endIfRefused(answer.status === 503, `${method} ${route}`);
    return answer;
  }

  private exchange(method: string, path: string, options: RequestOptions): Promise<Answer> {
    const { hostname, port } = new URL(this.server.url);
    const payload = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
    const headers: Record<string, string> = {
      ...(payload === undefined ? {} : { "content-type": "application/json" }),
      ...(payload === undefined ? {} : { "content-length": String(Buffer.byteLength(payload)) }),
      ...(this.cookie === undefined ? {} : { cookie: `${cookieName}=${this.cookie}` }),
      ...options.headers,
    };
    return new Promise((done, fail) => {
      const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", fail);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          this.keepCookie(response.headers["set-cookie"]);
          done({ status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(text) });
        });
      });
      request.on("error", fail);
      request.end(payload);
    });
  }

  private keepCookie(lines: string[] | undefined): void {
    for (const line of lines ?? []) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      if (!pair.startsWith(`${cookieName}=`)) continue;
      const value = pair.slice(cookieName.length + 1);
      const isCleared =
        value === "" || attributes.some((attribute) => /^max-age=0$|^expires=.* 1970 /i.test(attribute));
      this.cookie = isCleared ? undefined : value;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
