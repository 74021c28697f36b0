// The stock AWS SDK for JavaScript against `flavorbot db local`: what its own types and its own
// parsers make of our answers.
import {
  BatchExecuteStatementCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DuplicateItemException,
  DynamoDBClient,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
  ListTablesCommand,
  PutItemCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateTimeToLiveCommand,
  paginateQuery,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  ExecuteStatementCommand as DocumentStatementCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { newDirectory } from "../scratch.js";
import { DbLocal, credentials, region } from "./support/db_local.js";

const TableName = "recipes";
const keySchema = [
  { AttributeName: "PK", KeyType: "HASH" as const },
  { AttributeName: "SK", KeyType: "RANGE" as const },
];

async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      KeySchema: keySchema,
      AttributeDefinitions: ["PK", "SK", "GSI1PK", "GSI1SK"].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S" as const,
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: "GSI1",
          KeySchema: [
            { AttributeName: "GSI1PK", KeyType: "HASH" },
            { AttributeName: "GSI1SK", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
        },
      ],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  await waitUntilTableExists({ client, minDelay: 1, maxWaitTime: 10 }, { TableName: name });
}

describe("the AWS SDK for JavaScript", () => {
  let db: DbLocal;
  let client: DynamoDBClient;
  let documents: DynamoDBDocumentClient;

  beforeAll(async () => {
    db = await DbLocal.start("--in-memory");
    client = new DynamoDBClient({ endpoint: db.url, region, credentials, maxAttempts: 1 });
    documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    await createTable(client, TableName);
  });
  afterAll(async () => {
    client.destroy();
    expect(await db.stop()).toBe(0);
  });

  it("describes and lists tables", async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    expect(Table?.TableStatus).toBe("ACTIVE");
    expect(Table?.KeySchema).toEqual(keySchema);
    expect(Table?.CreationDateTime).toBeInstanceOf(Date);
    expect(Table?.GlobalSecondaryIndexes?.[0]?.IndexStatus).toBe("ACTIVE");
    expect(Table?.BillingModeSummary?.BillingMode).toBe("PAY_PER_REQUEST");
    const { TableNames } = await client.send(new ListTablesCommand({}));
    expect(TableNames).toContain(TableName);
  });

  it("keeps every type that it can marshal", async () => {
    const item = {
      PK: "types",
      SK: "1",
      text: "Crème brûlée 🍮 \u0000 \"'\\",
      empty: "",
      whole: 42,
      fraction: -0.125,
      yes: true,
      nothing: null,
      bytes: new Uint8Array([0, 1, 254, 255]),
      list: ["a", 1, [], { deep: [{ er: true }] }],
      map: { a: { b: { c: "d" } }, none: {} },
      strings: new Set(["a", "b"]),
      numbers: new Set([1, 2.5]),
      binaries: new Set([new Uint8Array([1]), new Uint8Array([2])]),
    };
    await documents.send(new PutCommand({ TableName, Item: item }));
    const { Item } = await documents.send(
      new GetCommand({ TableName, Key: { PK: "types", SK: "1" }, ConsistentRead: true }),
    );
    expect(Item).toEqual(item);
  });

  it("updates with expressions and returns what changed", async () => {
    const Key = { PK: "update", SK: "1" };
    const count = () =>
      documents.send(
        new UpdateCommand({
          TableName,
          Key,
          UpdateExpression: "SET #n = if_not_exists(#n, :zero) + :one, tags = list_append(if_not_exists(tags, :none), :tag)",
          ExpressionAttributeNames: { "#n": "count" },
          ExpressionAttributeValues: { ":zero": 0, ":one": 1, ":none": [], ":tag": ["x"] },
          ReturnValues: "ALL_NEW",
        }),
      );
    expect((await count()).Attributes).toEqual({ ...Key, count: 1, tags: ["x"] });
    expect((await count()).Attributes).toEqual({ ...Key, count: 2, tags: ["x", "x"] });
  });

  it("knows a failed condition by its class, with the item", async () => {
    const item = { PK: { S: "condition" }, SK: { S: "1" }, v: { N: "1" } };
    const put = new PutItemCommand({
      TableName,
      Item: item,
      ConditionExpression: "attribute_not_exists(PK)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    await client.send(put);
    const failure = await client.send(put).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConditionalCheckFailedException);
    expect((failure as ConditionalCheckFailedException).Item).toEqual(item);
    expect((failure as ConditionalCheckFailedException).message).toBe("The conditional request failed");
    expect((failure as ConditionalCheckFailedException).$metadata.requestId).toBeTruthy();
  });

  it("knows other exceptions by their class", async () => {
    await expect(documents.send(new GetCommand({ TableName: "nowhere", Key: { PK: "a", SK: "b" } }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await expect(createTable(client, TableName)).rejects.toBeInstanceOf(ResourceInUseException);
    await expect(
      documents.send(new GetCommand({ TableName, Key: { PK: "a" } })),
    ).rejects.toMatchObject({ name: "ValidationException", message: "The provided key element does not match the schema" });
  });

  it("pages through a query, also with its own paginator", async () => {
    const PK = "pages";
    for (let page = 0; page < 4; ++page) {
      await documents.send(
        new TransactWriteCommand({
          TransactItems: Array.from({ length: 10 }, (_, i) => ({
            Put: { TableName, Item: { PK, SK: String(page * 10 + i).padStart(3, "0"), GSI1PK: "all", GSI1SK: `${page}` } },
          })),
        }),
      );
    }
    const seen: string[] = [];
    const pages = paginateQuery(
      { client, pageSize: 7 },
      {
        TableName,
        KeyConditionExpression: "PK = :p",
        ExpressionAttributeValues: { ":p": { S: PK } },
      },
    );
    for await (const page of pages) for (const item of page.Items ?? []) seen.push(item["SK"]!.S!);
    expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => String(i).padStart(3, "0")));

    const newest = await documents.send(
      new QueryCommand({
        TableName,
        IndexName: "GSI1",
        KeyConditionExpression: "GSI1PK = :all AND GSI1SK >= :from",
        ExpressionAttributeValues: { ":all": "all", ":from": "2" },
        ScanIndexForward: false,
        ReturnConsumedCapacity: "INDEXES",
      }),
    );
    expect(newest.Count).toBe(20);
    expect(newest.Items?.[0]?.["GSI1SK"]).toBe("3");
    expect(newest.ConsumedCapacity?.GlobalSecondaryIndexes?.["GSI1"]?.CapacityUnits).toBeGreaterThan(0);
  });

  it("executes PartiQL statements, and pages through a SELECT by NextToken", async () => {
    const execute = (Statement: string, ...Parameters: object[]) =>
      client.send(
        new ExecuteStatementCommand({ Statement, ...(Parameters.length > 0 && { Parameters: Parameters as any }) }),
      );
    const insert = `INSERT INTO "${TableName}" VALUE {'PK': 'partiql', 'SK': ?, 'm': {'n': ?}}`;
    for (let i = 0; i < 5; ++i) await execute(insert, { S: `${i}` }, { N: `${i}` });
    const again = await execute(insert, { S: "0" }, { N: "0" }).catch((error: unknown) => error);
    expect(again).toBeInstanceOf(DuplicateItemException);
    expect((again as DuplicateItemException).message).toBe("Duplicate primary key exists in table");

    const numbers: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(
        new ExecuteStatementCommand({
          Statement: `SELECT m.n FROM "${TableName}" WHERE PK = 'partiql' ORDER BY SK DESC`,
          Limit: 2,
          ...(NextToken && { NextToken }),
        }),
      );
      for (const item of page.Items ?? []) numbers.push(item["n"]!.N!);
      NextToken = page.NextToken;
    } while (NextToken);
    expect(numbers).toEqual(["4", "3", "2", "1", "0"]);

    const updated = await documents.send(
      new DocumentStatementCommand({
        Statement: `UPDATE "${TableName}" SET m.n = m.n + ? WHERE PK = ? AND SK = ? RETURNING MODIFIED NEW *`,
        Parameters: [10, "partiql", "1"],
      }),
    );
    expect(updated.Items).toEqual([{ m: { n: 11 } }]);
  });

  it("tells of each statement of a batch and of a transaction", async () => {
    const where = (sort: string) => `WHERE PK = 'partiql' AND SK = '${sort}'`;
    const { Responses } = await client.send(
      new BatchExecuteStatementCommand({
        Statements: [
          { Statement: `UPDATE "${TableName}" SET v = 1 ${where("0")} RETURNING ALL NEW *` },
          { Statement: `UPDATE "${TableName}" SET v = 1 ${where("none")}` },
        ],
      }),
    );
    expect(Responses?.[0]?.Item?.["v"]).toEqual({ N: "1" });
    expect(Responses?.[1]?.Error?.Code).toBe("ConditionalCheckFailed");

    const failure = await client
      .send(
        new ExecuteTransactionCommand({
          TransactStatements: [
            { Statement: `DELETE FROM "${TableName}" ${where("0")}` },
            { Statement: `EXISTS(SELECT * FROM "${TableName}" ${where("1")} AND m.n = 0)` },
          ],
        }),
      )
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransactionCanceledException);
    expect((failure as TransactionCanceledException).CancellationReasons?.map((reason) => reason.Code)).toEqual([
      "None",
      "ConditionalCheckFailed",
    ]);
    const read = await client.send(
      new ExecuteTransactionCommand({ TransactStatements: [{ Statement: `SELECT v FROM "${TableName}" ${where("0")}` }] }),
    );
    expect(read.Responses).toEqual([{ Item: { v: { N: "1" } } }]);
  });

  it("writes and reads batches", async () => {
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: Array.from({ length: 25 }, (_, i) => ({
            PutRequest: { Item: { PK: { S: "batch" }, SK: { S: String(i) } } },
          })),
        },
      }),
    );
    const { Responses, UnprocessedKeys } = await documents.send(
      new BatchGetCommand({
        RequestItems: { [TableName]: { Keys: [{ PK: "batch", SK: "3" }, { PK: "batch", SK: "none" }] } },
      }),
    );
    expect(Responses?.[TableName]).toEqual([{ PK: "batch", SK: "3" }]);
    expect(UnprocessedKeys).toEqual({});
  });

  it("tells why a transaction was cancelled", async () => {
    const failure = await client
      .send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName, Item: { PK: { S: "tx" }, SK: { S: "1" } } } },
            {
              ConditionCheck: {
                TableName,
                Key: { PK: { S: "tx" }, SK: { S: "nothing" } },
                ConditionExpression: "attribute_exists(PK)",
              },
            },
          ],
        }),
      )
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransactionCanceledException);
    const reasons = (failure as TransactionCanceledException).CancellationReasons;
    expect(reasons?.map((reason) => reason.Code)).toEqual(["None", "ConditionalCheckFailed"]);
    const { Responses } = await documents.send(
      new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key: { PK: "tx", SK: "1" } } }] }),
    );
    expect(Responses).toEqual([{}]);
  });

  it("scans in parallel segments", async () => {
    const counts = await Promise.all(
      [0, 1, 2, 3].map((Segment) =>
        documents.send(new ScanCommand({ TableName, Segment, TotalSegments: 4, Select: "COUNT" })),
      ),
    );
    const all = await documents.send(new ScanCommand({ TableName, Select: "COUNT" }));
    expect(counts.reduce((sum, { Count }) => sum + Count!, 0)).toBe(all.Count);
  });

  it("deletes items and returns them", async () => {
    const Item = { PK: "delete", SK: "1", v: "gone" };
    await documents.send(new PutCommand({ TableName, Item }));
    const { Attributes } = await documents.send(
      new DeleteCommand({ TableName, Key: { PK: "delete", SK: "1" }, ReturnValues: "ALL_OLD" }),
    );
    expect(Attributes).toEqual(Item);
  });

  it("sets a time to live", async () => {
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
      }),
    );
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "ttl" });
  });

  it("deletes tables", async () => {
    await createTable(client, "short-lived");
    await client.send(new DeleteTableCommand({ TableName: "short-lived" }));
    await waitUntilTableNotExists({ client, minDelay: 1, maxWaitTime: 10 }, { TableName: "short-lived" });
  });
});

it("db local keeps what it acknowledged through a kill -9", async () => {
  const directory = newDirectory();
  const first = await DbLocal.start("--data", directory);
  const before = new DynamoDBClient({ endpoint: first.url, region, credentials });
  await createTable(before, TableName);
  await before.send(new PutItemCommand({ TableName, Item: { PK: { S: "a" }, SK: { S: "b" }, v: { S: "kept" } } }));
  before.destroy();
  await first.kill();

  const second = await DbLocal.start("--data", directory);
  const after = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: second.url, region, credentials }),
  );
  const { Item } = await after.send(new GetCommand({ TableName, Key: { PK: "a", SK: "b" } }));
  expect(Item).toEqual({ PK: "a", SK: "b", v: "kept" });
  after.destroy();
  expect(await second.stop()).toBe(0);
});
