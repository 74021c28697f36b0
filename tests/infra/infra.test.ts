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
import { GlobalTables } from "./global_tables.js";

const run = promisify(execFile);
const infra = (name: string) => readFileSync(new URL(`../../infra/${name}`, import.meta.url), "utf8");

let engine: DbLocal;
let service: GlobalTables; // the engine, with replicas
let calls: FaultProxy; // without faults: it keeps what was called
let url: string;

beforeAll(async () => {
  engine = await DbLocal.start("--in-memory");
  service = new GlobalTables(engine.url);
  calls = new FaultProxy(await service.start(), {});
  url = await calls.start();
});
afterAll(async () => {
  calls.stop();
  service.stop();
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
  const holds = (name: string): boolean => {
    const [one, other] = document.Conditions[name]["!Equals"];
    return one === other;
  };
  const chosen = ({ "!If": [condition, one, other] }: { "!If": [string, unknown, unknown] }) =>
    holds(condition) ? one : other;
  const { StreamSpecification, ...table } = document.Resources.Table.Properties;
  const stream = chosen(StreamSpecification);
  return {
    ...table,
    ...(stream === "AWS::NoValue" ? {} : { StreamSpecification: stream }),
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
    ...(table.StreamSpecification === undefined
      ? {}
      : { StreamSpecification: { StreamViewType: table.StreamSpecification.StreamViewType } }),
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
      byName(template({ TableName: "for-development", Production: "false", Replicated: "false" })),
    );
  });

  test("in production", async () => {
    await setUp("in-production", "--production");
    expect(byName(await made("in-production"))).toEqual(
      byName(template({ TableName: "in-production", Production: "true", Replicated: "false" })),
    );
  });

  test("with replicas", async () => {
    await setUp("in-regions", "--production", "--replica", "eu-west-1");
    expect(byName(await made("in-regions"))).toEqual(
      byName(template({ TableName: "in-regions", Production: "true", Replicated: "true" })),
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
  const allowed = (file: string) => JSON.parse(infra(file)).Statement[0].Action;

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
    await setUp("set-up", "--production", "--tags", "team=food", "--replica", "eu-west-1");
    expect(needed()).toEqual(allowed("iam-setup-policy.json"));
  });
});

describe("replicas", () => {
  test("are added and awaited, found the second time, and told by db status", async () => {
    const added = await setUp("replicated", "--replica", "eu-west-1", "--replica", "us-west-2");
    expect(added.stdout).toContain(
      'table "replicated": created, with the index GSI1, with a stream for its replicas\n',
    );
    expect(added.stdout).toContain("replica in eu-west-1: added\nreplica in us-west-2: added\nthe table is ready\n");
    expect(added.stderr).toContain('waiting: table "replicated" is UPDATING, replica in eu-west-1 is CREATING\n');

    const again = await setUp("replicated", "--dry-run", "--replica", "eu-west-1", "--replica", "eu-north-1");
    expect(again.stdout).toContain("replica in eu-west-1: there already\nreplica in eu-north-1: to be added\n");
    expect(again.stdout).toContain("nothing was changed\n");

    const status = await run(binary, ["db", "status"], { cwd: newDirectory(), env: settings("replicated") });
    expect(status.stdout).toMatch(/^replicas +eu-west-1: ACTIVE; us-west-2: ACTIVE$/m);
  });

  test("are added to a table that is there, which is given their stream", async () => {
    await setUp("replicated-later");
    const { stdout } = await setUp("replicated-later", "--replica", "eu-west-1");
    expect(stdout).toContain("stream of new and old images: enabled\nreplica in eu-west-1: added\n");
  });
});
