// Everything that a server counts occurs once: use, lost races, throttling, failures, refusals.
import { newPerson, password, savedRecipe } from "../../api/support/people.js";
import { Client } from "../../api/support/client.js";
import type { Server } from "../../api/support/server.js";
import { Table } from "../../api/support/table.js";
import type { FaultProxy } from "../../faults/fault_proxy.js";

/** What a server that is drilled has in its environment besides: calls that fail do so soon. */
export const drillEnvironment = { AWS_MAX_ATTEMPTS: "3" };

export interface Drilled {
  server: Server;
  /** What is between it and its table. */
  calls: FaultProxy;
  /** Where the table is. */
  engineUrl: string;
  tableName: string;
}

/** The table is gone afterwards. */
export async function drill({ server, calls, engineUrl, tableName }: Drilled): Promise<void> {
  const { email, client } = await newPerson(server);
  await savedRecipe({ id: "", email, client });
  await client.get("/api/recipes");
  await new Client(server).get("/api/recipes"); // 401
  await new Client(server).post("/api/register", { email, password, firstName: "Ann", lastName: "Cook" }); // 409

  // Some attempts are throttled, none of the next.
  const throttled = async (tries: number): Promise<void> => {
    if (tries === 0) throw new Error("nothing was throttled");
    await client.get("/api/recipes");
    if ((calls.counts.get("throttled") ?? 0) === 0) await throttled(tries - 1);
  };
  calls.plan = { throttled: 0.5 };
  await throttled(50);
  calls.plan = { unavailable: 1 };
  await client.get("/api/recipes"); // 503
  calls.plan = {};
  await new Table(engineUrl, tableName).call("DeleteTable", {});
  await client.get("/api/recipes"); // 500 or 503
}
