// `flavorbot db local` of the test's own, on a free port.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { createInterface } from "node:readline";

import { binary, spawnBound } from "../../program.js";

const readyLine = /^DynamoDB is ready at (http:\/\/\S+) /;
const longestStartMs = 30_000;

/** What a client needs in its environment or configuration; any key will do. */
export const credentials = { accessKeyId: "test", secretAccessKey: "test-secret" };
export const region = "us-east-1";

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export class DbLocal {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts it with these further arguments, `--in-memory` or `--data DIR`, and waits until it is ready. */
  static async start(...args: string[]): Promise<DbLocal> {
    const child = spawnBound([binary, "db", "local", "--port", "0", ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ready = new Promise<string>((done, fail) => {
      const timer = setTimeout(() => fail(new Error("db local is not ready in time")), longestStartMs);
      child.once("exit", (code) => fail(new Error(`db local ended with exit code ${code}`)));
      child.once("error", fail);
      createInterface({ input: child.stdout! }).on("line", (line) => {
        const url = readyLine.exec(line)?.[1];
        if (url === undefined) return;
        clearTimeout(timer);
        done(url);
      });
    });
    try {
      return new DbLocal(await ready, child);
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
  }

  /** Posts `body` as it is; status, headers and body as they came, nothing decompressed. */
  static rawAnswer(url: string, headers: Record<string, string>, body: Uint8Array): Promise<RawAnswer> {
    return new Promise((done, fail) => {
      const request = httpRequest(url, { method: "POST", headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", fail);
        response.on("end", () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      request.on("error", fail);
      request.end(body);
    });
  }

  /** Asks it to stop; its exit code. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode;
    const exited = once(this.process, "exit") as Promise<[number | null]>;
    this.process.kill("SIGTERM");
    return (await exited)[0];
  }

  /** As a power cut would end it; nothing when it has ended. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await exited;
  }
}
