// What `db local` offers for testing applications, as the stock AWS SDK meets it: throttling, faults,
// latency, a clock that can be set.
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { afterEach, describe, expect, it } from "vitest";

import { DbLocal, credentials, region } from "./support/db_local.js";

const TableName = "recipes";
let db: DbLocal;
const clients: DynamoDBClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  expect(await db.stop()).toBe(0);
});

async function start(...args: string[]): Promise<void> {
  db = await DbLocal.start("--in-memory", ...args);
}

function clientOf(maxAttempts: number): DynamoDBClient {
  const client = new DynamoDBClient({ endpoint: db.url, region, credentials, maxAttempts });
  clients.push(client);
  return client;
}

async function createTable(client: DynamoDBClient, units?: number): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      ...(units === undefined
        ? { BillingMode: "PAY_PER_REQUEST" as const }
        : { ProvisionedThroughput: { ReadCapacityUnits: units, WriteCapacityUnits: units } }),
    }),
  );
}
const put = (id: string) => new PutItemCommand({ TableName, Item: { id: { S: id } } });

async function setClock(change: object): Promise<{ now: string; expiredItems: number }> {
  const answer = await fetch(`${db.url}/_flavorbot/clock`, { method: "PUT", body: JSON.stringify(change) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { now: string; expiredItems: number };
}

describe("db local --throttle", () => {
  it("enforces what a table has provisioned, and gives it back with the clock", async () => {
    await start("--throttle", "--clock", "2030-01-01T00:00:00Z,fixed");
    const client = clientOf(1);
    await createTable(client, 2);
    for (const id of ["a", "b"]) await client.send(put(id));
    const refused = await client.send(put("c")).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProvisionedThroughputExceededException);
    expect((refused as Error).message).toMatch(/^The level of configured provisioned throughput for the table was/);
    await setClock({ advanceSeconds: 1 });
    await client.send(put("c"));
  });

  it("leaves unprocessed what a batch has too much", async () => {
    await start("--throttle", "--clock", "2030-01-01T00:00:00Z,fixed");
    const client = clientOf(1);
    await createTable(client, 2);
    const requests = ["a", "b", "c"].map((id) => ({ PutRequest: { Item: { id: { S: id } } } }));
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }),
    );
    expect(UnprocessedItems?.[TableName]).toEqual([requests[2]]);
  });

  it("is borne by the SDK's own retries", async () => {
    await start("--throttle");
    const client = clientOf(20);
    await createTable(client, 10);
    await Promise.all(Array.from({ length: 15 }, (_, i) => client.send(put(String(i)))));
    expect((await client.send(new ScanCommand({ TableName }))).Count).toBe(15);
  });
});

describe("db local --fault-rate", () => {
  it("is borne by the SDK's own retries", async () => {
    await start("--fault-rate", "0.3", "--seed", "1");
    const client = clientOf(20);
    // A call that failed after it took place finds its table there when it is retried.
    await createTable(client).catch((error: Error) => expect(error.name).toBe("ResourceInUseException"));
    for (let i = 0; i < 20; i++) await client.send(put(String(i)));
    expect((await client.send(new ScanCommand({ TableName }))).Count).toBe(20);
  });

  it("fails calls as the service does", async () => {
    await start("--fault-rate", "1", "--seed", "1");
    const client = clientOf(1);
    const seen = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await client.send(new GetItemCommand({ TableName, Key: { id: { S: "a" } } })).then(
        () => seen.add("done"),
        (error: Error & { $metadata?: { httpStatusCode?: number } }) =>
          seen.add(`${error.name} ${error.$metadata?.httpStatusCode}`),
      );
    }
    expect([...seen].sort()).toEqual(["InternalServerError 500", "ServiceUnavailable 503", "ThrottlingException 400"]);
  });
});

it("db local --latency holds up each call", async () => {
  await start("--latency", "30-40");
  const client = clientOf(1);
  const begin = performance.now();
  await createTable(client);
  expect(performance.now() - begin).toBeGreaterThanOrEqual(29);
});

it("db local --index-delay shows a write in a global index no sooner than it says", async () => {
  const delayMs = 400;
  await start("--index-delay", String(delayMs));
  const client = clientOf(1);
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: ["id", "cook"].map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
      BillingMode: "PAY_PER_REQUEST",
      GlobalSecondaryIndexes: [
        {
          IndexName: "by-cook",
          KeySchema: [{ AttributeName: "cook", KeyType: "HASH" }],
          Projection: { ProjectionType: "ALL" },
        },
      ],
    }),
  );
  const begin = performance.now();
  await client.send(new PutItemCommand({ TableName, Item: { id: { S: "soup" }, cook: { S: "ann" } } }));
  expect((await client.send(new GetItemCommand({ TableName, Key: { id: { S: "soup" } } }))).Item).toBeDefined();
  const isInIndex = async () => {
    const { Count } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "by-cook",
        KeyConditionExpression: "cook = :cook",
        ExpressionAttributeValues: { ":cook": { S: "ann" } },
      }),
    );
    return Count === 1;
  };
  await expect.poll(isInIndex, { interval: 20, timeout: 20_000 }).toBe(true);
  // Both clocks count whole milliseconds, so that one may be lost.
  expect(performance.now() - begin).toBeGreaterThanOrEqual(delayMs - 1);
});

it("db local --clock lets items expire when it is set", async () => {
  await start("--clock", "2030-01-01T00:00:00Z");
  const client = clientOf(1);
  await createTable(client);
  await client.send(
    new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true } }),
  );
  const inAnHour = String(Date.UTC(2030, 0, 1, 1) / 1000);
  for (const [id, ttl] of [["a", inAnHour], ["b", String(Number(inAnHour) * 2)]] as const) {
    await client.send(new PutItemCommand({ TableName, Item: { id: { S: id }, ttl: { N: ttl } } }));
  }
  expect((await setClock({ advanceSeconds: 60 })).expiredItems).toBe(0);
  const { now, expiredItems } = await setClock({ now: "2030-01-01T02:00:00Z" });
  expect(expiredItems).toBe(1);
  expect(now).toMatch(/^2030-01-01T02:00:0/);
  expect((await client.send(new ScanCommand({ TableName }))).Items?.map((item) => item["id"]?.S)).toEqual(["b"]);
  expect((await fetch(`${db.url}/_flavorbot/clock`, { method: "PUT", body: "{}" })).status).toBe(400);
});
