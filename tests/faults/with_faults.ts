// Vitest's global set-up: a `flavorbot db local` in memory behind a fault proxy with the plan of
// $FLAVORBOT_FAULTS; the tests' servers have their tables there. Tells at the end what went wrong.
import { DbLocal } from "../clients/support/db_local.js";
import { parsePlan } from "./fault_plan.js";
import { FaultProxy } from "./fault_proxy.js";
import { isFirst, Keys } from "./keys.js";

export default async function setUp(): Promise<() => Promise<void>> {
  const engine = await DbLocal.start("--in-memory");
  const plan = parsePlan(process.env["FLAVORBOT_FAULTS"] ?? "");
  const proxy = new FaultProxy(engine.url, plan, 1, isFirst);
  const keys = new Keys();
  // Servers have keys of their own only where keys matter: everywhere else they need none.
  if (plan.expired !== undefined) process.env["FLAVORBOT_TEST_KEYS"] = await keys.start();
  process.env["FLAVORBOT_TEST_ENDPOINT"] = await proxy.start();
  process.env["FLAVORBOT_TEST_TABLES"] = engine.url;
  return async () => {
    proxy.stop();
    keys.stop();
    await engine.stop();
    const counts = [...proxy.counts].map(([fault, count]) => `${fault} ${count}`);
    console.log(`calls of the table: ${counts.join(", ")}`);
  };
}
