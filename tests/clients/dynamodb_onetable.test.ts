// dynamodb-onetable: models of a single table; it also makes the table itself.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Table } from "dynamodb-onetable";
import { Dynamo } from "dynamodb-onetable/Dynamo";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { DbLocal, credentials, region } from "./support/db_local.js";

const schema = {
  format: "onetable:1.1.0",
  version: "0.0.1",
  indexes: {
    primary: { hash: "pk", sort: "sk" },
    gs1: { hash: "gs1pk", sort: "gs1sk", project: "all" },
  },
  models: {
    Cook: {
      pk: { type: String, value: "cook:${id}" },
      sk: { type: String, value: "cook:" },
      gs1pk: { type: String, value: "cook" },
      gs1sk: { type: String, value: "cook:${name}" },
      id: { type: String, required: true },
      name: { type: String, required: true },
      email: { type: String, unique: true, required: true },
      dishes: { type: Number, default: 0 },
      since: { type: Date },
      skills: { type: Array, default: [] },
    },
  },
  params: { isoDates: true, timestamps: true },
} as const;

describe("dynamodb-onetable", () => {
  let db: DbLocal;
  let client: DynamoDBClient;
  let table: Table;

  beforeAll(async () => {
    db = await DbLocal.start("--in-memory");
    client = new DynamoDBClient({ endpoint: db.url, region, credentials, maxAttempts: 1 });
    table = new Table({ name: "onetable", client: new Dynamo({ client }), schema: schema as any, partial: true });
    await table.createTable();
  });
  afterAll(async () => {
    client.destroy();
    expect(await db.stop()).toBe(0);
  });

  it("makes the table with its index", async () => {
    expect(await table.exists()).toBe(true);
    const described: any = await table.describeTable();
    expect(described.Table.GlobalSecondaryIndexes[0].IndexName).toBe("gs1");
  });

  it("keeps a unique attribute unique, by a transaction", async () => {
    const Cook = (table as any).getModel("Cook");
    const since = new Date("2026-01-02T03:04:05.678Z");
    await Cook.create({ id: "1", name: "Ann", email: "ann@example.org", since, skills: ["soup"] });
    await expect(Cook.create({ id: "2", name: "Bob", email: "ann@example.org" })).rejects.toThrow(/[Uu]nique/);
    await Cook.create({ id: "2", name: "Bob", email: "bob@example.org" });
    const ann = await Cook.get({ id: "1" });
    expect(ann).toMatchObject({ name: "Ann", since, skills: ["soup"], dishes: 0 });
  });

  it("updates with add, set and remove, and on conditions", async () => {
    const Cook = (table as any).getModel("Cook");
    const updated = await Cook.update({ id: "1" }, { add: { dishes: 3 }, set: { "skills[0]": "stew" }, remove: ["since"] });
    expect(updated).toMatchObject({ dishes: 3, skills: ["stew"] });
    expect(updated).not.toHaveProperty("since");
    await expect(Cook.update({ id: "1", name: "Anna" }, { where: "${dishes} > {5}" })).rejects.toThrow();
  });

  it("finds through an index and page by page", async () => {
    const Cook = (table as any).getModel("Cook");
    const found = await Cook.find({ gs1sk: { begins: "cook:B" } } as any, { index: "gs1" });
    expect(found.map(({ name }: any) => name)).toEqual(["Bob"]);
    const first: any = await Cook.find({}, { index: "gs1", limit: 1 });
    const second: any = await Cook.find({}, { index: "gs1", limit: 1, next: first.next });
    expect([first[0].name, second[0].name]).toEqual(["Ann", "Bob"]);
    expect((await Cook.scan({}, { where: "${dishes} >= {1}" })).length).toBe(1);
  });

  it("writes batches and transactions, and removes", async () => {
    const Cook = (table as any).getModel("Cook");
    const batch = {};
    for (const id of ["3", "4"]) {
      await table.create("Cook", { id, name: `C${id}`, email: `${id}@example.org` });
      await Cook.get({ id }, { batch });
    }
    expect((await table.batchGet(batch, { parse: true, hidden: false }) as any[]).length).toBe(2);
    const transaction = {};
    await Cook.update({ id: "3", dishes: 9 }, { transaction });
    await Cook.update({ id: "4", dishes: 8 }, { transaction });
    await table.transact("write", transaction);
    expect((await Cook.get({ id: "4" })).dishes).toBe(8);
    await Cook.remove({ id: "4" });
    expect(await Cook.get({ id: "4" })).toBeUndefined();
  });
});
