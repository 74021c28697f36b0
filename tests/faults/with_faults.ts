// Vitest's global set-up: a `flavorbot db local` in memory behind a fault proxy with the plan of
// $FLAVORBOT_FAULTS; the tests' servers have their tables there. Tells at the end what went wrong.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

import { binary } from "../api/support/server.js";
import { parsePlan } from "./fault_plan.js";
import { FaultProxy } from "./fault_proxy.js";

export default async function setUp(): Promise<() => void> {
  const engine = spawn(binary, ["db", "local", "--in-memory", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  let address: string | undefined;
  for await (const line of createInterface({ input: engine.stdout })) {
    address = /(http:\/\/\S+)/.exec(line)?.[1];
    if (address !== undefined) break;
  }
  if (address === undefined) throw new Error("flavorbot db local says no address");
  const proxy = new FaultProxy(address, parsePlan(process.env["FLAVORBOT_FAULTS"] ?? ""));
  process.env["FLAVORBOT_TEST_ENDPOINT"] = await proxy.start();
  process.env["FLAVORBOT_TEST_TABLES"] = address;
  return () => {
    proxy.stop();
    engine.kill("SIGTERM");
    const counts = [...proxy.counts].map(([fault, count]) => `${fault} ${count}`);
    console.log(`calls of the table: ${counts.join(", ")}`);
  };
}
