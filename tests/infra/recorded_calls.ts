// An endpoint that passes calls on to a DynamoDB and keeps the names of their actions.
import { createServer, type IncomingMessage, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";

export class RecordedCalls {
  /** "GetItem", ... */
  readonly actions = new Set<string>();

  private readonly server = createServer((request: IncomingMessage, response) => {
    const action = /^DynamoDB_20120810\.(\w+)$/.exec(String(request.headers["x-amz-target"]))?.[1];
    if (action !== undefined) this.actions.add(action);
    const onward = httpRequest(this.target, { method: request.method ?? "POST", headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });

  constructor(private readonly target: string) {}

  /** Its address, once it listens. */
  async start(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
