// The built program on a data directory of its own, as a person would start it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { vi } from "vitest";

const binary = resolve(
  process.env["FLAVORBOT_BINARY"] ??
    fileURLToPath(new URL("../../../build/release/flavorbot", import.meta.url)),
);
const readyDeadlineMs = 20_000;
const mailDeadlineMs = 10_000;

// The built-in table, whatever the machine is set up for; with FLAVORBOT_TEST_ENDPOINT, a DynamoDB, a table of the
// data directory's own there.
function cleanEnvironment(dataDir: string): NodeJS.ProcessEnv {
  const endpoint = process.env["FLAVORBOT_TEST_ENDPOINT"];
  const foreign = /^(AWS_|DYNAMODB_|FLAVORBOT_|SMTP_|MAIL_|SESSION_SECRET|ANTHROPIC_|OPENAI_)/;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
    ...(endpoint === undefined
      ? { FLAVORBOT_TABLE_MODE: "embedded" } // whatever ~/.aws has
      : { DYNAMODB_ENDPOINT: endpoint, DYNAMODB_TABLE_NAME: basename(dataDir) }),
  };
}

export class Server {
  private constructor(
    private readonly dataDir: string,
    private process: ChildProcess,
    public url: string,
  ) {}

  static async start(): Promise<Server> {
    const dataDir = await mkdtemp(join(tmpdir(), "flavorbot-browser-"));
    const { child, url } = await launch(dataDir, "0");
    return new Server(dataDir, child, url);
  }

  // Ends the program and starts it anew on the same data and port, so that cookies stay good.
  async restart(): Promise<void> {
    await this.end();
    const { child, url } = await launch(this.dataDir, new URL(this.url).port);
    this.process = child;
    this.url = url;
  }

  async stop(): Promise<void> {
    await this.end();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  // The newest link to `path` in a mail to `address`.
  async mailedLink(address: string, path: string): Promise<string> {
    return vi.waitFor(
      async () => {
        const outbox = join(this.dataDir, "outbox");
        const names = (await readdir(outbox)).filter((name) => name.endsWith(".eml")).sort();
        for (const name of names.reverse()) {
          const mail = decodeMail(await readFile(join(outbox, name), "utf8"));
          const to = /^To:.*$/im.exec(mail)?.[0] ?? "";
          const link = new RegExp(`https?://[^\\s"'<>]+${path}\\?[^\\s"'<>]+`).exec(mail)?.[0];
          if (to.includes(address) && link) return link.replaceAll("&amp;", "&");
        }
        throw new Error(`no mail with a link to ${path} for ${address} in ${outbox}`);
      },
      { timeout: mailDeadlineMs, interval: 50 },
    );
  }

  private async end(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const exited = once(this.process, "exit");
    this.process.kill("SIGTERM");
    const [code] = (await exited) as [number | null];
    if (code !== 0) throw new Error(`${binary} ended with ${String(code)} on SIGTERM`);
  }
}

async function launch(
  dataDir: string,
  port: string,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(binary, ["serve", "--port", port, "--data-dir", dataDir], {
    cwd: dataDir,
    env: cleanEnvironment(dataDir),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  const url = await new Promise<string>((ready, fail) => {
    const giveUp = (why: string) => {
      fail(new Error(`${binary} ${why}:\n${output.join("")}`));
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      giveUp(`is not ready after ${readyDeadlineMs} ms`);
    }, readyDeadlineMs);
    child.on("error", fail);
    child.on("exit", (code) => {
      clearTimeout(timer);
      giveUp(`ended with ${String(code)} before it was ready`);
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      output.push(`${line}\n`);
      const found = /FlavorBot is ready at (http:\/\/\S+)/.exec(line)?.[1];
      if (!found) return;
      clearTimeout(timer);
      ready(found);
    });
  });
  // Nobody reads it any more, but a full pipe would block the program.
  child.stderr.resume();
  return { child, url };
}

// Plain, quoted-printable and base64 bodies, in one part or several.
function decodeMail(mail: string): string {
  return mail
    .split(/^(?=--)/m)
    .map((part) => {
      const [head = "", ...body] = part.split(/\r?\n\r?\n/);
      const text = body.join("\n\n");
      if (/^Content-Transfer-Encoding:\s*base64/im.test(head)) {
        return `${head}\n\n${Buffer.from(text, "base64").toString("utf8")}`;
      }
      if (/^Content-Transfer-Encoding:\s*quoted-printable/im.test(head)) {
        const decoded = text
          .replaceAll(/=\r?\n/g, "")
          .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          );
        return `${head}\n\n${decoded}`;
      }
      return part;
    })
    .join("\n");
}
