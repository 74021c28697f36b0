// Stock boto3 (Debian's python3-boto3) against `flavorbot db local`, which verifies its signatures: the
// cases are Python's.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

import { DbLocal, credentials } from "./support/db_local.js";

const cases = fileURLToPath(new URL("python/boto3_test.py", import.meta.url));
let db: DbLocal;

beforeAll(async () => {
  db = await DbLocal.start("--in-memory", "--credentials", `${credentials.accessKeyId}:${credentials.secretAccessKey}`);
});
afterAll(async () => {
  expect(await db.stop()).toBe(0);
});

it("boto3 finds everything as it expects it", { timeout: 180_000 }, async () => {
  // Debian's interpreter: its boto3 is in nobody else's path.
  const { stderr } = await promisify(execFile)("/usr/bin/python3", ["-B", cases], {
    env: { ...process.env, DYNAMODB_URL: db.url, AWS_EC2_METADATA_DISABLED: "true" },
  });
  expect(stderr).toMatch(/Ran \d+ tests[^]*\nOK/);
});
