// `flavorbot db backup`, `db restore` and `db check` against a `db local` that is being written to,
// and on-demand backups through the stock SDK.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CreateBackupCommand,
  CreateTableCommand,
  DeleteBackupCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListBackupsCommand,
  PutItemCommand,
  RestoreTableFromBackupCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it, onTestFinished } from "vitest";

import { binary } from "../program.js";
import { newDirectory } from "../scratch.js";
import { DbLocal, credentials, region } from "./support/db_local.js";

const run = promisify(execFile);
const TableName = "things";

const connect = (db: DbLocal) => new DynamoDBClient({ endpoint: db.url, region, credentials, maxAttempts: 1 });

async function start(directory: string): Promise<DbLocal> {
  const db = await DbLocal.start("--data", directory);
  onTestFinished(() => db.kill());
  return db;
}

async function createTable(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        { AttributeName: "PK", AttributeType: "N" },
        { AttributeName: "group", AttributeType: "S" },
      ],
      KeySchema: [{ AttributeName: "PK", KeyType: "HASH" }],
      GlobalSecondaryIndexes: [
        {
          IndexName: "byGroup",
          KeySchema: [{ AttributeName: "group", KeyType: "HASH" }],
          Projection: { ProjectionType: "ALL" },
        },
      ],
    }),
  );
}

/** Puts 0, 1, 2 ..., one after the other, until it is stopped or the database is gone. */
class Writer {
  answered = 0;
  private stopping = false;
  private readonly done: Promise<void>;

  constructor(client: DynamoDBClient) {
    this.done = (async () => {
      for (let i = 0; !this.stopping; ++i) {
        const Item = { PK: { N: `${i}` }, group: { S: `group ${i % 7}` }, filling: { S: "x".repeat(500) } };
        await client.send(new PutItemCommand({ TableName, Item }));
        this.answered = i + 1;
      }
    })().catch(() => undefined);
  }

  async reach(count: number): Promise<void> {
    while (this.answered < count) await new Promise((resolve) => setImmediate(resolve));
  }
  async stop(): Promise<void> {
    this.stopping = true;
    await this.done;
  }
}

/** The keys in the table or index, sorted. */
async function keysOf(client: DynamoDBClient, name: string, IndexName?: string): Promise<number[]> {
  const keys: number[] = [];
  const documents = DynamoDBDocumentClient.from(client);
  for await (const page of paginateScan({ client: documents }, { TableName: name, IndexName })) {
    for (const item of page.Items ?? []) keys.push(item["PK"]);
  }
  return keys.sort((a, b) => a - b);
}

/** A database with its table, and a writer that has been answered so often. */
async function written(times: number) {
  const directory = newDirectory();
  const data = join(directory, "data");
  const client = connect(await start(data));
  await createTable(client);
  const writer = new Writer(client);
  await writer.reach(times);
  return { directory, data, backup: join(directory, "backup"), writer };
}

const firstKeys = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("backups", { timeout: 180_000 }, () => {
  it("of a database that is written to have all that was answered before, without a gap", async () => {
    const { directory, data, backup, writer } = await written(200);
    const before = writer.answered;
    await run(binary, ["db", "backup", "--data", data, "--to", backup]);
    const after = writer.answered + 1;
    await writer.reach(after + 50);
    await writer.stop();
    expect(readdirSync(join(data, "checkpoints"))).toEqual([]);

    const restored = join(directory, "restored");
    await run(binary, ["db", "restore", "--from", backup, "--data", restored]);
    const { stdout } = await run(binary, ["db", "check", "--data", restored]);
    expect(stdout).toContain("all is well");
    const copy = connect(await start(restored));
    const keys = await keysOf(copy, TableName);
    expect(keys.length).toBeGreaterThanOrEqual(before);
    expect(keys.length).toBeLessThanOrEqual(after);
    expect(keys).toEqual(firstKeys(keys.length));
    expect(await keysOf(copy, TableName, "byGroup")).toEqual(keys);
  });

  it("that are killed leave nothing under their name, and the next one works", async () => {
    const { directory, data, backup, writer } = await written(100);
    const child = spawn(binary, ["db", "backup", "--data", data, "--to", backup], { stdio: ["ignore", "ignore", "pipe"] });
    await once(child.stderr, "data"); // it has begun
    child.kill("SIGKILL");
    await once(child, "exit");
    if (existsSync(backup)) await run(binary, ["db", "restore", "--from", backup, "--data", join(directory, "first")]);
    await writer.reach(writer.answered + 20);
    const second = join(directory, "second");
    await run(binary, ["db", "backup", "--data", data, "--to", second]);
    await writer.stop();
    await run(binary, ["db", "restore", "--from", second, "--data", join(directory, "restored")]);
  });

  it("through the SDK are restored, also when the process is killed meanwhile", async () => {
    const data = join(newDirectory(), "data");
    let db = await start(data);
    let client = connect(db);
    await createTable(client);
    const writer = new Writer(client);
    await writer.reach(300);
    await writer.stop();
    const { BackupDetails } = await client.send(new CreateBackupCommand({ TableName, BackupName: "backup" }));
    const BackupArn = BackupDetails!.BackupArn!;
    const { TableDescription } = await client.send(
      new RestoreTableFromBackupCommand({ TargetTableName: "restored", BackupArn }),
    );
    expect(TableDescription?.TableStatus).toBe("CREATING");
    await db.kill();

    db = await start(data);
    client = connect(db);
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { TableName: "restored" });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: "restored" }));
    expect(Table?.RestoreSummary?.SourceBackupArn).toBe(BackupArn);
    expect(Table?.ItemCount).toBe(writer.answered);
    expect(await keysOf(client, "restored")).toEqual(firstKeys(writer.answered));
    expect(await keysOf(client, "restored", "byGroup")).toEqual(firstKeys(writer.answered));
    expect((await client.send(new ListBackupsCommand({ TableName }))).BackupSummaries).toHaveLength(1);
    await client.send(new DeleteBackupCommand({ BackupArn }));
    expect((await client.send(new ListBackupsCommand({}))).BackupSummaries).toEqual([]);
    expect(await db.stop()).toBe(0);
    const { stdout } = await run(binary, ["db", "check", "--data", data]);
    expect(stdout).toContain("all is well");
  });
});
