// The document client of the AWS SDK for JavaScript, its paginators and its number wrapper.
import { CreateTableCommand, DynamoDBClient, paginateListTables } from "@aws-sdk/client-dynamodb";
import {
  BatchWriteCommand,
  DynamoDBDocument,
  NumberValue,
  paginateQuery,
  paginateScan,
} from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { DbLocal, credentials, region } from "./support/db_local.js";

const TableName = "notes";

describe("the document client", () => {
  let db: DbLocal;
  let client: DynamoDBClient;
  let documents: DynamoDBDocument;

  beforeAll(async () => {
    db = await DbLocal.start("--in-memory");
    client = new DynamoDBClient({ endpoint: db.url, region, credentials, maxAttempts: 1 });
    documents = DynamoDBDocument.from(client, { unmarshallOptions: { wrapNumbers: false } });
    for (const name of [TableName, "one", "two", "three"]) {
      await client.send(
        new CreateTableCommand({
          TableName: name,
          BillingMode: "PAY_PER_REQUEST",
          KeySchema: [
            { AttributeName: "owner", KeyType: "HASH" },
            { AttributeName: "at", KeyType: "RANGE" },
          ],
          AttributeDefinitions: [
            { AttributeName: "owner", AttributeType: "S" },
            { AttributeName: "at", AttributeType: "N" },
          ],
        }),
      );
    }
    for (let part = 0; part < 4; ++part) {
      await documents.send(
        new BatchWriteCommand({
          RequestItems: {
            [TableName]: Array.from({ length: 25 }, (_, i) => ({
              PutRequest: { Item: { owner: "a", at: part * 25 + i, odd: i % 2 === 1 } },
            })),
          },
        }),
      );
    }
  });
  afterAll(async () => {
    documents.destroy();
    client.destroy();
    expect(await db.stop()).toBe(0);
  });

  it("pages through a query with a filter", async () => {
    const pages = paginateQuery(
      { client: documents, pageSize: 30 },
      {
        TableName,
        KeyConditionExpression: "#o = :a AND #at BETWEEN :from AND :to",
        FilterExpression: "odd = :odd",
        ExpressionAttributeNames: { "#o": "owner", "#at": "at" },
        ExpressionAttributeValues: { ":a": "a", ":from": 10, ":to": 90, ":odd": true },
      },
    );
    const seen: number[] = [];
    let scanned = 0;
    let count = 0;
    for await (const page of pages) {
      ++count;
      scanned += page.ScannedCount!;
      for (const item of page.Items ?? []) seen.push(item["at"]);
    }
    expect([count, scanned]).toEqual([3, 81]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBe(39);
  });

  it("pages through a scan, and goes on from a given key", async () => {
    const keys = new Set<number>();
    let last: Record<string, unknown> | undefined;
    for await (const page of paginateScan({ client: documents, pageSize: 40 }, { TableName })) {
      for (const item of page.Items ?? []) keys.add(item["at"]);
      last ??= page.LastEvaluatedKey;
    }
    expect(keys.size).toBe(100);
    const rest = await documents.scan({ TableName, ExclusiveStartKey: last });
    expect(rest.Count).toBe(60);
  });

  it("pages through the names of tables", async () => {
    const names: string[] = [];
    for await (const page of paginateListTables({ client, pageSize: 2 }, {})) {
      names.push(...(page.TableNames ?? []));
    }
    expect(names).toEqual(["notes", "one", "three", "two"]);
  });

  it("keeps numbers that JavaScript can't hold", async () => {
    const exact = NumberValue.from("12345678901234567890.123456789012345678");
    const Key = { owner: "numbers", at: 1 };
    await documents.put({ TableName, Item: { ...Key, exact } });
    const wrapped = DynamoDBDocument.from(
      new DynamoDBClient({ endpoint: db.url, region, credentials }),
      { unmarshallOptions: { wrapNumbers: true } },
    );
    const { Item } = await wrapped.get({ TableName, Key });
    expect(Item!["exact"].value).toBe("12345678901234567890.123456789012345678");
    wrapped.destroy();
  });

  it("answers transactions with items in their places", async () => {
    await documents.transactWrite({
      TransactItems: [
        { Put: { TableName, Item: { owner: "tx", at: 1, v: new Set(["a"]) } } },
        {
          Update: {
            TableName,
            Key: { owner: "tx", at: 2 },
            UpdateExpression: "SET v = :v",
            ExpressionAttributeValues: { ":v": [1, { two: null }] },
          },
        },
      ],
    });
    const { Responses } = await documents.transactGet({
      TransactItems: [2, 3, 1].map((at) => ({ Get: { TableName, Key: { owner: "tx", at } } })),
    });
    expect(Responses).toEqual([
      { Item: { owner: "tx", at: 2, v: [1, { two: null }] } },
      {},
      { Item: { owner: "tx", at: 1, v: new Set(["a"]) } },
    ]);
  });
});
