// Where servers get keys that can be renewed, as the role of a container has them: new ones whenever they are
// asked for. A server's first ones may be refused before their time; those after them hold.
import { createServer } from "node:http";

import { close, listen } from "../local_server.js";

const lifetimeMs = 3_600_000;

export const isFirst = (accessKey: string): boolean => accessKey.startsWith("FIRST");

export class Keys {
  /** How often keys were asked for, by the path that a server has of its own. */
  private readonly asked = new Map<string, number>();
  private given = 0;
  private readonly service = createServer((request, response) => {
    const times = (this.asked.get(request.url ?? "") ?? 0) + 1;
    this.asked.set(request.url ?? "", times);
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        AccessKeyId: `${times === 1 ? "FIRST" : "LATER"}${++this.given}`,
        SecretAccessKey: "secret",
        Token: "token",
        Expiration: new Date(Date.now() + lifetimeMs).toISOString(),
      }),
    );
  });

  /** Its address, once it listens; a server's path is appended. */
  start(): Promise<string> {
    return listen(this.service);
  }

  stop(): void {
    close(this.service);
  }
}
