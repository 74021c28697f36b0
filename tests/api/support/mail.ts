// The mails that a server without SMTP leaves in its data directory.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Server } from "./server.js";

function mailFiles(outbox: string): { name: string; path: string }[] {
  try {
    return readdirSync(outbox)
      .filter((name) => name.endsWith(".eml"))
      .map((name) => ({ name, path: join(outbox, name) }));
  } catch {
    return []; // no mail yet
  }
}

/** Everything mailed to `address` so far, oldest first; its parts are sent as they are (8bit). */
export function mailsTo(server: Server, address: string): string[] {
  return server.dataDirs
    .flatMap((dataDir) => mailFiles(join(dataDir, "outbox")))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ path }) => readFileSync(path, "utf8"))
    .filter((mail) => new RegExp(`^To: .*${address.replace(/[.+]/g, "\\$&")}`, "im").test(mail));
}

/** Waits for a mail to `address` beyond the first `seen`; mails are sent after the answer. */
export async function nextMail(server: Server, address: string, seen = 0): Promise<string> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const mail = mailsTo(server, address)[seen];
    if (mail !== undefined) return mail;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`no mail to ${address}; the server says:\n${server.output}`);
}

/** The token in the link to `page` that a mail has. */
export function tokenIn(mail: string, page: string): string {
  const match = new RegExp(`/${page}\\?[^\\s"<>]*token=([A-Za-z0-9_-]+)`).exec(mail);
  if (match?.[1] === undefined) throw new Error(`no link to ${page} in:\n${mail}`);
  return match[1];
}
