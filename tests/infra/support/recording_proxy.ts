// A proxy that passes requests on as they are, and keeps the headers that they had.
import { createServer, type IncomingHttpHeaders, request as httpRequest } from "node:http";

import { close, listen } from "../../local_server.js";

export class RecordingProxy {
  readonly requests: IncomingHttpHeaders[] = [];

  private readonly server = createServer((request, response) => {
    this.requests.push(request.headers);
    const { method, headers, url } = request;
    const onward = httpRequest(new URL(url ?? "/", this.target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });

  constructor(private readonly target: string) {}

  /** Its address, once it listens. */
  start(): Promise<string> {
    return listen(this.server);
  }

  stop(): void {
    close(this.server);
  }
}
