// The table behind a server that is stopped: items are read and written as DynamoDB has them, through
// `flavorbot db local` on the server's data directory, or where FLAVORBOT_TEST_ENDPOINT says. When that misbehaves
// (../../faults), FLAVORBOT_TEST_TABLES is the one behind it.
import { join } from "node:path";

import { DbLocal } from "../../clients/support/db_local.js";
import { endpoint, tableName } from "./server.js";

const tables = process.env["FLAVORBOT_TEST_TABLES"] ?? endpoint;

export type Value =
  | { S: string }
  | { N: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { L: Value[] }
  | { M: Record<string, Value> };
export type Item = Record<string, Value>;

export class Table {
  constructor(
    private readonly url: string,
    private readonly name: string,
  ) {}

  async call(action: string, body: object): Promise<any> { // eslint-disable-line @typescript-eslint/no-explicit-any
    const response = await fetch(this.url, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `DynamoDB_20120810.${action}`,
        authorization:
          "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
        "x-amz-date": "20260101T000000Z",
      },
      body: JSON.stringify({ TableName: this.name, ...body }),
    });
    const json = await response.json();
    if (!response.ok) throw new Error(`${action}: ${JSON.stringify(json)}`);
    return json;
  }

  put = (item: Item) => this.call("PutItem", { Item: item });

  /** Every item, to the last page. */
  async scan(): Promise<Item[]> {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await this.call("Scan", start === undefined ? {} : { ExclusiveStartKey: start });
      items.push(...page.Items);
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  }
}

/** Calls `use` with the table of `dataDir`. No server may run on it. */
export async function withTable<T>(dataDir: string, use: (table: Table) => Promise<T>): Promise<T> {
  if (tables !== undefined) return use(new Table(tables, tableName(dataDir)));
  const engine = await DbLocal.start("--data", join(dataDir, "table"));
  try {
    return await use(new Table(engine.url, tableName(dataDir)));
  } finally {
    await engine.stop();
  }
}
