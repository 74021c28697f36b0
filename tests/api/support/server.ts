// A FlavorBot of the test's own: the built binary, on a free port, over a data directory that is
// the test's to keep, damage or hand to the next server.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { binary, spawnBound } from "../../program.js";
import { newDirectory } from "../../scratch.js";

const readyLine = /^FlavorBot is ready at (http:\/\/\S+)$/;
const longestStartMs = 30_000;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

export interface ServerOptions {
  dataDir?: string;
  env?: Record<string, string>;
  /** Arguments after `serve`. */
  args?: string[];
  /** A shell command to run before the server, in its process: `ulimit -f 100`. */
  shell?: string;
}

/** With FLAVORBOT_TEST_ENDPOINT, a DynamoDB: each data directory has a table of its own there. */
export const endpoint = process.env["FLAVORBOT_TEST_ENDPOINT"];

export const tableName = (dataDir: string): string =>
  endpoint === undefined ? "flavorbot-dev" : dataDir.replace(/[^A-Za-z0-9]+/g, "-").slice(-60);

/** With FLAVORBOT_TEST_KEYS, a service that gives keys (../../faults/keys.ts): whose path is each server's own. */
const keySettings = (dataDir: string): Record<string, string> => {
  const keys = process.env["FLAVORBOT_TEST_KEYS"];
  if (keys === undefined) return {};
  return {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${keys}/${tableName(dataDir)}`,
    AWS_CONFIG_FILE: "/dev/null", // ~/.aws would come first
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
};

const endpointSettings = (dataDir: string): Record<string, string> =>
  endpoint === undefined
    ? { FLAVORBOT_TABLE_MODE: "embedded" } // whatever ~/.aws has
    : { DYNAMODB_ENDPOINT: endpoint, DYNAMODB_TABLE_NAME: tableName(dataDir), ...keySettings(dataDir) };

/** With FLAVORBOT_TEST_INSTANCES=2 each server is two, on one table, which answer in turn. */
export const isTwo = process.env["FLAVORBOT_TEST_INSTANCES"] === "2";
const sharedSecret = "of both instances, and of no other";

const ownEnvironment = (env: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  HOME: process.env["HOME"],
  // What the sanitizers of a debug build are told.
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => name.endsWith("SAN_OPTIONS"))),
  FLAVORBOT_RATE_LIMITS: "off",
  ...env,
});

/** What a command has in its environment that works on the table of the server on `dataDir`. */
export const commandEnvironment = (dataDir: string): NodeJS.ProcessEnv =>
  ownEnvironment({ FLAVORBOT_DATA_DIR: dataDir, ...endpointSettings(dataDir) });


function spawnServer(options: ServerOptions, dataDir: string): ChildProcess {
  const args = ["serve", "--port", "0", "--data-dir", dataDir, ...(options.args ?? [])];
  const settings = {
    cwd: newDirectory(), // without a .env file
    env: ownEnvironment({ ...endpointSettings(dataDir), ...options.env }),
    stdio: ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"],
  };
  const command =
    options.shell === undefined
      ? [binary, ...args]
      : ["/bin/bash", "-c", `${options.shell}; exec "$0" "$@"`, binary, ...args];
  return spawnBound(command, settings);
}

export class Server {
  private asked = 0;

  private constructor(
    private readonly ownUrl: string,
    readonly dataDir: string,
    private readonly process: ChildProcess,
    private readonly exited: Promise<Exit>,
    private readonly read: () => string,
    private readonly second: Server | undefined,
  ) {}

  /** Where to send the next request. */
  get url(): string {
    return this.second !== undefined && ++this.asked % 2 === 0 ? this.second.ownUrl : this.ownUrl;
  }

  /** The data directories of all instances. */
  get dataDirs(): string[] {
    return [this.dataDir, ...(this.second?.dataDirs ?? [])];
  }

  /** Starts a server and waits until it says that it is ready. */
  static async start(options: ServerOptions = {}): Promise<Server> {
    if (!isTwo) return Server.startOne(options);
    const dataDir = options.dataDir ?? newDirectory();
    const env = { SESSION_SECRET: sharedSecret, DYNAMODB_TABLE_NAME: tableName(dataDir), ...options.env };
    const second = await Server.startOne({ ...options, env, dataDir: join(dataDir, "second") });
    return Server.startOne({ ...options, env, dataDir }, second);
  }

  private static async startOne(options: ServerOptions, second?: Server): Promise<Server> {
    const { process, exited, read, dataDir, ready } = Server.launch(options);
    const url = await ready;
    if (url === undefined) {
      process.kill("SIGKILL");
      const exit = await exited;
      throw new Error(`the server didn't start (exit code ${exit.code}):\n${exit.output}`);
    }
    return new Server(url, dataDir, process, exited, read, second);
  }

  /** Starts a server that is expected to refuse, and waits for its end. */
  static async refusal(options: ServerOptions = {}): Promise<Exit> {
    const { process, exited, ready } = Server.launch(options);
    if ((await ready) !== undefined) process.kill("SIGKILL");
    return exited;
  }

  private static launch(options: ServerOptions) {
    const dataDir = options.dataDir ?? newDirectory();
    const process = spawnServer(options, dataDir);
    let output = "";
    const ready = new Promise<string | undefined>((done) => {
      const timer = setTimeout(() => done(undefined), longestStartMs);
      for (const stream of [process.stdout, process.stderr]) {
        if (stream === null) continue;
        createInterface({ input: stream }).on("line", (line) => {
          output += `${line}\n`;
          const match = readyLine.exec(line);
          if (match !== null) {
            clearTimeout(timer);
            done(match[1]);
          }
        });
      }
      for (const event of ["exit", "error"]) {
        process.once(event, () => {
          clearTimeout(timer);
          done(undefined);
        });
      }
    });
    // Rejects when there is no such program.
    const exited = once(process, "close").then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      output,
    }));
    return { process, exited, dataDir, ready, read: () => output };
  }

  /** What it has written to its output so far. */
  get output(): string {
    return this.read() + (this.second?.output ?? "");
  }

  /** SIGTERM, and how it ended. */
  async stop(): Promise<Exit> {
    this.process.kill("SIGTERM");
    const second = await this.second?.stop();
    const exit = await this.exited;
    return exit.code === 0 && second !== undefined ? second : exit;
  }

  /** SIGKILL: the process is gone without another instruction. */
  async kill(): Promise<Exit> {
    this.process.kill("SIGKILL");
    await this.second?.kill();
    return this.exited;
  }
}
