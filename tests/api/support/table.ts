// The table behind a server that is stopped: items are read and written as DynamoDB has them, through
// `flavorbot db local` on the server's data directory, or where FLAVORBOT_TEST_ENDPOINT says. When that misbehaves
// (../../faults), FLAVORBOT_TEST_TABLES is the one behind it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { binary, endpoint, tableName } from "./server.js";

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
  const process = spawn(
    binary,
    ["db", "local", "--port", "0", "--data", join(dataDir, "table")],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const closed = once(process, "close");
  try {
    for await (const line of createInterface({ input: process.stdout })) {
      const match = /(http:\/\/\S+)/.exec(line);
      if (match?.[1] !== undefined) return await use(new Table(match[1], tableName(dataDir)));
    }
    throw new Error("flavorbot db local says no address");
  } finally {
    process.kill("SIGTERM");
    await closed;
  }
}
