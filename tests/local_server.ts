// A server of a test, on a free port of this machine.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Its address, once it listens. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** At once: whoever is connected is cut off. */
export function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}
