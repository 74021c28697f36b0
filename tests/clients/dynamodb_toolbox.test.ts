// dynamodb-toolbox: entities of a single table, with the expressions that it builds.
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  $add,
  $append,
  $remove,
  BatchGetRequest,
  BatchPutRequest,
  DeleteItemCommand,
  Entity,
  GetItemCommand,
  PutItemCommand,
  PutTransaction,
  QueryCommand,
  ScanCommand,
  Table,
  UpdateItemCommand,
  BatchGetCommand,
  BatchWriteCommand,
  ConditionCheck,
  executeBatchGet,
  executeBatchWrite,
  executeTransactWrite,
  item,
  list,
  number,
  set,
  string,
} from "dynamodb-toolbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { DbLocal, credentials, region } from "./support/db_local.js";

describe("dynamodb-toolbox", () => {
  let db: DbLocal;
  let client: DynamoDBClient;
  const table = new Table({
    name: "toolbox",
    partitionKey: { name: "PK", type: "string" },
    sortKey: { name: "SK", type: "string" },
    indexes: { "by-rating": { type: "global", partitionKey: { name: "kind", type: "string" }, sortKey: { name: "rating", type: "number" } } },
  });
  const dish = new Entity({
    name: "dish",
    table,
    schema: item({
      owner: string().key().savedAs("PK"),
      id: string().key().savedAs("SK"),
      kind: string(),
      rating: number().default(0),
      tags: set(string()).optional(),
      steps: list(string()).default([]),
      note: string().optional(),
    }),
  });

  beforeAll(async () => {
    db = await DbLocal.start("--in-memory");
    client = new DynamoDBClient({ endpoint: db.url, region, credentials, maxAttempts: 1 });
    table.documentClient = DynamoDBDocumentClient.from(client);
    await client.send(
      new CreateTableCommand({
        TableName: "toolbox",
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [
          { AttributeName: "PK", KeyType: "HASH" },
          { AttributeName: "SK", KeyType: "RANGE" },
        ],
        AttributeDefinitions: [
          { AttributeName: "PK", AttributeType: "S" },
          { AttributeName: "SK", AttributeType: "S" },
          { AttributeName: "kind", AttributeType: "S" },
          { AttributeName: "rating", AttributeType: "N" },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: "by-rating",
            KeySchema: [
              { AttributeName: "kind", KeyType: "HASH" },
              { AttributeName: "rating", KeyType: "RANGE" },
            ],
            Projection: { ProjectionType: "ALL" },
          },
        ],
      }),
    );
  });
  afterAll(async () => {
    client.destroy();
    expect(await db.stop()).toBe(0);
  });

  const key = (id: string) => ({ owner: "ann", id });

  it("puts on a condition, gets and updates", async () => {
    const put = () =>
      dish
        .build(PutItemCommand)
        .item({ ...key("1"), kind: "soup", tags: new Set(["red"]), note: "x" })
        .options({ condition: { attr: "id", exists: false } })
        .send();
    await put();
    await expect(put()).rejects.toThrow("The conditional request failed");
    await dish
      .build(UpdateItemCommand)
      .item({ ...key("1"), rating: $add(4), tags: $add(new Set(["hot"])), steps: $append(["chop", "boil"]), note: $remove() })
      .send();
    const { Item } = await dish.build(GetItemCommand).key(key("1")).options({ consistent: true }).send();
    expect(Item).toMatchObject({ rating: 4, tags: new Set(["red", "hot"]), steps: ["chop", "boil"] });
    expect(Item).not.toHaveProperty("note");
  });

  it("writes and reads batches and transactions", async () => {
    await executeBatchWrite(
      table.build(BatchWriteCommand).requests(
        ...[2, 3, 4].map((i) => dish.build(BatchPutRequest).item({ ...key(`${i}`), kind: "cake", rating: i })),
      ),
    );
    const { Responses } = await executeBatchGet(
      table.build(BatchGetCommand).requests(dish.build(BatchGetRequest).key(key("2")), dish.build(BatchGetRequest).key(key("9"))),
    );
    expect(Responses?.[0]).toMatchObject([{ id: "2" }, undefined]);
    await expect(
      executeTransactWrite(
        dish.build(PutTransaction).item({ ...key("5"), kind: "cake" }),
        dish.build(ConditionCheck).key(key("9")).condition({ attr: "rating", gte: 1 }),
      ),
    ).rejects.toThrow("[None, ConditionalCheckFailed]");
  });

  it("queries an index and scans with filters", async () => {
    const { Items } = await table
      .build(QueryCommand)
      .entities(dish)
      .query({ index: "by-rating", partition: "cake", range: { between: [2, 3] } })
      .options({ reverse: true, filters: { dish: { attr: "id", beginsWith: "3" } } })
      .send();
    expect(Items?.map(({ id }) => id)).toEqual(["3"]);
    const scanned = await table
      .build(ScanCommand)
      .entities(dish)
      .options({ filters: { dish: { or: [{ attr: "rating", gt: 3 }, { attr: "tags", contains: "hot" }] } } })
      .send();
    expect(scanned.Items?.map(({ id }) => id).sort()).toEqual(["1", "4"]);
  });

  it("deletes", async () => {
    const { Attributes } = await dish.build(DeleteItemCommand).key(key("4")).options({ returnValues: "ALL_OLD" }).send();
    expect(Attributes).toMatchObject({ rating: 4 });
  });
});
