// infra/ says the same as the program does.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, type ScalarTag } from "yaml";

import { binary } from "../program.js";
import { newDirectory } from "../scratch.js";
import { newPerson, password, recipe, savedRecipe } from "../api/support/people.js";
import { Server } from "../api/support/server.js";
import { Table } from "../api/support/table.js";
import { DbLocal } from "../clients/support/db_local.js";
import { FaultProxy } from "../faults/fault_proxy.js";

const run = promisify(execFile);
const infra = (name: string) => readFileSync(new URL(`../../infra/${name}`, import.meta.url), "utf8");

let engine: DbLocal;
let calls: FaultProxy; // without faults: it keeps what was called
let url: string;

beforeAll(async () => {
  engine = await DbLocal.start("--in-memory");
  calls = new FaultProxy(engine.url, {});
  url = await calls.start();
});
afterAll(async () => {
  calls.stop();
  await engine.stop();
});

const settings = (table: string) => ({
  PATH: process.env["PATH"],
  DYNAMODB_ENDPOINT: url,
  DYNAMODB_TABLE_NAME: table,
  FLAVORBOT_TABLE_MODE: "auto",
});
const setUp = (table: string, ...args: string[]) =>
  run(binary, ["db", "setup", "--data-dir", newDirectory(), ...args], { cwd: newDirectory(), env: settings(table) });

/** The table's properties in the template, for these parameters. */
function template(parameters: Record<string, string>) {
  const scalar = (tag: string, resolve: (text: string) => unknown): ScalarTag => ({ tag, resolve });
  const condition = (tag: string) => ({
    tag,
    collection: "seq" as const,
    resolve: (list: unknown) => ({ [tag]: (list as { toJSON(): unknown[] }).toJSON() }),
  });
  const document = parse(infra("table.yaml"), {
    customTags: [
      scalar("!Ref", (name) => parameters[name] ?? name),
      scalar("!GetAtt", (name) => name),
      condition("!Equals"),
      condition("!If"),
    ],
  });
  const isProduction = parameters["Production"] === "true";
  const chosen = (value: { "!If": unknown[] }) => value["!If"][isProduction ? 1 : 2];
  const { Properties: table } = document.Resources.Table;
  return {
    ...table,
    DeletionProtectionEnabled: chosen(table.DeletionProtectionEnabled),
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: chosen(table.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled),
    },
  };
}

/** What a table is, in the words of the template. */
async function made(name: string) {
  const asked = new Table(engine.url, name);
  const { Table: table } = await asked.call("DescribeTable", {});
  const { TimeToLiveDescription: expiry } = await asked.call("DescribeTimeToLive", {});
  const { ContinuousBackupsDescription: backups } = await asked.call("DescribeContinuousBackups", {});
  const recovery = backups.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus;
  return {
    TableName: table.TableName,
    BillingMode: table.BillingModeSummary.BillingMode,
    AttributeDefinitions: table.AttributeDefinitions,
    KeySchema: table.KeySchema,
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.map(
      ({ IndexName, KeySchema, Projection }: Record<string, unknown>) => ({ IndexName, KeySchema, Projection }),
    ),
    TimeToLiveSpecification: {
      AttributeName: expiry.AttributeName,
      Enabled: ["ENABLED", "ENABLING"].includes(expiry.TimeToLiveStatus),
    },
    DeletionProtectionEnabled: table.DeletionProtectionEnabled,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: recovery === "ENABLED" },
  };
}

const byName = (table: { AttributeDefinitions: { AttributeName: string }[] }) => ({
  ...table,
  AttributeDefinitions: table.AttributeDefinitions.toSorted((a, b) => (a.AttributeName < b.AttributeName ? -1 : 1)),
});

describe("table.yaml is the table of db setup", () => {
  test("for development", async () => {
    await setUp("for-development");
    expect(byName(await made("for-development"))).toEqual(
      byName(template({ TableName: "for-development", Production: "false" })),
    );
  });

  test("in production", async () => {
    await setUp("in-production", "--production");
    expect(byName(await made("in-production"))).toEqual(
      byName(template({ TableName: "in-production", Production: "true" })),
    );
  });
});

describe("the policies allow what is called, and no more", () => {
  /** The permissions that an action needs; transactions need those of their parts. */
  const permissions = (action: string): string[] =>
    action === "TransactWriteItems"
      ? ["ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"]
      : action === "TransactGetItems"
        ? ["GetItem"]
        : [action];
  const needed = () => [...new Set([...calls.actions].flatMap(permissions))].map((one) => `dynamodb:${one}`).toSorted();
  const allowed = (file: string) => JSON.parse(infra(file)).Statement.flatMap(({ Action }: { Action: string[] }) => Action);

  test("by serve, on a table that is there", async () => {
    await setUp("served", "--production");
    calls.actions.clear();
    const server = await Server.start({ env: settings("served") as Record<string, string> });
    const ann = await newPerson(server);
    const saved = await savedRecipe(ann);
    await ann.client.get("/api/recipes");
    await ann.client.patch(`/api/recipes/${saved.id}`, { title: "Soup" });
    await ann.client.delete(`/api/recipes/${saved.id}`);
    await ann.client.post(`/api/recipes/${saved.id}/restore`);
    await ann.client.get("/api/usage");
    await ann.client.get("/api/user/sessions");
    await ann.client.post("/api/login", { email: ann.email, password: "Wrong-Horse-7!" });
    await ann.client.post("/api/recipes", recipe());
    expect((await ann.client.get("/api/user/export")).status).toBe(200);
    await ann.client.post("/api/logout");
    const bo = await newPerson(server);
    expect((await bo.client.delete("/api/user/account", { password })).status).toBe(200);
    await ann.client.get("/readyz");
    await server.stop();
    expect(needed()).toEqual(allowed("iam-policy.json"));
  });

  test("by db setup, of a new table and of one that is there", async () => {
    calls.actions.clear();
    await setUp("set-up");
    await setUp("set-up", "--production");
    expect(needed()).toEqual(allowed("iam-setup-policy.json"));
  });
});
